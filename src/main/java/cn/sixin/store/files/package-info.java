/** The data folder: where each file lies, how it is written so that it survives, and what can go wrong with it. */
@NullMarked
package cn.sixin.store.files;

import org.jspecify.annotations.NullMarked;
