/** The weekly report on screen. */
@NullMarked
package cn.sixin.weekly.ui;

import org.jspecify.annotations.NullMarked;
