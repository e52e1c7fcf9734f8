package cn.sixin.city.engine;

import cn.sixin.city.engine.PushWork.Author;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes conflict rows. Their ids follow from the operation, so that one that is replayed after a restored backup makes
 * the same one again. A device that goes on editing what it has a conflict about, before it heard of it, goes on with
 * that conflict.
 */
final class Conflicts {
    static final String FIELD = "field";
    static final String EDIT_DELETED = "edit_deleted";
    static final String DELETE_EDITED = "delete_edited";
    static final String UNKNOWN_ROW = "unknown_row";
    static final String DUPLICATE = "duplicate";
    static final String PROPOSAL = "proposal";

    private static final String OPEN = "open";

    private final PushWork work;

    Conflicts(PushWork work) {
        this.work = work;
    }

    static boolean open(ServerRow conflict) {
        return OPEN.equals(conflict.value(Conflict.STATE.name()));
    }

    static String kind(ServerRow conflict) {
        return Objects.toString(conflict.value(Conflict.KIND.name()), "");
    }

    /** The row that it is about; null when it says none. */
    static @Nullable UUID about(ServerRow conflict) {
        Object id = conflict.value(Conflict.ABOUT.name());
        return id instanceof String text ? UUID.fromString(text) : null;
    }

    /** Of the sides that a conflict keeps. */
    static Map<String, @Nullable Object> side(ServerRow conflict, String column) {
        return Codec.values((String) conflict.value(column));
    }

    /**
     * Keeps what an operation offered and the row does not take.
     *
     * @param row as it stands; null when there is none
     * @param contested the columns; empty for a deletion
     * @return the ids of the conflicts that hold it
     */
    List<UUID> raise(String kind, Op op, @Nullable ServerRow row, Set<String> contested, Units units) {
        List<UUID> ids = new ArrayList<>();
        Set<String> rest = new LinkedHashSet<>(contested);
        for (ServerRow conflict : openAbout(op.id())) {
            if (Conflicts.kind(conflict).equals(kind) && mine(conflict)) {
                Set<String> going = going(conflict, op, rest, units);
                if (!going.isEmpty()) {
                    extend(conflict, op, row, going, units);
                    ids.add(conflict.id());
                    rest.removeAll(going);
                }
            }
        }
        if (!rest.isEmpty() || ids.isEmpty()) {
            ids.add(fresh(kind, op, row, rest));
        }
        return ids;
    }

    private UUID fresh(String kind, Op op, @Nullable ServerRow row, Set<String> contested) {
        UUID id = Hashes.id("conflict/" + op.op() + "/" + kind);
        Map<String, Object> values = about(kind, op, row);
        values.put(Conflict.BASE.name(), Codec.values(Units.pick(op.base(), contested)));
        values.put(Conflict.OFFERED.name(), Codec.values(Units.pick(op.set(), contested)));
        values.put(Conflict.KEPT.name(), Codec.values(row == null ? Map.of() : Units.pick(row.values(), contested)));
        write(id, values, op);
        return id;
    }

    /** Two rows of one natural key. One record a pair, whichever came first. Null when people have settled it before. */
    @Nullable
    UUID duplicate(Op op, ServerRow newcomer, ServerRow there) {
        boolean ordered = newcomer.id().compareTo(there.id()) < 0;
        UUID id = Hashes.id(
                "duplicate/" + (ordered ? newcomer.id() + "/" + there.id() : there.id() + "/" + newcomer.id()));
        ServerRow before = work.row(id);
        if (before != null) {
            return open(before) ? id : null;
        }
        Map<String, Object> values = about(DUPLICATE, op, newcomer);
        values.put(Conflict.TWIN.name(), there.id().toString());
        values.put(Conflict.KEPT_BY.name(), there.changedBy());
        values.put(Conflict.KEPT_AT.name(), there.changedAt().toString());
        values.put(Conflict.KEPT_DEVICE.name(), there.device());
        write(id, values, op);
        return id;
    }

    /** A conflict that was resolved before, and now otherwise: put before people again. */
    UUID contested(
            Op op, ServerRow settled, String kind, @Nullable ServerRow row, Map<String, @Nullable Object> chosen) {
        UUID id = Hashes.id("conflict/" + op.op() + "/contested");
        Map<String, Object> values = new LinkedHashMap<>(settled.values());
        Map<String, Object> fresh = about(kind, op, row);
        fresh.remove(Conflict.ABOUT_LEDGER.name());
        fresh.remove(Conflict.ABOUT.name());
        values.putAll(fresh);
        values.remove(Conflict.CHOICE.name());
        values.remove(Conflict.CHOSEN.name());
        values.put(
                Conflict.KEPT.name(), Codec.values(row == null ? Map.of() : Units.pick(row.values(), chosen.keySet())));
        values.put(Conflict.OFFERED.name(), Codec.values(chosen));
        write(id, values, op);
        return id;
    }

    private Map<String, Object> about(String kind, Op op, @Nullable ServerRow row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Conflict.ABOUT_LEDGER.name(), op.ledger());
        values.put(Conflict.ABOUT.name(), op.id().toString());
        values.put(Conflict.KIND.name(), kind);
        values.put(Conflict.STATE.name(), OPEN);
        values.put(Conflict.OFFERED_BY.name(), op.actor());
        values.put(Conflict.OFFERED_AT.name(), op.editedAt().toString());
        values.put(Conflict.OFFERED_DEVICE.name(), work.device().name());
        values.put(Conflict.ORIGIN.name(), work.device().id().toString());
        if (row != null) {
            values.put(Conflict.KEPT_BY.name(), row.changedBy());
            values.put(Conflict.KEPT_AT.name(), row.changedAt().toString());
            values.put(Conflict.KEPT_DEVICE.name(), row.device());
        }
        return values;
    }

    private void write(UUID id, Map<String, Object> values, Op op) {
        ServerRow there = work.row(id);
        if (there == null) {
            work.create(id, Conflict.LEDGER.name(), values, Author.of(op), Set.of());
        } else if (there.deleted() || !there.values().equals(values)) {
            work.change(there, values, false, Author.of(op), Set.of());
        }
    }

    private static boolean ofColumns(ServerRow conflict) {
        return kind(conflict).equals(FIELD) || kind(conflict).equals(PROPOSAL);
    }

    private boolean mine(ServerRow conflict) {
        return work.device().id().toString().equals(conflict.value(Conflict.ORIGIN.name()));
    }

    /** Those of the columns that the operation goes on editing from what it offered before. */
    private static Set<String> going(ServerRow conflict, Op op, Set<String> contested, Units units) {
        if (!ofColumns(conflict)) {
            return Set.copyOf(contested);
        }
        Map<String, @Nullable Object> offered = side(conflict, Conflict.OFFERED.name());
        Set<String> going = new LinkedHashSet<>();
        for (List<String> unit : units.of(contested)) {
            boolean same = unit.stream()
                    .allMatch(column -> offered.containsKey(column)
                            && Objects.equals(offered.get(column), op.base().get(column)));
            if (same) {
                going.addAll(unit);
            }
        }
        return going;
    }

    private void extend(ServerRow conflict, Op op, @Nullable ServerRow row, Set<String> contested, Units units) {
        Map<String, @Nullable Object> offered = new LinkedHashMap<>(side(conflict, Conflict.OFFERED.name()));
        offered.putAll(Units.pick(op.set(), contested));
        Map<String, @Nullable Object> base = new LinkedHashMap<>(Units.pick(op.base(), contested));
        base.putAll(side(conflict, Conflict.BASE.name()));
        Map<String, @Nullable Object> kept = row == null ? Map.of() : Units.pick(row.values(), offered.keySet());
        if (row != null && ofColumns(conflict)) {
            // What the row has come to have meanwhile is contested no more.
            for (List<String> unit : units.of(kept.keySet())) {
                if (!contested.containsAll(unit) && Units.pick(kept, unit).equals(Units.pick(offered, unit))) {
                    List.of(kept, offered, base).forEach(side -> side.keySet().removeAll(unit));
                }
            }
        }
        Map<String, Object> values = new LinkedHashMap<>(conflict.values());
        values.put(Conflict.OFFERED.name(), Codec.values(offered));
        values.put(Conflict.BASE.name(), Codec.values(base));
        values.put(Conflict.KEPT.name(), Codec.values(kept));
        values.put(Conflict.OFFERED_BY.name(), op.actor());
        values.put(Conflict.OFFERED_AT.name(), op.editedAt().toString());
        work.change(conflict, values, false, Author.of(op), Set.of());
    }

    private List<ServerRow> openAbout(UUID row) {
        return work.keyed(Conflict.LEDGER.name(), Set.of(OPEN + ":" + row));
    }
}
