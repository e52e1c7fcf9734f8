/** One-to-one service on screen. */
@NullMarked
package cn.sixin.service.ui;

import org.jspecify.annotations.NullMarked;
