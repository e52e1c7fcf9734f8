package cn.sixin.store;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What a check of a store found.
 *
 * @param schema the version of its tables
 * @param rows rows a ledger, deleted ones not counted
 * @param changes changes in the log
 * @param brokenAt the first change that does not follow from the one before
 * @param strayRows rows whose values are not those that their last change left
 * @param journalAgrees whether the journal ends at the log's last change and every chunk of it can be read
 * @param pending changes that the city server does not have
 */
public record CheckReport(
        String schema,
        Map<String, Long> rows,
        long changes,
        OptionalLong brokenAt,
        long strayRows,
        boolean journalAgrees,
        long pending) {

    public boolean sound() {
        return brokenAt.isEmpty() && strayRows == 0 && journalAgrees;
    }
}
