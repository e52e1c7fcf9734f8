package cn.sixin.sync;

import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives up what the server rejected of a row, or what a restored server lacks of it; the change log keeps both. */
public final class GivingUp {
    private GivingUp() {}

    /** The row is as the server has it again, with edits that are still on their way on top. */
    public static void run(StationTx tx, Ledger ledger, UUID record) {
        Set<UUID> one = Set.of(record);
        List<Attention> open = tx.attention(one);
        Row local = tx.rows(ledger, one).get(record);
        if (open.isEmpty() || local == null) {
            return;
        }
        Set<Long> rejected =
                open.stream().map(Attention::seq).filter(Objects::nonNull).collect(Collectors.toSet());
        List<LocalChange> waiting = tx.unsettled(one).stream()
                .filter(change -> !rejected.contains(change.seq()))
                .toList();
        Shadow shadow = tx.shadows(one).get(record);
        tx.dismiss(open.stream().map(Attention::id).toList());
        Row after = shadow == null ? local : serverVersion(ledger, local, shadow);
        after = Rows.in(waiting.isEmpty() ? SyncState.SENT : SyncState.PENDING, Patches.on(after, waiting, local));
        tx.write(List.of(new Pulled(local, after, null)));
        if (waiting.isEmpty()) {
            tx.dropShadows(one);
        }
        new Standing(tx).update(ledger, one, Set.of());
    }

    private static Row serverVersion(Ledger ledger, Row local, Shadow shadow) {
        if (shadow.row() != null) {
            return Rows.of(ledger, local.envelope().town(), shadow.row());
        }
        Envelope e = local.envelope();
        return local.with(new Envelope(
                e.id(),
                e.town(),
                e.baseRev(),
                e.state(),
                e.createdAt(),
                e.createdBy(),
                e.changedAt(),
                e.changedBy(),
                true));
    }
}
