package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cumulative figure lower than it was (domain 1.3): it takes two days to see, so it is no rule of a single row. */
public final class Falling {

    private Falling() {}

    /** The cumulative columns in which today says less than the last known day; a blank says nothing, so less. */
    public static List<Column<Integer>> columns(@Nullable Row last, Row today) {
        return last == null
                ? List.of()
                : Dispatch.CUMULATIVE.stream()
                        .filter(column -> today.get(column, 0) < last.get(column, 0))
                        .toList();
    }

    /** An error on each of them, unless the row says why. */
    public static List<Problem> problems(@Nullable Row last, Row today) {
        return last == null || today.has(Dispatch.LOWER_REASON)
                ? List.of()
                : columns(last, today).stream()
                        .map(column -> Problem.error(
                                        "dispatch.lower_than_before",
                                        today.get(column, 0),
                                        last.get(column, 0),
                                        last.get(Dispatch.AS_OF, LocalDate.MIN))
                                .on(column))
                        .toList();
    }
}
