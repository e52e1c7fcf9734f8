/** Synthetic enterprises and rows, to look at the station before one's own are in it. */
@NullMarked
package cn.sixin.app.demo;

import org.jspecify.annotations.NullMarked;
