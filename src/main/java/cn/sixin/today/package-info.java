/** 今日: what every ledger's dues ask for, as one list. It is read from the store, never from rows in memory. */
@NullMarked
package cn.sixin.today;

import org.jspecify.annotations.NullMarked;
