/** Group tickets on screen. */
@NullMarked
package cn.sixin.ticket.ui;

import org.jspecify.annotations.NullMarked;
