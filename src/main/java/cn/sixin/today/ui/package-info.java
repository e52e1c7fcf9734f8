/** The home page. */
@NullMarked
package cn.sixin.today.ui;

import org.jspecify.annotations.NullMarked;
