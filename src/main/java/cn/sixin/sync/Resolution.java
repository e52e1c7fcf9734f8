package cn.sixin.sync;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an officer's decision about a conflict means: ordinary edits that are saved, and sent, together or not at all.
 * The one on the conflict stands first.
 */
public final class Resolution {
    private static final String RESOLVED = "resolved";

    private Resolution() {}

    /**
     * One row's part.
     *
     * @param before as the station has it; null for a row that it does not have
     */
    public record Step(Change.What what, @Nullable Row before, Row after) {}

    /** Whose value a column gets. */
    public enum Choice {
        KEPT,
        OFFERED,
        /** Column by column. */
        COLUMNS,
        /** Values that neither side has. */
        OTHER
    }

    /** The values of a conflict's side, as they are shown beside each other. */
    public static Row side(Row conflict, Ledger about, Column<String> side) {
        Row empty = Row.draft(about, conflict.id(), conflict.envelope().town());
        return empty.with(Rows.known(about, Codec.values(conflict.get(side))));
    }

    /** Leaves the row as it is. @param about the row as the station has it; null when it has none */
    public static List<Step> keep(Row conflict, @Nullable Row about) {
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        if (about != null && ofColumns(conflict)) {
            Map<String, @Nullable Object> present = Rows.values(about);
            contested(conflict).forEach(column -> chosen.put(column, present.get(column)));
        }
        List<Step> steps = new ArrayList<>(List.of(close(conflict, Choice.KEPT, chosen)));
        boolean unknown = "unknown_row".equals(conflict.get(Conflict.KIND));
        if (unknown && about != null && !about.envelope().deleted()) {
            // The server has none: it goes here, too, and can be brought back from the recycle view.
            steps.add(new Step(Change.What.DELETE, about, about));
        }
        return steps;
    }

    /** Puts the offered side in place: its values, its deletion, or the row that the server does not have. */
    public static List<Step> offer(Row conflict, Ledger ledger, @Nullable Row about) {
        Map<String, @Nullable Object> offered = Codec.values(conflict.get(Conflict.OFFERED));
        return switch (Objects.requireNonNullElse(conflict.get(Conflict.KIND), "")) {
            case "delete_edited" -> {
                List<Step> steps = new ArrayList<>(List.of(close(conflict, Choice.OFFERED, Map.of())));
                if (about != null && !about.envelope().deleted()) {
                    steps.add(new Step(Change.What.DELETE, about, about));
                }
                yield steps;
            }
            case "unknown_row" -> {
                Row row = about == null
                        ? Row.draft(
                                ledger,
                                java.util.UUID.fromString(Objects.requireNonNull(conflict.get(Conflict.ABOUT))),
                                conflict.envelope().town())
                        : about;
                Row whole = row.with(Rows.known(ledger, offered));
                yield List.of(
                        close(conflict, Choice.OFFERED, Rows.values(whole)),
                        new Step(Change.What.CREATE, about, whole));
            }
            default ->
                about == null
                        ? List.of(close(conflict, Choice.OFFERED, offered))
                        : choose(conflict, Choice.OFFERED, about, about.with(Rows.known(ledger, offered)));
        };
    }

    /** Puts values in place that the officer chose. @param after the row as he left it */
    public static List<Step> choose(Row conflict, Choice choice, Row about, Row after) {
        Map<String, @Nullable Object> values = Rows.values(after);
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        contested(conflict).forEach(column -> chosen.put(column, values.get(column)));
        List<Step> steps = new ArrayList<>(List.of(close(conflict, choice, chosen)));
        if (about.envelope().deleted()) {
            steps.add(new Step(Change.What.RESTORE, about, about));
        }
        if (!about.sameValues(after)) {
            steps.add(new Step(Change.What.UPDATE, about, after));
        }
        return steps;
    }

    /**
     * Makes one of two rows that are the same thing.
     *
     * @param survivor as the station has it
     * @param after it with the values chosen
     * @param children rows that refer to the other one, each before and as it refers to the survivor
     */
    public static List<Step> merge(Row conflict, Row survivor, Row after, Row other, Map<Row, Row> children) {
        Map<String, @Nullable Object> chosen = new HashMap<>();
        chosen.put("survivor", survivor.id().toString());
        List<Step> steps = new ArrayList<>(List.of(close(conflict, Choice.COLUMNS, chosen)));
        // First the other one goes, so that the two are never the same thing at once again.
        steps.add(new Step(Change.What.DELETE, other, other));
        if (!survivor.sameValues(after)) {
            steps.add(new Step(Change.What.UPDATE, survivor, after));
        }
        children.forEach((before, moved) -> steps.add(new Step(Change.What.UPDATE, before, moved)));
        return steps;
    }

    private static boolean ofColumns(Row conflict) {
        String kind = conflict.get(Conflict.KIND);
        return "field".equals(kind) || "proposal".equals(kind);
    }

    private static Iterable<String> contested(Row conflict) {
        return Codec.values(conflict.get(Conflict.OFFERED)).keySet();
    }

    private static Step close(Row conflict, Choice choice, Map<String, @Nullable Object> chosen) {
        Row closed = conflict.with(Conflict.STATE, RESOLVED)
                .with(Conflict.CHOICE, choice.name().toLowerCase(java.util.Locale.ROOT))
                .with(Conflict.CHOSEN, Codec.values(chosen));
        return new Step(Change.What.RESOLVE, conflict, closed);
    }
}
