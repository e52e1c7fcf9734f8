package cn.sixin.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How rows stand with the server: what needs a person first, then what is on its way, then what is contested. */
final class Standing {
    /** So many rows are in memory at a time: a restored server may have lost all of a town's. */
    static final int AT_ONCE = 500;

    private final StationTx tx;

    Standing(StationTx tx) {
        this.tx = tx;
    }

    /** Brings the state of these rows of one ledger up to what is known of them. */
    void update(Ledger ledger, Collection<UUID> records, Set<UUID> alsoContested) {
        List<UUID> all = List.copyOf(records);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            some(ledger, all.subList(from, Math.min(all.size(), from + AT_ONCE)), alsoContested);
        }
    }

    private void some(Ledger ledger, Collection<UUID> records, Set<UUID> alsoContested) {
        Map<UUID, Row> rows = tx.rows(ledger, records);
        if (rows.isEmpty()) {
            return;
        }
        Known known = known(rows.keySet());
        List<Pulled> changed = new ArrayList<>();
        rows.forEach((id, row) -> {
            SyncState state = known.of(id, alsoContested.contains(id));
            if (state != row.envelope().state()) {
                changed.add(new Pulled(row, Rows.in(state, row), null));
            }
        });
        if (!changed.isEmpty()) {
            tx.write(changed);
        }
    }

    Known known(Collection<UUID> records) {
        List<Attention> open = tx.attention(records);
        Set<UUID> attention = open.stream().map(Attention::record).collect(Collectors.toSet());
        Set<UUID> pending = new HashSet<>();
        Set<Long> rejected =
                open.stream().map(Attention::seq).filter(Objects::nonNull).collect(Collectors.toSet());
        for (LocalChange change : tx.unsettled(records)) {
            if (!rejected.contains(change.seq())) {
                pending.add(change.record());
            }
        }
        return new Known(attention, pending, tx.contested(records));
    }

    /** What is known of some rows. */
    record Known(Set<UUID> attention, Set<UUID> pending, Set<UUID> contested) {
        SyncState of(UUID id, boolean alsoContested) {
            if (attention.contains(id)) {
                return SyncState.ATTENTION;
            }
            if (pending.contains(id)) {
                return SyncState.PENDING;
            }
            return alsoContested || contested.contains(id) ? SyncState.CONFLICT : SyncState.SENT;
        }
    }
}
