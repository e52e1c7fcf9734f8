package cn.sixin.page;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Showing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a row, in the officer's words: who, when, which fields, old and new. Masked columns stay masked. */
public final class History {

    private History() {}

    /** One change. @param at UTC */
    public record Entry(UUID group, Change.What what, Instant at, String officer, String why, List<Field> fields) {}

    /** One column's part of it; "" where there was or is nothing. */
    public record Field(String label, String before, String after) {}

    /** Newest first. */
    public static List<Entry> of(Ledger ledger, List<Change> changes, Showing showing) {
        return changes.stream()
                .sorted(Comparator.comparingLong(Change::seq).reversed())
                .map(change -> entry(ledger, change, showing))
                .toList();
    }

    private static Entry entry(Ledger ledger, Change change, Showing showing) {
        List<Field> fields = change.delta().entrySet().stream()
                // Columns that are merged as one are logged together, even those that stayed as they were.
                .filter(e -> !Objects.equals(e.getValue().before(), e.getValue().after()))
                .map(e -> field(ledger, e.getKey(), e.getValue(), showing))
                .toList();
        String why = change.why() == null ? "" : change.why();
        return new Entry(change.group(), change.what(), change.at(), change.officer(), why, fields);
    }

    /** A column that a newer program wrote and this one does not know is shown by its name. */
    private static Field field(Ledger ledger, String name, Change.Delta delta, Showing showing) {
        return ledger.find(name)
                .map(column -> new Field(
                        column.label(showing.labels()),
                        shown(column, delta.before(), showing),
                        shown(column, delta.after(), showing)))
                .orElseGet(() -> new Field(name, plain(delta.before()), plain(delta.after())));
    }

    private static <T> String shown(Column<T> column, @Nullable Object sent, Showing showing) {
        if (sent == null) {
            return "";
        }
        Kind<T> kind = column.kind();
        T value = kind.receive(sent);
        return column.isMasked() ? kind.mask(value, showing) : kind.show(value, showing);
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
