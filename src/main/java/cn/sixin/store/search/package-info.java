/**
 * A ledger's rows in memory, by columns: what tables, find boxes, filters and imports are answered from at once.
 * Nothing here is written to a disk. No JavaFX, no SQL.
 */
@NullMarked
package cn.sixin.store.search;

import org.jspecify.annotations.NullMarked;
