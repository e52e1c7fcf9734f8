@NullMarked
package cn.sixin.store.search;

import org.jspecify.annotations.NullMarked;
