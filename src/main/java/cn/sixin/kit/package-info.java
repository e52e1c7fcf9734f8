/** The JavaFX kit, free of any feature: look, views, dialogs, windows. */
@NullMarked
package cn.sixin.kit;

import org.jspecify.annotations.NullMarked;
