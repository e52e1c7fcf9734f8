/** Visits on screen. */
@NullMarked
package cn.sixin.visit.ui;

import org.jspecify.annotations.NullMarked;
