/** The windows around the pages: first run, sign-in, lock, shell, settings. */
@NullMarked
package cn.sixin.app.ui;

import org.jspecify.annotations.NullMarked;
