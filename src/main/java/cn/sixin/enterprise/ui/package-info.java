/** The roster of enterprises on screen. */
@NullMarked
package cn.sixin.enterprise.ui;

import org.jspecify.annotations.NullMarked;
