package cn.sixin.sync;

import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.sync.TownState.Again;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.SentRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies the kept pages of a pull, all at once: rows, what is on top of them, cursor. A row that has edits which the
 * server does not have is put on its new base, the edits on top.
 */
final class Receiving {
    private static final int AT_ONCE = 500;

    private final StationTx tx;
    private final String town;
    private final Map<String, Ledger> ledgers;
    private final Clock clock;
    private final TownState state;
    private final Set<UUID> seen = new HashSet<>();
    /** Of which the station had no row at all: nothing need be looked for. */
    private final Set<Ledger> blank = new HashSet<>();

    private final Map<String, Set<UUID>> about = new LinkedHashMap<>();
    private long applied;

    Receiving(StationTx tx, String town, Map<String, Ledger> ledgers, Clock clock) {
        this.tx = tx;
        this.town = town;
        this.ledgers = ledgers;
        this.clock = clock;
        state = tx.town(town);
    }

    /**
     * @param schema what this program speaks
     * @return how many rows came; -1 when the pages do not go on from the cursor and were dropped
     */
    long apply(int schema) {
        Stage stage = tx.staged(town).orElse(null);
        if (stage == null || !stage.complete() || stage.since() != state.cursor() || !inEpoch(stage)) {
            tx.clearStage(town);
            return -1;
        }
        if (stage.since() == 0) {
            ledgers.values().stream().filter(tx::none).forEach(blank::add);
        }
        tx.eachStaged(town, page -> page(page.rows()));
        if (stage.since() == 0) {
            missing();
        }
        Standing standing = new Standing(tx);
        about.forEach((name, records) -> {
            Ledger ledger = ledgers.get(name);
            if (ledger != null) {
                standing.update(ledger, records, Set.of());
            }
        });
        tx.putTown(state.at(stage.epoch(), stage.highWater(), schema));
        tx.clearStage(town);
        return applied;
    }

    private boolean inEpoch(Stage stage) {
        return state.epoch() == null || state.epoch().equals(stage.epoch());
    }

    private void page(List<SentRow> rows) {
        Map<String, List<SentRow>> byLedger = new LinkedHashMap<>();
        rows.forEach(row -> byLedger.computeIfAbsent(row.ledger(), name -> new ArrayList<>())
                .add(row));
        byLedger.forEach((name, sent) -> {
            Ledger ledger = ledgers.get(name);
            // A ledger that this program does not know comes again when a newer one begins anew.
            if (ledger != null) {
                for (int from = 0; from < sent.size(); from += AT_ONCE) {
                    some(ledger, sent.subList(from, Math.min(sent.size(), from + AT_ONCE)));
                }
            }
        });
    }

    private void some(Ledger ledger, List<SentRow> sent) {
        Set<UUID> ids = sent.stream().map(SentRow::id).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean again = state.cursor() == 0 && !Collections.disjoint(seen, ids);
        if (state.cursor() == 0) {
            seen.addAll(ids);
        }
        Map<UUID, Row> present = blank.contains(ledger) && !again ? Map.of() : tx.rows(ledger, ids);
        Map<UUID, List<LocalChange>> unsettled =
                tx.unsettled(ids).stream().collect(Collectors.groupingBy(LocalChange::record));
        Standing.Known known = new Standing(tx).known(ids);
        Map<UUID, List<Attention>> attention =
                tx.attention(ids).stream().collect(Collectors.groupingBy(Attention::record));
        List<Pulled> changed = new ArrayList<>();
        Set<UUID> clean = new HashSet<>();
        for (SentRow one : sent) {
            Row local = present.get(one.id());
            Row server = Rows.of(ledger, town, one);
            List<LocalChange> patches = unsettled.getOrDefault(one.id(), List.of());
            SyncState stands = known.of(one.id(), false);
            if (patches.isEmpty()) {
                clean.add(one.id());
                if (compare(local, server, attention.getOrDefault(one.id(), List.of()))) {
                    stands = SyncState.ATTENTION;
                } else if (stands == SyncState.ATTENTION) {
                    stands = known.contested().contains(one.id()) ? SyncState.CONFLICT : SyncState.SENT;
                }
            } else {
                tx.putShadow(new Shadow(one.id(), ledger.name(), one));
            }
            Row after = Rows.in(stands, Patches.on(server, patches, local));
            if (local == null || differs(local, after)) {
                changed.add(new Pulled(local, after, one));
            }
            noteConflict(ledger, local, server);
        }
        tx.dropShadows(clean);
        if (!changed.isEmpty()) {
            tx.write(changed);
        }
        applied += sent.size();
    }

    private static boolean differs(Row local, Row after) {
        return !local.envelope().equals(after.envelope())
                || !local.sameValues(after)
                || !local.extra().equals(after.extra());
    }

    private void noteConflict(Ledger ledger, @Nullable Row local, Row server) {
        if (ledger == Conflict.LEDGER) {
            for (Row row : local == null ? List.of(server) : List.of(local, server)) {
                String name = row.get(Conflict.ABOUT_LEDGER);
                String id = row.get(Conflict.ABOUT);
                if (name != null && id != null) {
                    about.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(UUID.fromString(id));
                }
            }
        }
    }

    /**
     * Whether a person must look: a restored server may lack what this station had from it. What was lacking and is
     * there now is settled.
     */
    private boolean compare(@Nullable Row local, Row server, List<Attention> open) {
        boolean lacking = false;
        for (Attention attention : open) {
            if (attention.kind() == Attention.Kind.LOST) {
                if (has(server, Codec.values(attention.content()))) {
                    tx.dismiss(List.of(attention.id()));
                } else {
                    lacking = true;
                }
            }
        }
        if (local != null && state.again() == Again.RESTORED && mayLack(local, server)) {
            Map<String, @Nullable Object> had = Rows.values(local);
            Map<String, @Nullable Object> has = Rows.values(server);
            Map<String, @Nullable Object> lost = new LinkedHashMap<>();
            Set<String> columns = new LinkedHashSet<>(had.keySet());
            columns.addAll(has.keySet());
            columns.stream()
                    .filter(column -> !Objects.equals(had.get(column), has.get(column)))
                    .forEach(column -> lost.put(column, had.get(column)));
            if (local.envelope().deleted() != server.envelope().deleted()) {
                lost.put(Attention.DELETED, local.envelope().deleted());
            }
            if (!lost.isEmpty()) {
                lost(local, lost);
                return true;
            }
        }
        return lacking;
    }

    /** Revisions of a restored server are larger than all before: one of its own tells nothing of what it lacks. */
    private static boolean mayLack(Row local, Row server) {
        long had = local.envelope().baseRev();
        long has = server.envelope().baseRev();
        boolean sameTime = has >>> Integer.SIZE == had >>> Integer.SIZE;
        return had > 0 && local.ledger() != Conflict.LEDGER && !(sameTime && has >= had);
    }

    private static boolean has(Row server, Map<String, @Nullable Object> lost) {
        Map<String, @Nullable Object> values = Rows.values(server);
        values.put(Attention.DELETED, server.envelope().deleted());
        return lost.entrySet().stream().allMatch(e -> Objects.equals(values.get(e.getKey()), e.getValue()));
    }

    private void lost(Row local, Map<String, @Nullable Object> content) {
        tx.attend(new Attention(
                Hashes.id("lost/" + state.epoch() + "/" + local.id()),
                Attention.Kind.LOST,
                null,
                local.ledger().name(),
                local.id(),
                "lost",
                null,
                Codec.values(content),
                clock.instant()));
    }

    /** After everything was sent: what the station has from the server and did not get now. */
    private void missing() {
        for (Ledger ledger : ledgers.values()) {
            // One of which there was nothing can lack nothing of what it has now.
            if (blank.contains(ledger)) {
                continue;
            }
            List<Row> some = tx.present(ledger, town, null, AT_ONCE);
            while (!some.isEmpty()) {
                List<Row> gone =
                        some.stream().filter(row -> !seen.contains(row.id())).toList();
                gone(ledger, gone);
                some = tx.present(ledger, town, some.getLast().id(), AT_ONCE);
            }
        }
    }

    private void gone(Ledger ledger, List<Row> rows) {
        Set<UUID> ids = rows.stream().map(Row::id).collect(Collectors.toSet());
        Set<UUID> edited = tx.unsettled(ids).stream().map(LocalChange::record).collect(Collectors.toSet());
        List<Pulled> changed = new ArrayList<>();
        for (Row row : rows) {
            if (edited.contains(row.id())) {
                tx.putShadow(new Shadow(row.id(), ledger.name(), null));
            } else if (state.again() != Again.RESTORED) {
                changed.add(new Pulled(row, deleted(row), null));
            } else if (ledger != Conflict.LEDGER && !row.envelope().deleted()) {
                lost(row, Rows.values(row));
                tx.putShadow(new Shadow(row.id(), ledger.name(), null));
                changed.add(new Pulled(row, Rows.in(SyncState.ATTENTION, row), null));
            }
        }
        if (!changed.isEmpty()) {
            tx.write(changed);
        }
    }

    /** The server has forgotten it: it was deleted long ago. */
    private static Row deleted(Row row) {
        Envelope e = row.envelope();
        return row.with(new Envelope(
                e.id(),
                e.town(),
                e.baseRev(),
                SyncState.SENT,
                e.createdAt(),
                e.createdBy(),
                e.changedAt(),
                e.changedBy(),
                true));
    }
}
