/** The table of a ledger: virtual, filtered, sorted and arranged by its officer. */
@NullMarked
package cn.sixin.kit.table;

import org.jspecify.annotations.NullMarked;
