package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A day whose dispatch is closed: from then on a change to one of its rows says why. A ledger like any other, so that it is logged and synced. */
public final class ClosedDay {
    public static final Column<LocalDate> AS_OF =
            Column.of("as_of", Kinds.date()).required();
    public static final Column<Instant> CLOSED_AT =
            Column.of("closed_at", Kinds.instant()).required();
    public static final Column<String> CLOSED_BY =
            Column.of("closed_by", Kinds.personName()).required();
    /** Enterprises that had to be reported, and those that were, when it was closed. */
    public static final Column<Integer> DUE = Column.of("due", Kinds.integer(0, 1_000_000));

    public static final Column<Integer> REPORTED = Column.of("reported", Kinds.integer(0, 1_000_000));

    private static final Rule REPORTED_WITHIN = new Rule("reported <= due", List.of(REPORTED, DUE), (row, context) -> {
        Integer reported = row.get(REPORTED);
        Integer due = row.get(DUE);
        return reported != null && due != null && reported > due
                ? Optional.of(Problem.error("dispatch_day.reported_over_due", reported, due))
                : Optional.empty();
    });

    public static final Ledger LEDGER = Ledger.named("dispatch_day")
            .columns(AS_OF, CLOSED_AT, CLOSED_BY, DUE, REPORTED)
            .lookedUpBy(AS_OF)
            .key(NaturalKey.by("day", ClosedDay::dayKey))
            .rules(REPORTED_WITHIN)
            .declare();

    private ClosedDay() {}

    /** How {@link #LEDGER} knows a town's day, as {@link NaturalKey#of} writes it. @param town 9 digits */
    public static String key(String town, LocalDate asOf) {
        return "day:" + town + "/" + asOf;
    }

    /** Whether a town's day is closed. */
    static boolean isClosed(LocalDate day, Context context) {
        return context.lookup().having(AS_OF, day).stream()
                .anyMatch(row -> context.town().equals(row.envelope().town()));
    }

    private static Optional<String> dayKey(Row row) {
        return Optional.ofNullable(row.get(AS_OF)).map(day -> row.envelope().town() + "/" + day);
    }
}
