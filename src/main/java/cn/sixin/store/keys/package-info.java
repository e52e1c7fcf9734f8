/** Who may open the store: one random key, wrapped once for each officer's password. */
@NullMarked
package cn.sixin.store.keys;

import org.jspecify.annotations.NullMarked;
