/** Small controls that JavaFX lacks. */
@NullMarked
package cn.sixin.kit.control;

import org.jspecify.annotations.NullMarked;
