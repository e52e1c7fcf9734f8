package cn.sixin.city.engine;

import cn.sixin.city.engine.PushWork.Author;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Answer.Status;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Reason;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations on conflict rows. The first to resolve one closes it. Whoever resolved it otherwise without having heard
 * of that does not overwrite the first decision: his is put before people as a new conflict, and what his group would do
 * to the row on account of it is left undone.
 */
final class Resolving {
    private static final Set<String> MAY_CHANGE = Set.of(
            Conflict.STATE.name(),
            Conflict.CHOICE.name(),
            Conflict.CHOSEN.name(),
            Conflict.LEDGER.note().name());
    private static final String RESOLVED = "resolved";
    private static final String KEPT = "kept";

    private final PushWork work;
    private final Conflicts conflicts;
    private final Map<UUID, Contested> contested = new HashMap<>();

    Resolving(PushWork work, Conflicts conflicts) {
        this.work = work;
        this.conflicts = conflicts;
    }

    boolean isConflict(Op op) {
        return op.ledger().equals(Conflict.LEDGER.name());
    }

    void groupEnds() {
        contested.clear();
    }

    /**
     * A decision that was made otherwise before.
     *
     * @param columns that it was about; empty when about the whole row
     */
    record Contested(UUID conflict, Set<String> columns) {}

    /** What this group has raised anew about a row; null when nothing. */
    @Nullable
    Contested contested(UUID row) {
        return contested.get(row);
    }

    Answer apply(Op op, @Nullable ServerRow conflict) {
        boolean edits = op.kind() == Op.Kind.RESOLVE || op.kind() == Op.Kind.UPDATE;
        if (!edits || !MAY_CHANGE.containsAll(op.set().keySet())) {
            return Merging.rejected(op, Reason.of(Reason.Code.CONFLICT_FIXED));
        }
        if (conflict == null) {
            // A restored server has forgotten it: what was chosen goes on as the ordinary edits it came with.
            return Merging.answer(op, Status.APPLIED, null, List.of());
        }
        boolean closes = RESOLVED.equals(op.set().get(Conflict.STATE.name()));
        String choice = Objects.toString(op.set().get(Conflict.CHOICE.name()), KEPT);
        if (closes && !choice.equals(KEPT) && ofTheCity(conflict)) {
            return Merging.rejected(op, Reason.of(Reason.Code.CITY_OWNED));
        }
        if (closes && !Conflicts.open(conflict)) {
            return again(op, conflict, choice);
        }
        Map<String, Object> values = new LinkedHashMap<>(conflict.values());
        PushWork.set(values, op.set());
        if (values.equals(conflict.values())) {
            return Merging.answer(op, Status.APPLIED, conflict, List.of());
        }
        return Merging.answer(
                op, Status.APPLIED, work.change(conflict, values, false, Author.of(op), Set.of()), List.of());
    }

    private boolean ofTheCity(ServerRow conflict) {
        return Conflicts.kind(conflict).equals(Conflicts.PROPOSAL)
                && !work.device().bureau();
    }

    private Answer again(Op op, ServerRow conflict, String choice) {
        Map<String, @Nullable Object> chosen = Codec.values((String) op.set().get(Conflict.CHOSEN.name()));
        UUID about = Conflicts.about(conflict);
        ServerRow row = about == null ? null : work.row(about);
        String kind = Conflicts.kind(conflict);
        boolean sameDecision = choice.equals(conflict.value(Conflict.CHOICE.name()))
                && chosen.equals(Conflicts.side(conflict, Conflict.CHOSEN.name()));
        if (about == null || sameDecision || stands(kind, row, chosen) || mergedAway(conflict, kind)) {
            return Merging.answer(op, Status.APPLIED, conflict, List.of());
        }
        UUID id = conflicts.contested(op, conflict, kindNow(kind, row), row, chosen);
        contested.put(about, new Contested(id, chosen.keySet()));
        if (row != null) {
            work.again(row);
        }
        return Merging.answer(op, Status.CONFLICT, work.again(conflict), List.of(id));
    }

    /** Whether the row is as was chosen, whoever saw to it. */
    private static boolean stands(String kind, @Nullable ServerRow row, Map<String, @Nullable Object> chosen) {
        boolean ofColumns = kind.equals(Conflicts.FIELD) || kind.equals(Conflicts.PROPOSAL);
        return ofColumns
                && row != null
                && !row.deleted()
                && chosen.entrySet().stream()
                        .allMatch(e -> Objects.equals(row.values().get(e.getKey()), e.getValue()));
    }

    /** Of two rows that were the same thing one is gone already. */
    private boolean mergedAway(ServerRow conflict, String kind) {
        if (!kind.equals(Conflicts.DUPLICATE)) {
            return false;
        }
        Object twin = conflict.value(Conflict.TWIN.name());
        return gone(Conflicts.about(conflict)) || gone(twin instanceof String id ? UUID.fromString(id) : null);
    }

    private boolean gone(@Nullable UUID id) {
        ServerRow row = id == null ? null : work.row(id);
        return row == null || row.deleted();
    }

    private static String kindNow(String kind, @Nullable ServerRow row) {
        if (row == null) {
            // Deleted so long ago that it is forgotten: who has it still must hear that nobody else has.
            return Conflicts.UNKNOWN_ROW;
        }
        if (kind.equals(Conflicts.EDIT_DELETED) || kind.equals(Conflicts.DELETE_EDITED)) {
            return row.deleted() ? Conflicts.EDIT_DELETED : Conflicts.DELETE_EDITED;
        }
        return kind;
    }
}
