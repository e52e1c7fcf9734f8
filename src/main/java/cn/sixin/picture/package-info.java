/** Photos made fit to be kept: turned upright, small, and silent about where they were taken. */
@NullMarked
package cn.sixin.picture;

import org.jspecify.annotations.NullMarked;
