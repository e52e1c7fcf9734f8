/** Keys and passwords, proven on real files. */
@NullMarked
package cn.sixin.store.keys;

import org.jspecify.annotations.NullMarked;
