package cn.sixin.sync;

import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.SimTowns;
import cn.sixin.city.engine.TownRow;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Answer.Status;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a push from outside, by what stood there before and after: it knows the promises and nothing of how the
 * engine keeps them.
 */
final class PushOracle {
    private static final Set<String> UNIT = Set.of("status", "closed_on");

    private final Checks checks;

    PushOracle(Checks checks) {
        this.checks = checks;
    }

    /** What a push was, and what stood there before it. */
    record Seen(
            @Nullable SimDevice device,
            String town,
            List<Op> ops,
            List<Answer> answers,
            Map<UUID, ServerRow> before,
            Map<UUID, ServerRow> rows,
            SimTowns towns,
            TownRow townBefore) {

        @Nullable
        ServerRow after(UUID id) {
            ServerRow row = rows.get(id);
            return row == null ? towns.row(town, id).orElse(null) : row;
        }
    }

    void watch(Seen seen) {
        Map<UUID, List<Integer>> byRow = new LinkedHashMap<>();
        for (int i = 0; i < seen.ops().size(); i++) {
            byRow.computeIfAbsent(seen.ops().get(i).id(), id -> new ArrayList<>())
                    .add(i);
        }
        byRow.forEach((id, places) -> row(seen, id, places));
        numbers(seen);
        poison(seen);
    }

    private void row(Seen seen, UUID id, List<Integer> places) {
        ServerRow before = seen.before().get(id);
        ServerRow after = seen.after(id);
        if (seen.ops().get(places.getFirst()).ledger().equals(Conflict.LEDGER.name())) {
            return;
        }
        boolean restored = places.stream().anyMatch(i -> seen.ops().get(i).kind() == Op.Kind.RESTORE);
        checks.that(
                Invariant.NO_RESURRECTION,
                before == null || !before.deleted() || after == null || after.deleted() || restored,
                () -> id + " came back");
        Set<String> columns = new HashSet<>();
        places.forEach(i -> columns.addAll(seen.ops().get(i).set().keySet()));
        columns.forEach(column -> column(seen, places, before, after, column));
        unknownColumns(seen, columns, before, after);
        deletion(seen, places, before, after);
        commute(seen, places, before);
    }

    /** The value is one that a chain of edits leads to, each made on the one before; the last edit's is not lost. */
    private void column(
            Seen seen, List<Integer> places, @Nullable ServerRow before, @Nullable ServerRow after, String column) {
        Set<@Nullable Object> possible = new HashSet<>();
        possible.add(before == null ? null : before.value(column));
        Op last = null;
        Answer answer = null;
        for (int i : places) {
            Op op = seen.ops().get(i);
            if (seen.answers().get(i).status() == Status.REJECTED || !op.set().containsKey(column)) {
                continue;
            }
            boolean unseen = !possible.contains(op.base().get(column));
            if (!unseen || (op.kind() == Op.Kind.CREATE && before == null)) {
                possible.add(op.set().get(column));
            }
            last = op;
            answer = seen.answers().get(i);
        }
        Object now = after == null ? null : after.value(column);
        if (!column.equals("tags")) {
            checks.that(
                    Invariant.NO_LOST_EDIT,
                    possible.contains(now),
                    () -> column + " was overwritten unseen, now " + now + ", possible " + possible
                            + told(seen, places));
        }
        if (last != null && answer != null) {
            Object wanted = last.set().get(column);
            boolean untouched = Objects.equals(wanted, last.base().get(column)) && last.kind() != Op.Kind.CREATE;
            boolean stands = column.equals("tags")
                    ? tagsStand(last.base().get(column), wanted, now)
                    : Objects.equals(now, wanted);
            boolean kept = after != null && stands && !after.deleted();
            Answer final_ = answer;
            boolean deletedLater = places.stream()
                    .anyMatch(i -> seen.ops().get(i).kind() == Op.Kind.DELETE
                            && seen.answers().get(i).status() == Status.APPLIED);
            checks.that(
                    Invariant.NO_LOST_EDIT,
                    untouched || kept || deletedLater || inConflict(seen, final_, column, wanted),
                    () -> column + " = " + wanted + " is nowhere: " + final_ + " row "
                            + (after == null ? "none" : after.values()) + told(seen, places));
        }
    }

    private static String told(Seen seen, List<Integer> places) {
        StringBuilder text = new StringBuilder();
        for (int i : places) {
            text.append("\n  ")
                    .append(seen.ops().get(i))
                    .append("\n    ")
                    .append(seen.answers().get(i));
        }
        return text.toString();
    }

    /** Town and city share the column: of each one's choices what was changed is there. */
    private static boolean tagsStand(@Nullable Object base, @Nullable Object wanted, @Nullable Object now) {
        for (boolean city : new boolean[] {true, false}) {
            Set<Object> w = part(wanted, city);
            if (!w.equals(part(base, city)) && !w.equals(part(now, city))) {
                return false;
            }
        }
        return true;
    }

    private static Set<Object> part(@Nullable Object tags, boolean city) {
        Set<Object> part = new HashSet<>(tags instanceof List<?> many ? many : List.of());
        part.removeIf(tag -> (tag.equals("key") || tag.equals("monitored")) != city);
        return part;
    }

    private static boolean inConflict(Seen seen, Answer answer, String column, @Nullable Object wanted) {
        for (UUID id : answer.conflicts()) {
            ServerRow conflict = seen.after(id);
            if (conflict != null) {
                Map<String, @Nullable Object> offered = Codec.values((String) conflict.value(Conflict.OFFERED.name()));
                if (offered.containsKey(column) && Objects.equals(offered.get(column), wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whoever pushes under the identity of an old client may be a copy of it with a newer program: it names them. */
    private void unknownColumns(Seen seen, Set<String> named, @Nullable ServerRow before, @Nullable ServerRow after) {
        SimDevice device = seen.device();
        if (device == null || before == null || after == null) {
            return;
        }
        for (int v = device.schema + 1; v <= SimLedgers.NEWEST; v++) {
            String column = "since_v" + v;
            checks.that(
                    Invariant.UNKNOWN_COLUMNS,
                    named.contains(column) || Objects.equals(before.value(column), after.value(column)),
                    () -> device + " changed " + column);
        }
    }

    /** Only what its author had seen is deleted. */
    private void deletion(Seen seen, List<Integer> places, @Nullable ServerRow before, @Nullable ServerRow after) {
        if (before == null || before.deleted() || after == null) {
            return;
        }
        for (int i : places) {
            Op op = seen.ops().get(i);
            SimDevice device = seen.device();
            boolean applied = seen.answers().get(i).status() == Status.APPLIED;
            if (op.kind() == Op.Kind.DELETE && applied && device != null) {
                boolean unseen = before.changedByOthersSince(device.id, op.baseRev());
                checks.that(Invariant.NO_LOST_EDIT, !unseen, () -> op.id() + " was deleted with edits unseen");
            }
            if (op.kind() == Op.Kind.DELETE && seen.answers().get(i).status() == Status.CONFLICT) {
                boolean kept = seen.answers().get(i).conflicts().stream().allMatch(id -> seen.after(id) != null);
                checks.that(Invariant.NO_LOST_EDIT, kept, () -> "the deletion of " + op.id() + " is nowhere");
            }
        }
    }

    /** The first edit of a row in this push conflicts only where something it touches was not as its author saw it. */
    private void commute(Seen seen, List<Integer> places, @Nullable ServerRow before) {
        Op op = seen.ops().get(places.getFirst());
        Answer answer = seen.answers().get(places.getFirst());
        boolean decided = op.group() != null
                && seen.ops().stream()
                        .anyMatch(o -> o.kind() == Op.Kind.RESOLVE && op.group().equals(o.group()));
        if (op.kind() != Op.Kind.UPDATE || before == null || before.deleted() || decided) {
            return;
        }
        Set<String> touched = new HashSet<>(op.set().keySet());
        boolean asSeen = touched.stream()
                .allMatch(
                        column -> Objects.equals(before.value(column), op.base().get(column)));
        boolean equal = touched.stream()
                .allMatch(
                        column -> Objects.equals(before.value(column), op.set().get(column)));
        boolean conflicted = answer.conflicts().stream()
                .map(seen::after)
                .anyMatch(conflict -> conflict != null && "field".equals(conflict.value("kind")));
        checks.that(Invariant.DISJOINT_COMMUTE, !asSeen || !conflicted, () -> "a conflict about nothing: " + op.set());
        for (UUID id : answer.conflicts()) {
            ServerRow conflict = seen.after(id);
            if (conflict == null || !"field".equals(conflict.value("kind"))) {
                continue;
            }
            Map<String, @Nullable Object> kept = Codec.values((String) conflict.value(Conflict.KEPT.name()));
            Map<String, @Nullable Object> offered = Codec.values((String) conflict.value(Conflict.OFFERED.name()));
            checks.that(
                    Invariant.CONFLICT_ONCE,
                    !equal && !unitsEqual(op.set().keySet(), kept, offered),
                    () -> "a conflict about equal values: " + offered);
        }
    }

    private static boolean unitsEqual(
            Set<String> touched, Map<String, @Nullable Object> kept, Map<String, @Nullable Object> offered) {
        for (String column : offered.keySet()) {
            if (!touched.contains(column)) {
                continue;
            }
            boolean inUnit = UNIT.contains(column);
            boolean differs = inUnit
                    ? UNIT.stream().anyMatch(c -> !Objects.equals(kept.get(c), offered.get(c)))
                    : !Objects.equals(kept.get(column), offered.get(column));
            if (!differs) {
                return true;
            }
        }
        return false;
    }

    private void numbers(Seen seen) {
        long from = seen.townBefore().seq();
        long to = seen.towns().town(seen.town()).seq();
        long largest = from;
        boolean unique = true;
        Set<Long> used = new HashSet<>();
        for (ServerRow row : seen.towns().rows(seen.town())) {
            unique &= used.add(row.seq());
            largest = Math.max(largest, row.seq());
        }
        long last = largest;
        checks.that(Invariant.SEQ_DENSE, unique, () -> "two rows at one number");
        checks.that(
                Invariant.SEQ_DENSE,
                last == to || seen.ops().isEmpty(),
                () -> "the town is at " + to + ", its rows at " + last);
        checks.that(
                Invariant.SEQ_DENSE,
                to - from <= 3L * seen.ops().size() + 3,
                () -> (to - from) + " numbers for " + seen.ops().size() + " operations");
    }

    private void poison(Seen seen) {
        for (int i = 0; i < seen.ops().size(); i++) {
            Op op = seen.ops().get(i);
            Answer answer = seen.answers().get(i);
            boolean poison = op.set().values().stream().anyMatch(Sim::poisoned);
            checks.that(
                    Invariant.BOUNDS,
                    !poison || answer.status() == Status.REJECTED,
                    () -> "what cannot be kept was taken: " + answer);
            boolean blocked =
                    answer.reason() != null && answer.reason().code() == cn.sixin.sync.protocol.Reason.Code.VALUE_BAD;
            checks.that(Invariant.BOUNDS, poison || !blocked, () -> "a good edit was rejected: " + op.set());
        }
    }
}
