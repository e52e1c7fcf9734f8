package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.survey.Survey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a day's row starts from: the last that is known of the enterprise in this season. */
public final class Carry {

    /**
     * What holds from one day to the next until somebody says otherwise. Who was asked, how, by whom and why a figure
     * fell belong to their own day.
     */
    public static final List<Column<?>> HELD = List.of(
            Dispatch.OPEN_STATE,
            Dispatch.OPENED_ON,
            Dispatch.ON_POST,
            Dispatch.GOING_HOME,
            Dispatch.STAYING,
            Dispatch.RETURNED,
            Dispatch.HIRED,
            Dispatch.LEFT,
            Dispatch.PRESENT,
            Dispatch.SHORT_GENERAL,
            Dispatch.SHORT_SKILLED,
            Dispatch.SHORT_TECHNICAL,
            Dispatch.SHORT_MANAGERIAL,
            Dispatch.SHORT_TOTAL,
            Dispatch.RIGID,
            Dispatch.RIGID_SOLVED,
            Dispatch.DEFINITION);

    private Carry() {}

    /**
     * A row as it lies in a ledger.
     *
     * @param place where the caller finds it again
     */
    public record Known(UUID enterprise, LocalDate asOf, int place) {}

    /**
     * Of each enterprise the last row before {@code day}, however many days lie between. Rows before {@code from} belong
     * to another season. Of two rows of one day, as two stations may have made them, the one given later counts.
     */
    public static Map<UUID, Known> lastBefore(Iterable<Known> rows, LocalDate from, LocalDate day) {
        Map<UUID, Known> last = new HashMap<>();
        for (Known row : rows) {
            if (!row.asOf().isBefore(from) && row.asOf().isBefore(day)) {
                last.merge(row.enterprise(), row, (a, b) -> b.asOf().isBefore(a.asOf()) ? a : b);
            }
        }
        return last;
    }

    /**
     * @param start the day's row with its enterprise and day alone
     * @param last null when the season has no row of it yet; then the 节前 survey says who was there before the holiday
     * @param survey null when nobody surveyed it
     */
    public static Row into(Row start, @Nullable Row last, @Nullable Row survey) {
        Row row = start;
        if (last != null) {
            for (Column<?> column : HELD) {
                row = copy(row, last, column);
            }
        } else if (survey != null) {
            row = row.with(Dispatch.ON_POST, survey.get(Survey.ON_POST))
                    .with(Dispatch.GOING_HOME, survey.get(Survey.GOING_HOME))
                    .with(Dispatch.STAYING, survey.get(Survey.STAYING));
        }
        return row;
    }

    private static <T> Row copy(Row into, Row from, Column<T> column) {
        return into.with(column, from.get(column));
    }
}
