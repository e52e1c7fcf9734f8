package cn.sixin.weekly;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * How an enterprise stands as of a day: its latest dispatch row up to then. Figures are cumulative, so that a day on which
 * nobody asked stands as the one before.
 *
 * @param row the dispatch row's id
 * @param asOf that row's day, the day asked for or an earlier one
 * @param state 开工状态, as {@link Dispatch#OPEN_STATES} has it
 * @param figures what it adds to the town's
 */
public record Standing(UUID row, UUID enterprise, LocalDate asOf, String state, Figures figures) {

    /** Of two rows of one enterprise and day, as two devices may write them, the later change counts. */
    private static final Comparator<Row> LATER = Comparator.comparing(
                    (Row row) -> row.get(Dispatch.AS_OF, LocalDate.MIN))
            .thenComparing(row -> row.envelope().changedAt())
            .thenComparing(Row::id);

    public static Standing of(Row dispatch) {
        return new Standing(
                dispatch.id(),
                Objects.requireNonNull(dispatch.get(Dispatch.ENTERPRISE)),
                Objects.requireNonNull(dispatch.get(Dispatch.AS_OF)),
                dispatch.get(Dispatch.OPEN_STATE, ""),
                Figures.of(dispatch));
    }

    /**
     * One standing for each enterprise that has a row from {@code from} to {@code to}, both inclusive.
     *
     * @param rows dispatch rows in any order, of any days
     * @param from the season's first day: what stood in another season says nothing of this one
     */
    public static List<Standing> asOf(Iterable<Row> rows, LocalDate from, LocalDate to) {
        Map<UUID, Row> latest = new LinkedHashMap<>();
        for (Row row : rows) {
            UUID enterprise = row.get(Dispatch.ENTERPRISE);
            if (enterprise != null && within(row, from, to)) {
                latest.merge(enterprise, row, (a, b) -> LATER.compare(a, b) < 0 ? b : a);
            }
        }
        return latest.values().stream().map(Standing::of).toList();
    }

    private static boolean within(Row row, LocalDate from, LocalDate to) {
        LocalDate day = row.get(Dispatch.AS_OF);
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    public static Figures sum(Iterable<Standing> standings) {
        Figures sum = Figures.NONE;
        for (Standing standing : standings) {
            sum = sum.plus(standing.figures());
        }
        return sum;
    }

    /**
     * The town's figures for each day from {@code from} to {@code to} on which there was anything to sum, in order. The
     * same as {@link #asOf} for each of the days, in one pass.
     */
    public static Map<LocalDate, Figures> course(Iterable<Row> rows, LocalDate from, LocalDate to) {
        List<Row> inOrder = new ArrayList<>();
        for (Row row : rows) {
            if (row.has(Dispatch.ENTERPRISE) && within(row, from, to)) {
                inOrder.add(row);
            }
        }
        inOrder.sort(LATER);
        Map<LocalDate, Figures> course = new LinkedHashMap<>();
        Map<UUID, Figures> latest = new LinkedHashMap<>();
        Figures sum = Figures.NONE;
        int next = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            while (next < inOrder.size() && day.equals(inOrder.get(next).get(Dispatch.AS_OF))) {
                Standing standing = of(inOrder.get(next++));
                Figures before = latest.put(standing.enterprise(), standing.figures());
                sum = sum.plus(standing.figures()).minus(before == null ? Figures.NONE : before);
            }
            if (!latest.isEmpty()) {
                course.put(day, sum);
            }
        }
        return course;
    }
}
