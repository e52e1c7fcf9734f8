/** Stores proven on real encrypted files. */
@NullMarked
package cn.sixin.store;

import org.jspecify.annotations.NullMarked;
