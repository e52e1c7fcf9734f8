package cn.sixin.store;

import cn.sixin.ledger.Row;
import java.util.List;

/**
 * What came of taking a group back.
 *
 * @param leftOut rows that were changed since, as they are now; at most {@link Saving#NAMED} of them
 * @param leftOutCount how many there were
 */
public record Undone(Saving saving, List<Row> leftOut, long leftOutCount) {}
