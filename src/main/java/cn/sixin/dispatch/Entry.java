package cn.sixin.dispatch;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one enterprise's line of a day, as a value: each edit makes another, and undoing takes the earlier one.
 *
 * @param values what can be read of it
 * @param typed columns that somebody has typed into since it was carried forward or saved
 * @param unread what was typed and cannot be read, by column; the value beneath is the one before
 * @param confirmed whether it is the day's report, and not only what was known before
 */
public record Entry(Row values, Set<Column<?>> typed, Map<Column<?>, String> unread, boolean confirmed) {

    public Entry {
        typed = Set.copyOf(typed);
        unread = Map.copyOf(unread);
    }

    /** What is known from before, not yet said of this day. */
    public static Entry carried(Row start) {
        return new Entry(start, Set.of(), Map.of(), false);
    }

    /** As the ledger has it. */
    public static Entry saved(Row row) {
        return new Entry(row, Set.of(), Map.of(), true);
    }

    /** Whether the same stands in it. */
    public boolean same(Entry other) {
        return confirmed == other.confirmed
                && typed.equals(other.typed)
                && unread.equals(other.unread)
                && values.sameValues(other.values);
    }

    public boolean isTouched() {
        return !typed.isEmpty() || !unread.isEmpty();
    }

    /** Whether a cell still shows what was known before, and nobody has said that it holds. */
    public boolean isCarried(Column<?> column) {
        return !confirmed && !typed.contains(column);
    }

    /** What stands in a cell. */
    public String text(Column<?> column, Showing showing) {
        String odd = unread.get(column);
        return odd == null ? column.show(values, showing) : odd;
    }

    /**
     * Something typed, pasted or cleared. What follows from it follows: sums that were not typed against their parts, the
     * day of opening once it has opened.
     */
    public Entry type(Column<?> column, String text, Context context) {
        return read(column, text, context);
    }

    private <T> Entry read(Column<T> column, String text, Context context) {
        Reading<T> reading = column.kind().read(Cell.of(text), context);
        Map<Column<?>, String> odd = new LinkedHashMap<>(unread);
        Set<Column<?>> touched = new LinkedHashSet<>(typed);
        touched.add(column);
        if (reading.isBad()) {
            odd.put(column, text);
            return new Entry(values, touched, odd, confirmed);
        }
        odd.remove(column);
        if (confirmed && odd.equals(unread) && Objects.equals(values.get(column), reading.value())) {
            return this;
        }
        Row set = values.with(column, reading.value());
        return new Entry(follow(column, values, set), touched, odd, confirmed);
    }

    private static Row follow(Column<?> column, Row before, Row now) {
        Row row = now;
        if (Dispatch.PRESENT_PARTS.contains(column) || column == Dispatch.PRESENT) {
            row = sum(Dispatch.PRESENT, Dispatch.present(before), Dispatch.present(now), before, row);
        }
        if (Dispatch.SHORTAGES.contains(column) || column == Dispatch.SHORT_TOTAL) {
            row = sum(Dispatch.SHORT_TOTAL, Dispatch.shortage(before), Dispatch.shortage(now), before, row);
        }
        if (column == Dispatch.GOING_HOME || column == Dispatch.STAYING || column == Dispatch.ON_POST) {
            row = sum(Dispatch.ON_POST, Dispatch.onPost(before), Dispatch.onPost(now), before, row);
        }
        return column == Dispatch.OPEN_STATE ? opened(row) : row;
    }

    /** A sum follows its parts as long as nobody typed another; cleared, it is worked out again. */
    private static Row sum(Column<Integer> total, OptionalInt was, OptionalInt is, Row before, Row now) {
        Integer stood = before.get(total);
        boolean followed = stood == null || (was.isPresent() && was.getAsInt() == stood);
        boolean typedNow = !Objects.equals(stood, now.get(total)) && now.has(total);
        if (typedNow || (!followed && now.has(total))) {
            return now;
        }
        return now.with(total, is.isPresent() && is.getAsInt() >= 0 ? (Integer) is.getAsInt() : null);
    }

    /** It has opened: today, unless an earlier day is known. It has not: then on no day so far. */
    private static Row opened(Row row) {
        LocalDate on = row.get(Dispatch.OPENED_ON);
        LocalDate asOf = row.get(Dispatch.AS_OF);
        String state = row.get(Dispatch.OPEN_STATE, "");
        if (state.equals("partly") || state.equals("fully")) {
            return on == null || (asOf != null && on.isAfter(asOf)) ? row.with(Dispatch.OPENED_ON, asOf) : row;
        }
        return state.equals("not_open") && on != null && asOf != null && !on.isAfter(asOf)
                ? row.with(Dispatch.OPENED_ON, null)
                : row;
    }

    /** It is the day's report, from a call unless something else was said. */
    public Entry confirm(String officer) {
        Row row = values.has(Dispatch.OFFICER) ? values : values.with(Dispatch.OFFICER, officer);
        row = row.has(Dispatch.METHOD) || confirmed ? row : row.with(Dispatch.METHOD, "phone");
        return new Entry(row, typed, unread, true);
    }

    /** 零报告: nothing has changed since, as far as anybody says; nobody was asked. */
    public Entry zero(String officer) {
        return new Entry(values.with(Dispatch.OFFICER, officer), typed, unread, true);
    }

    /** The same edits over the row that the ledger has now, as when somebody else has changed it meanwhile. */
    public Entry over(Row other) {
        Row row = other;
        for (Column<?> column : typed) {
            if (!unread.containsKey(column)) {
                row = follow(column, row, copy(row, values, column));
            }
        }
        return new Entry(row, typed, unread, true);
    }

    /** With what somebody else has changed between {@code read} and {@code stored}, except in what was typed. */
    Entry since(Row read, Row stored) {
        Row row = values;
        for (Column<?> column : values.ledger().columns()) {
            if (typed.contains(column) || !same(column, read, stored)) {
                row = copy(row, stored, column);
            }
        }
        return over(row);
    }

    /** What leads {@code from} to {@code to}, done here: other columns stay, whoever has changed them meanwhile. */
    public Entry step(Entry from, Entry to) {
        Row row = values;
        Set<Column<?>> touched = new LinkedHashSet<>(typed);
        Map<Column<?>, String> odd = new LinkedHashMap<>(unread);
        for (Column<?> column : values.ledger().columns()) {
            if (!same(column, from.values, to.values)) {
                row = copy(row, to.values, column);
            }
            if (from.typed.contains(column) != to.typed.contains(column)) {
                toggle(touched, column, to.typed.contains(column));
            }
            String wanted = to.unread.get(column);
            if (!Objects.equals(from.unread.get(column), wanted)) {
                if (wanted == null) {
                    odd.remove(column);
                } else {
                    odd.put(column, wanted);
                }
            }
        }
        return new Entry(row, touched, odd, from.confirmed == to.confirmed ? confirmed : to.confirmed);
    }

    private static void toggle(Set<Column<?>> set, Column<?> column, boolean in) {
        if (in) {
            set.add(column);
        } else {
            set.remove(column);
        }
    }

    private static <T> boolean same(Column<T> column, Row one, Row other) {
        return Objects.equals(one.get(column), other.get(column));
    }

    private static <T> Row copy(Row into, Row from, Column<T> column) {
        return into.with(column, from.get(column));
    }

    /** All that is wrong with it; nothing while it is only carried forward. @param last the last known day before */
    public List<Problem> problems(@Nullable Row last, Context context) {
        if (!confirmed && !isTouched()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        unread.forEach((column, text) -> problems.addAll(
                column.kind().read(Cell.of(text), context).on(column).problems()));
        // What rests on other days, the day's sheet knows by itself: which it follows, whether it is closed.
        values.ledger().check(values, context.with(Context.Lookup.NONE)).stream()
                .filter(problem -> !unread.containsKey(problem.column()))
                .forEach(problems::add);
        problems.addAll(Falling.problems(last, values));
        return problems;
    }
}
