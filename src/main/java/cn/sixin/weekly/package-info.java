/** 周报: computed from the dispatch rows of any day, frozen when it is submitted. */
@NullMarked
package cn.sixin.weekly;

import org.jspecify.annotations.NullMarked;
