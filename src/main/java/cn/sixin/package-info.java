/** What this program keeps ledgers of. */
@NullMarked
package cn.sixin;

import org.jspecify.annotations.NullMarked;
