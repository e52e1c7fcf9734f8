package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a group of changes back, change by change from its last to its first. A row whose later changes were not all
 * taken back themselves is left as it is: what someone entered since is never overwritten.
 */
final class Undo {
    private final WriteLane lane;
    private final ChangeGroup group;
    private final List<Row> leftOut = new ArrayList<>();
    private final Set<UUID> left = new HashSet<>();

    Undo(WriteLane lane, ChangeGroup group) {
        this.lane = lane;
        this.group = group;
    }

    Undone run(Actor actor, String title, String town) {
        try (Writing writing = lane.begin(GroupKind.UNDO, title, actor, town, group.id())) {
            writing.attempt(() -> backwards(writing));
            return new Undone(writing.commit(Progress.NONE), List.copyOf(leftOut), left.size());
        }
    }

    private void backwards(Writing writing) throws SQLException {
        Connection connection = lane.connection();
        for (long to = group.lastSeq(); to >= group.firstSeq(); to -= ChangeTable.PAGE) {
            long from = Math.max(group.firstSeq(), to - ChangeTable.PAGE + 1);
            for (ChangeTable.Stored stored :
                    ChangeTable.list(connection, "where seq between ? and ? order by seq desc", from, to)) {
                LoggedChange change = stored.logged();
                if (!left.contains(change.record())) {
                    reverse(writing, change);
                }
            }
        }
    }

    private void reverse(Writing writing, LoggedChange change) throws SQLException {
        writing.settle(change.record());
        LedgerTable table = Objects.requireNonNull(lane.tables().get(change.ledger()));
        Row row = Replay.find(lane.connection(), table, change.record())
                .orElseThrow(() -> new StoreFailure("no row for change " + change.seq()));
        if (changedSince(change.record(), writing.groupId()) || madeBefore(change)) {
            left.add(change.record());
            if (leftOut.size() < Saving.NAMED) {
                leftOut.add(row);
            }
            return;
        }
        switch (change.what()) {
            case CREATE, RESTORE -> writing.delete(row, null);
            case DELETE -> writing.restore(row, null);
            case UPDATE, RESOLVE ->
                writing.update(row, row.with(Replay.values(table, DeltaJson.parse(change.delta()), false)), null);
        }
    }

    /** A creation that only sent the row to the server again. */
    private boolean madeBefore(LoggedChange change) throws SQLException {
        return change.what() == Change.What.CREATE
                && !ChangeTable.list(
                                lane.connection(),
                                "where record_id = ? and seq < ? limit 1",
                                change.record(),
                                change.seq())
                        .isEmpty();
    }

    private boolean changedSince(UUID record, UUID own) throws SQLException {
        List<ChangeTable.Stored> later = ChangeTable.list(
                lane.connection(), "where record_id = ? and seq > ? order by seq", record, group.lastSeq());
        Set<UUID> groups = new LinkedHashSet<>();
        later.forEach(c -> groups.add(c.logged().group()));
        groups.remove(own);
        Set<UUID> cancelled = new HashSet<>();
        for (UUID id : groups) {
            for (ChangeGroup g : ChangeTable.groups(lane.connection(), "where g.id = ?", id)) {
                if (g.undoes() != null && groups.contains(g.undoes())) {
                    cancelled.add(id);
                    cancelled.add(g.undoes());
                }
            }
        }
        groups.removeAll(cancelled);
        return !groups.isEmpty();
    }
}
