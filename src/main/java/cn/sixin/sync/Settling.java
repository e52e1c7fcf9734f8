package cn.sixin.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Reason;
import cn.sixin.sync.protocol.SentRow;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of changes when the server has answered them, or has forgotten that it did. */
final class Settling {
    /** So long answered changes are sent again to a server that was restored and has forgotten the device. */
    private static final Duration KEPT = Duration.ofDays(30);
    /** At least so many, whatever the clock says. */
    private static final long LEAST_KEPT = 1_000;

    private final Map<String, Ledger> ledgers;
    private final Clock clock;

    Settling(Map<String, Ledger> ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /**
     * Keeps the answers to exactly these changes; one that was saved meanwhile stays pending.
     *
     * @return false when the answers are to changes that are settled already, as by the other of two runs
     */
    boolean settle(StationTx tx, String town, long acked, List<LocalChange> changes, List<Answer> answers) {
        TownState state = tx.town(town);
        if (state.acked() != acked) {
            return false;
        }
        Map<Long, Long> townSeqs = new LinkedHashMap<>();
        Map<String, Set<UUID>> touched = new LinkedHashMap<>();
        Set<UUID> contested = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            LocalChange change = changes.get(i);
            Answer answer = answers.get(i);
            townSeqs.put(change.seq(), answer.townSeq());
            touched.computeIfAbsent(change.ledger(), name -> new LinkedHashSet<>())
                    .add(change.record());
            if (answer.status() == Answer.Status.CONFLICT) {
                contested.add(change.record());
            }
        }
        reject(tx, changes, answers);
        shadows(tx, changes, answers);
        tx.answered(townSeqs, clock.instant());
        tx.putTown(state.answered(acked + changes.size()));
        stand(tx, touched, contested);
        return true;
    }

    private void reject(StationTx tx, List<LocalChange> changes, List<Answer> answers) {
        for (int i = 0; i < changes.size(); i++) {
            LocalChange change = changes.get(i);
            Reason reason = answers.get(i).reason();
            if (answers.get(i).status() == Answer.Status.REJECTED) {
                keepServerVersion(tx, change);
                Reason why = Objects.requireNonNullElse(reason, Reason.of(Reason.Code.VALUE_BAD));
                tx.attend(new Attention(
                        Hashes.id("rejected/" + change.op()),
                        Attention.Kind.REJECTED,
                        change.seq(),
                        change.ledger(),
                        change.record(),
                        why.code().code(),
                        why.column(),
                        null,
                        clock.instant()));
            }
        }
    }

    /** Before the first rejected edit of a row counts as one: what the server has, for when it is given up. */
    private void keepServerVersion(StationTx tx, LocalChange change) {
        Ledger ledger = ledgers.get(change.ledger());
        Set<UUID> one = Set.of(change.record());
        if (ledger == null || tx.shadows(one).containsKey(change.record())) {
            return;
        }
        List<LocalChange> unsettled = tx.unsettled(one);
        Row local = tx.rows(ledger, one).get(change.record());
        if (local != null) {
            boolean create = Patches.create(unsettled);
            tx.putShadow(new Shadow(
                    change.record(), change.ledger(), create ? null : sent(Patches.without(local, unsettled))));
        }
    }

    /** What was taken is the server's from now on. */
    private void shadows(StationTx tx, List<LocalChange> changes, List<Answer> answers) {
        Set<UUID> records = new HashSet<>();
        changes.forEach(change -> records.add(change.record()));
        Map<UUID, Shadow> shadows = new HashMap<>(tx.shadows(records));
        if (shadows.isEmpty()) {
            return;
        }
        for (int i = 0; i < changes.size(); i++) {
            LocalChange change = changes.get(i);
            Shadow shadow = shadows.get(change.record());
            Answer.Status status = answers.get(i).status();
            boolean taken = status == Answer.Status.APPLIED || status == Answer.Status.MERGED;
            Ledger ledger = ledgers.get(change.ledger());
            if (shadow != null && taken && ledger != null) {
                SentRow was = shadow.row();
                Row under = was == null
                        ? Row.draft(ledger, change.record(), change.town())
                        : Rows.of(ledger, change.town(), was);
                Row over = Patches.on(under, List.of(change), null);
                Shadow now = new Shadow(change.record(), change.ledger(), sent(over));
                shadows.put(change.record(), now);
                tx.putShadow(now);
            }
        }
    }

    private static SentRow sent(Row row) {
        var e = row.envelope();
        return new SentRow(
                row.ledger().name(),
                row.id(),
                e.baseRev(),
                0,
                e.deleted(),
                Rows.values(row),
                e.createdAt(),
                e.createdBy(),
                e.changedAt(),
                e.changedBy(),
                "");
    }

    /**
     * The server expects {@code expected} next, less than was answered: what it has lost is pending again.
     *
     * @param restored whether it was restored from a backup. What it expects then tells not enough: a copy of this disk
     *     may have used the numbers since, and an earlier identity of the device may be forgotten. So all of the last
     *     weeks goes to it again, and what it has it knows by number and hash, or by id
     */
    void reopen(StationTx tx, String town, long expected, boolean restored) {
        TownState state = tx.town(town);
        long missing = state.acked() + 1 - Math.max(1, expected);
        long recent = restored ? Math.max(tx.answeredSince(town, clock.instant().minus(KEPT)), LEAST_KEPT) : 0;
        long lost = state.acked() > 0 ? Math.max(missing, Math.min(state.acked(), recent)) : recent;
        if (lost <= 0) {
            return;
        }
        List<StationTx.Reopened> again = tx.reopen(town, lost);
        Map<String, Set<UUID>> touched = new LinkedHashMap<>();
        Set<UUID> records = new HashSet<>();
        Set<Long> seqs = new HashSet<>();
        for (StationTx.Reopened change : again) {
            touched.computeIfAbsent(change.ledger(), name -> new LinkedHashSet<>())
                    .add(change.record());
            records.add(change.record());
            seqs.add(change.seq());
        }
        tx.dismiss(tx.attention(records).stream()
                .filter(attention -> seqs.contains(attention.seq()))
                .map(Attention::id)
                .toList());
        tx.putTown(tx.town(town).answered(Math.max(0, state.acked() - again.size())));
        stand(tx, touched, Set.of());
    }

    private void stand(StationTx tx, Map<String, Set<UUID>> touched, Set<UUID> contested) {
        Standing standing = new Standing(tx);
        touched.forEach((name, records) -> {
            @Nullable Ledger ledger = ledgers.get(name);
            if (ledger != null) {
                standing.update(ledger, records, contested);
            }
        });
    }
}
