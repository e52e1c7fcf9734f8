/** The encrypted store of a station: rows, the change log, backups and what rescues them. */
@NullMarked
package cn.sixin.store;

import org.jspecify.annotations.NullMarked;
