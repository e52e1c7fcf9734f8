/** The daily dispatch on screen: a day's grid, what stands beside it, and how it is kept. */
@NullMarked
package cn.sixin.dispatch.ui;

import org.jspecify.annotations.NullMarked;
