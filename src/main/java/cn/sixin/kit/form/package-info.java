/** Binding of declared columns to the controls of a form. */
@NullMarked
package cn.sixin.kit.form;

import org.jspecify.annotations.NullMarked;
