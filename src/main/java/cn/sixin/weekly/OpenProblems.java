package cn.sixin.weekly;

import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** 问题清单: what enterprises had raised by a day and nobody had settled then. */
public final class OpenProblems {
    private static final List<String> RISKS = List.of("red", "yellow", "blue");

    private OpenProblems() {}

    /**
     * Handed up ones are not settled. Those of red risk first, then by their day.
     *
     * @param services service rows in any order
     */
    public static List<Row> asOf(Iterable<Row> services, LocalDate day) {
        List<Row> open = new ArrayList<>();
        for (Row row : services) {
            if (!row.get(Service.RAISED_ON, LocalDate.MAX).isAfter(day) && !isClosedBy(row, day)) {
                open.add(row);
            }
        }
        open.sort(Comparator.comparingInt(OpenProblems::risk)
                .thenComparing(row -> row.get(Service.DUE_ON, LocalDate.MAX))
                .thenComparing(row -> row.get(Service.RAISED_ON, LocalDate.MAX))
                .thenComparing(Row::id));
        return List.copyOf(open);
    }

    private static boolean isClosedBy(Row row, LocalDate day) {
        return Service.isClosed(row)
                && !row.get(Service.CLOSED_ON, LocalDate.MIN).isAfter(day);
    }

    private static int risk(Row row) {
        int place = RISKS.indexOf(row.get(Service.RISK, ""));
        return place < 0 ? RISKS.size() : place;
    }
}
