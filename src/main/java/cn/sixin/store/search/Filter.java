package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.SyncState;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A condition that rows must meet; a query's filters must all hold. */
public sealed interface Filter {

    /** The value's text, of a reference its title, has this in it; the case of Latin letters aside. */
    record Contains(Column<?> column, String text) implements Filter {}

    /**
     * The value is one of these, of several choices any is.
     *
     * @param values of the kind's type; of a column of choices the codes
     * @param orBlank rows without a value, too
     */
    record OneOf(Column<?> column, Set<?> values, boolean orBlank) implements Filter {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /** A count or an amount (分) within these bounds, both inclusive; null is open. */
    record Between(
            Column<? extends Number> column,
            @Nullable Long low,
            @Nullable Long high) implements Filter {}

    /** A day within these bounds, both inclusive; null is open. */
    record Days(
            Column<LocalDate> column,
            @Nullable LocalDate from,
            @Nullable LocalDate to) implements Filter {}

    /** There is no value, or there is one. */
    record Blank(Column<?> column, boolean blank) implements Filter {}

    /** The row carries the mark today, or does not; none that rests on other rows. */
    record Marked(Mark mark, boolean holds) implements Filter {}

    /** Where the row stands with the city server. */
    record State(Set<SyncState> states) implements Filter {
        public State {
            states = Set.copyOf(states);
        }
    }

    /** These rows alone. */
    record Rows(Set<UUID> ids) implements Filter {
        public Rows {
            ids = Set.copyOf(ids);
        }
    }
}
