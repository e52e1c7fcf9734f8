package cn.sixin.season;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A stretch of days of a season, both ends included. An end that is not set is open. */
public record Span(@Nullable LocalDate from, @Nullable LocalDate to) {

    static Span of(Row season, Column<LocalDate> from, Column<LocalDate> to) {
        return new Span(season.get(from), season.get(to));
    }

    /** Whether neither end is set: nobody has said when it is. */
    public boolean unknown() {
        return from == null && to == null;
    }

    public boolean contains(LocalDate day) {
        return !isBefore(day) && !isOver(day);
    }

    /** Whether {@code day} comes before it. */
    public boolean isBefore(LocalDate day) {
        return from != null && day.isBefore(from);
    }

    /** Whether it is past on {@code day}. */
    public boolean isOver(LocalDate day) {
        return to != null && day.isAfter(to);
    }
}
