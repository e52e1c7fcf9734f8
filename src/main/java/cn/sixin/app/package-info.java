/** The composition root: the process, its windows, navigation, settings. */
@NullMarked
package cn.sixin.app;

import org.jspecify.annotations.NullMarked;
