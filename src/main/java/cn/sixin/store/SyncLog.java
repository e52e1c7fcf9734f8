package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.sync.Attention;
import cn.sixin.sync.LocalChange;
import cn.sixin.sync.StationTx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The change log as the outbox. A change of this station is pending without a {@code server_seq}, answered with one and
 * a time; what came from the server has a {@code server_seq} and no time, and is never sent.
 */
final class SyncLog {
    static final String COLUMNS = "select c.seq, c.op, c.ledger, c.record_id, c.kind, c.base_rev, c.at,"
            + " c.officer, c.town, g.id, c.delta from change c ";
    /** Decisions go together; whatever else was saved at once is sent each for itself, so that none blocks another. */
    static final String GROUP = "left join change_group g on g.id = c.group_id and g.kind = 'resolve' ";

    private final Connection connection;

    SyncLog(Connection connection) {
        this.connection = connection;
    }

    static LocalChange read(ResultSet rs) throws SQLException {
        return new LocalChange(
                rs.getLong(1),
                rs.getObject(2, UUID.class),
                rs.getString(3),
                rs.getObject(4, UUID.class),
                Change.What.valueOf(rs.getString(5).toUpperCase(Locale.ROOT)),
                rs.getLong(6),
                Sql.instant(rs.getObject(7, LocalDateTime.class)),
                rs.getString(8),
                rs.getString(9),
                rs.getObject(10, UUID.class),
                DeltaJson.parse(rs.getString(11)));
    }

    List<LocalChange> pending(String town, int limit) throws SQLException {
        // In the order of the index, so that the first of very many are not sorted out of all of them.
        return Sql.list(
                connection,
                COLUMNS + GROUP + "where c.server_seq is null and c.town = ? order by c.server_seq, c.seq limit ?",
                SyncLog::read,
                town,
                limit);
    }

    long pendingCount(String town) throws SQLException {
        return ChangeTable.count(connection, "select count(*) from change where server_seq is null and town = ?", town);
    }

    void answered(Map<Long, Long> townSeqs, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update change set server_seq = ?, answered_at = ? where seq = ?")) {
            for (Map.Entry<Long, Long> answer : townSeqs.entrySet()) {
                update.setLong(1, answer.getValue());
                update.setObject(2, Sql.utc(at));
                update.setLong(3, answer.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    List<StationTx.Reopened> reopen(String town, long count) throws SQLException {
        List<StationTx.Reopened> again = Sql.list(
                        connection,
                        "select seq, ledger, record_id from change where answered_at is not null and town = ?"
                                + " order by seq desc limit ?",
                        rs -> new StationTx.Reopened(rs.getLong(1), rs.getString(2), rs.getObject(3, UUID.class)),
                        town,
                        count)
                .reversed();
        Object[] seqs = again.stream().map(StationTx.Reopened::seq).toArray();
        Sql.update(connection, "update change set server_seq = null, answered_at = null where seq = any(?)", (Object)
                seqs);
        return again;
    }

    long answeredSince(String town, Instant time) throws SQLException {
        return ChangeTable.count(
                connection, "select count(*) from change where answered_at >= ? and town = ?", Sql.utc(time), town);
    }

    /** @param open what is open about the rows */
    List<LocalChange> unsettled(Collection<UUID> records, List<Attention> open) throws SQLException {
        Map<Long, LocalChange> found = new TreeMap<>();
        Object[] ids = records.toArray();
        // By the few rows, not by all that is pending, which may be very much.
        Sql.list(
                        connection,
                        COLUMNS + "use index (change_record) " + GROUP
                                + "where c.record_id = any(?) and c.server_seq is null",
                        SyncLog::read,
                        (Object) ids)
                .forEach(change -> found.put(change.seq(), change));
        about(open).forEach(change -> found.put(change.seq(), change));
        return List.copyOf(found.values());
    }

    /** The changes that were rejected, of those that are about one. */
    List<LocalChange> about(Collection<Attention> attentions) throws SQLException {
        Object[] seqs =
                attentions.stream().map(Attention::seq).filter(Objects::nonNull).toArray();
        return seqs.length == 0
                ? List.of()
                : Sql.list(connection, COLUMNS + GROUP + "where c.seq = any(?)", SyncLog::read, (Object) seqs);
    }
}
