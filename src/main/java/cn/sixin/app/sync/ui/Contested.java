package cn.sixin.app.sync.ui;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.store.Sync;
import cn.sixin.sync.Resolution;
import cn.sixin.sync.Rows;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An open conflict beside the rows that it is about, as the station has them.
 *
 * @param conflict a row of {@link Conflict#LEDGER}
 * @param ledger where the row lies that it is about
 * @param about empty when this station has no such row
 * @param twin with two rows of the same thing: the one that was there first
 */
record Contested(Row conflict, Ledger ledger, Optional<Row> about, Optional<Row> twin, Kind kind) {

    /** What it is; each is worded by {@code sync.conflict.<name>}. */
    enum Kind {
        FIELD,
        EDIT_DELETED,
        DELETE_EDITED,
        UNKNOWN_ROW,
        DUPLICATE,
        PROPOSAL;

        String key() {
            return "sync.conflict." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A column on which the two sides differ. */
    record Field(Column<?> column, Row kept, Row offered) {}

    /**
     * Those that this program can decide upon, with the rows that they are about asked for at once. A newer program may
     * have made others, about what this one does not know: taking a side that cannot be read would lose it.
     */
    static List<Contested> of(List<Row> conflicts, Sync sync) {
        Set<String> known = sync.ledgers().stream().map(Ledger::name).collect(Collectors.toSet());
        Map<String, Set<UUID>> asked = new HashMap<>();
        for (Row conflict : conflicts) {
            String ledger = conflict.get(Conflict.ABOUT_LEDGER, "");
            if (known.contains(ledger)) {
                Set<UUID> ids = asked.computeIfAbsent(ledger, name -> new LinkedHashSet<>());
                id(conflict.get(Conflict.ABOUT)).ifPresent(ids::add);
                id(conflict.get(Conflict.TWIN)).ifPresent(ids::add);
            }
        }
        Map<UUID, Row> rows = sync.rows(asked);
        return conflicts.stream()
                .flatMap(conflict -> of(conflict, sync.ledgers(), rows).stream())
                .toList();
    }

    private static Optional<Contested> of(Row conflict, List<Ledger> ledgers, Map<UUID, Row> rows) {
        String name = conflict.get(Conflict.ABOUT_LEDGER, "");
        Optional<Kind> kind = kind(conflict.get(Conflict.KIND, ""));
        Optional<Ledger> ledger =
                ledgers.stream().filter(each -> each.name().equals(name)).findFirst();
        if (ledger.isEmpty() || kind.isEmpty() || !readable(ledger.get(), conflict.get(Conflict.OFFERED))) {
            return Optional.empty();
        }
        return Optional.of(new Contested(
                conflict,
                ledger.get(),
                id(conflict.get(Conflict.ABOUT)).map(rows::get),
                id(conflict.get(Conflict.TWIN)).map(rows::get),
                kind.get()));
    }

    private static boolean readable(Ledger ledger, @Nullable String offered) {
        Map<String, @Nullable Object> values = Codec.values(offered);
        Set<String> read =
                Rows.known(ledger, values).keySet().stream().map(Column::name).collect(Collectors.toSet());
        return values.entrySet().stream().allMatch(each -> each.getValue() == null || read.contains(each.getKey()));
    }

    private static Optional<Kind> kind(String word) {
        return List.of(Kind.values()).stream()
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static Optional<UUID> id(@Nullable String text) {
        return Optional.ofNullable(text).filter(id -> !id.isEmpty()).map(UUID::fromString);
    }

    /** What a person calls it: the row here, else what is known of it. */
    Row named() {
        return about.orElseGet(() -> Resolution.side(conflict, ledger, Conflict.OFFERED));
    }

    /** What stands now: the row here, else the side that was kept. With two rows: the first. */
    Row kept() {
        if (kind == Kind.DUPLICATE && twin.isPresent()) {
            return twin.get();
        }
        return about.orElseGet(() -> Resolution.side(conflict, ledger, Conflict.KEPT));
    }

    /** What came later. With two rows: the second. */
    Row offered() {
        return kind == Kind.DUPLICATE
                ? about.orElseGet(() -> Resolution.side(conflict, ledger, Conflict.OFFERED))
                : Resolution.side(conflict, ledger, Conflict.OFFERED);
    }

    /** The columns to be decided upon, in the ledger's order. */
    List<Field> fields() {
        Row kept = kept();
        Row offered = offered();
        Set<String> contested = Codec.values(conflict.get(Conflict.OFFERED)).keySet();
        List<Field> fields = new ArrayList<>();
        for (Column<?> column : ledger.columns()) {
            boolean asked = switch (kind) {
                case DUPLICATE -> !Objects.equals(kept.get(column), offered.get(column));
                // Who deletes offers no values: the row is shown as it stands.
                case DELETE_EDITED -> kept.get(column) != null;
                default -> contested.contains(column.name());
            };
            if (asked) {
                fields.add(new Field(column, kept, offered));
            }
        }
        return fields;
    }

    /** What stands for a side that has no value there. */
    String blank() {
        return kind == Kind.DELETE_EDITED ? "sync.conflict.deleted" : "sync.conflict.blank";
    }

    /** Of two rows of the same thing a value goes before none. */
    boolean prefersOffered(Field field) {
        return kind == Kind.DUPLICATE && field.kept().get(field.column()) == null;
    }

    /** Whether each column can be decided upon for itself. */
    boolean byColumn() {
        return switch (kind) {
            case FIELD, PROPOSAL -> about.isPresent();
            case DUPLICATE -> mergeable();
            case EDIT_DELETED, DELETE_EDITED, UNKNOWN_ROW -> false;
        };
    }

    private boolean mergeable() {
        return about.filter(row -> !row.envelope().deleted()).isPresent()
                && twin.filter(row -> !row.envelope().deleted()).isPresent();
    }

    /** The standing value stays everywhere. */
    List<Resolution.Step> keep() {
        return Resolution.keep(conflict, about.orElse(null));
    }

    /** The other side, as a whole. */
    List<Resolution.Step> offer() {
        return Resolution.offer(conflict, ledger, about.orElse(null));
    }

    /** Column by column; asks the store for children of two rows. @param values of the columns that do not stay */
    List<Resolution.Step> choose(Map<Column<?>, ?> values, boolean typed, Sync sync) {
        Row kept = kept();
        Map<Column<?>, Object> changed = new HashMap<>(values);
        Row after = kept.with(changed);
        if (kind == Kind.DUPLICATE) {
            Row other = about.orElseThrow();
            return Resolution.merge(conflict, kept, after, other, sync.moved(other, kept));
        }
        return Resolution.choose(conflict, typed ? Resolution.Choice.OTHER : Resolution.Choice.COLUMNS, kept, after);
    }
}
