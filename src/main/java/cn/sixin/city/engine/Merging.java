package cn.sixin.city.engine;

import cn.sixin.city.engine.PushWork.Author;
import cn.sixin.ledger.Ledger;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Answer.Status;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one operation does to its row. Nothing is ever overwritten that the operation's author had not seen. */
final class Merging {
    private final PushWork work;
    private final Map<String, Ledger> ledgers;
    private final Map<String, Units> units;
    private final Conflicts conflicts;
    private final Resolving resolving;
    private final OpCheck check;
    private final long rowQuota;

    Merging(PushWork work, Map<String, Ledger> ledgers, Map<String, Units> units, OpCheck check, long rowQuota) {
        this.work = work;
        this.ledgers = ledgers;
        this.units = units;
        this.check = check;
        this.rowQuota = rowQuota;
        conflicts = new Conflicts(work);
        resolving = new Resolving(work, conflicts);
    }

    /** A group of operations ends here. */
    void groupEnds() {
        resolving.groupEnds();
    }

    Answer apply(Op op) {
        Reason wrong = check.wrong(op).orElse(null);
        if (wrong != null) {
            return rejected(op, wrong);
        }
        if (work.town().town().equals(Protocol.CITY) && !work.device().bureau()) {
            return rejected(op, Reason.of(Reason.Code.CITY_OWNED));
        }
        ServerRow row = work.row(op.id());
        if (row != null && !row.ledger().equals(op.ledger())) {
            return rejected(op, Reason.of(Reason.Code.OTHER_LEDGER));
        }
        if (resolving.isConflict(op)) {
            return resolving.apply(op, row);
        }
        Resolving.Contested again = resolving.contested(op.id());
        return again == null ? plain(op, row) : apartFrom(again, op, row);
    }

    /** What the decision was about waits for people; what else was edited with it is merged as ever. */
    private Answer apartFrom(Resolving.Contested again, Op op, @Nullable ServerRow row) {
        Map<String, @Nullable Object> set = new LinkedHashMap<>(op.set());
        set.keySet().removeAll(again.columns());
        boolean edits = op.kind() == Op.Kind.UPDATE || op.kind() == Op.Kind.CREATE;
        if (!edits || set.isEmpty()) {
            return answer(op, Status.CONFLICT, row, List.of(again.conflict()));
        }
        Map<String, @Nullable Object> base = new LinkedHashMap<>(op.base());
        base.keySet().removeAll(again.columns());
        Op rest = new Op(
                op.seq(),
                op.op(),
                op.hash(),
                op.kind(),
                op.ledger(),
                op.id(),
                op.baseRev(),
                base,
                set,
                op.editedAt(),
                op.actor(),
                op.group());
        Answer answer = update(rest, row);
        List<UUID> conflicts = new ArrayList<>(List.of(again.conflict()));
        conflicts.addAll(answer.conflicts());
        return new Answer(op.seq(), Status.CONFLICT, answer.rev(), answer.townSeq(), conflicts, null);
    }

    private Answer plain(Op op, @Nullable ServerRow row) {
        return switch (op.kind()) {
            case CREATE -> create(op, row);
            case UPDATE -> update(op, row);
            case DELETE -> delete(op, row);
            case RESTORE -> restore(op, row);
            case RESOLVE -> rejected(op, Reason.of(Reason.Code.CONFLICT_FIXED));
        };
    }

    static Answer rejected(Op op, Reason reason) {
        return new Answer(op.seq(), Status.REJECTED, 0, 0, List.of(), reason);
    }

    static Answer answer(Op op, Status status, @Nullable ServerRow row, List<UUID> conflicts) {
        return row == null
                ? new Answer(op.seq(), status, 0, 0, conflicts, null)
                : new Answer(op.seq(), status, row.rev(), row.seq(), conflicts, null);
    }

    private Answer create(Op op, @Nullable ServerRow row) {
        if (row != null) {
            // It does not name what is blank on its author's side: the row goes to him whole.
            Answer answer = update(op, row);
            ServerRow now = work.row(op.id());
            return now == row ? answer(op, answer.status(), work.again(row), answer.conflicts()) : answer;
        }
        if (work.town().rows() >= rowQuota) {
            return rejected(op, Reason.of(Reason.Code.QUOTA));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        PushWork.set(values, op.set());
        Set<String> owned = new TreeSet<>();
        if (work.device().bureau()) {
            values.keySet().stream().filter(units(op)::cityOwned).forEach(owned::add);
        }
        ServerRow created = work.create(op.id(), op.ledger(), values, Author.of(op), owned);
        List<UUID> found = new ArrayList<>();
        duplicates(op, created, List.of(), found);
        return answer(op, found.isEmpty() ? Status.APPLIED : Status.CONFLICT, created, found);
    }

    private Answer update(Op op, @Nullable ServerRow row) {
        if (row == null) {
            return answer(op, Status.CONFLICT, null, raise(Conflicts.UNKNOWN_ROW, op, null));
        }
        if (row.deleted()) {
            List<UUID> ids = raise(Conflicts.EDIT_DELETED, op, row);
            return answer(op, Status.CONFLICT, work.again(row), ids);
        }
        ColumnMerge merge = new ColumnMerge(units(op), work.device().bureau(), row, op);
        merge.run();
        List<UUID> found = new ArrayList<>();
        if (!merge.contested().isEmpty()) {
            found.addAll(conflicts.raise(Conflicts.FIELD, op, row, merge.contested(), units(op)));
        }
        if (!merge.proposed().isEmpty()) {
            found.addAll(conflicts.raise(Conflicts.PROPOSAL, op, row, merge.proposed(), units(op)));
        }
        boolean lost = !found.isEmpty();
        ServerRow now = row;
        if (merge.changed()) {
            now = work.change(row, merge.values(), false, Author.of(op), merge.owned());
            duplicates(op, now, row.keys(), found);
        } else if (lost || !standsAsLeft(op, row)) {
            now = work.again(row);
        }
        if (!found.isEmpty()) {
            return answer(op, Status.CONFLICT, now, found);
        }
        boolean beside = row.changedByOthersSince(work.device().id(), op.baseRev());
        return answer(op, beside ? Status.MERGED : Status.APPLIED, now, List.of());
    }

    /**
     * Of a column that is merged in parts an edit may find nothing to do and yet not stand as its author left it: he may
     * have heard of the row before, under his own value, and gets it once more.
     */
    private static boolean standsAsLeft(Op op, ServerRow row) {
        return op.set().entrySet().stream().allMatch(e -> Objects.equals(row.value(e.getKey()), e.getValue()));
    }

    private Answer delete(Op op, @Nullable ServerRow row) {
        if (row == null || row.deleted()) {
            return answer(op, Status.APPLIED, row, List.of());
        }
        if (row.changedByOthersSince(work.device().id(), op.baseRev())) {
            List<UUID> ids = conflicts.raise(Conflicts.DELETE_EDITED, op, row, Set.of(), units(op));
            return answer(op, Status.CONFLICT, work.again(row), ids);
        }
        return answer(op, Status.APPLIED, work.change(row, row.values(), true, Author.of(op), row.owned()), List.of());
    }

    private Answer restore(Op op, @Nullable ServerRow row) {
        if (row == null) {
            return answer(op, Status.CONFLICT, null, raise(Conflicts.UNKNOWN_ROW, op, null));
        }
        if (!row.deleted()) {
            return answer(op, Status.APPLIED, row, List.of());
        }
        ServerRow back = work.change(row, row.values(), false, Author.of(op), row.owned());
        List<UUID> found = new ArrayList<>();
        duplicates(op, back, List.of(), found);
        return answer(op, found.isEmpty() ? Status.APPLIED : Status.CONFLICT, back, found);
    }

    private List<UUID> raise(String kind, Op op, @Nullable ServerRow row) {
        Set<String> all = new LinkedHashSet<>(op.base().keySet());
        all.addAll(op.set().keySet());
        return conflicts.raise(kind, op, row, all, units(op));
    }

    /** Whether the row has become the same thing as another one. */
    private void duplicates(Op op, ServerRow row, List<String> before, List<UUID> found) {
        Ledger ledger = ledgers.get(row.ledger());
        if (ledger == null || row.keys().isEmpty() || row.keys().equals(before)) {
            return;
        }
        for (ServerRow other : work.keyed(row.ledger(), row.keys())) {
            if (!other.id().equals(row.id()) && RowKeys.same(ledger, work.town().town(), row, other)) {
                UUID id = conflicts.duplicate(op, row, other);
                if (id != null) {
                    found.add(id);
                }
                return;
            }
        }
    }

    private Units units(Op op) {
        return Objects.requireNonNull(units.get(op.ledger()), "checked before");
    }
}
