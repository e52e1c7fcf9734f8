package cn.sixin.store;

import cn.sixin.ledger.Change;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code change} and {@code change_group}. */
final class ChangeTable {
    private static final String CHANGE = "seq, op, group_id, ledger, record_id, kind, base_rev, at, officer, device,"
            + " town, why, delta, previous_hash, hash, server_seq";
    static final String INSERT =
            "insert into change (" + CHANGE + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String GROUP = "select g.id, g.kind, g.title, g.at, g.officer, g.first_seq, g.last_seq,"
            + " g.undoes, u.id from change_group g left join change_group u on u.undoes = g.id ";
    /** Changes taken from the database at a time where there may be very many. */
    static final int PAGE = 256;

    private ChangeTable() {}

    /** A change with the server's number, null while it is pending. */
    record Stored(LoggedChange logged, @Nullable Long serverSeq) {
        Change change() {
            return logged.change(serverSeq);
        }
    }

    /** @param serverSeq null for a change that the server does not have */
    static void bind(PreparedStatement statement, LoggedChange c, @Nullable Long serverSeq) throws SQLException {
        statement.setLong(1, c.seq());
        statement.setObject(2, c.op());
        statement.setObject(3, c.group());
        statement.setString(4, c.ledger());
        statement.setObject(5, c.record());
        statement.setString(6, c.what().name().toLowerCase(Locale.ROOT));
        statement.setLong(7, c.baseRev());
        statement.setObject(8, Sql.utc(c.at()));
        statement.setString(9, c.officer());
        statement.setString(10, c.device());
        statement.setString(11, c.town());
        statement.setString(12, c.why());
        statement.setString(13, c.delta());
        statement.setBytes(14, c.previous());
        statement.setBytes(15, c.hash());
        statement.setObject(16, serverSeq);
    }

    private static Stored read(ResultSet rs) throws SQLException {
        LoggedChange logged = new LoggedChange(
                rs.getLong(1),
                rs.getObject(2, UUID.class),
                rs.getObject(3, UUID.class),
                rs.getString(4),
                rs.getObject(5, UUID.class),
                Change.What.valueOf(rs.getString(6).toUpperCase(Locale.ROOT)),
                rs.getLong(7),
                Sql.instant(rs.getObject(8, LocalDateTime.class)),
                rs.getString(9),
                rs.getString(10),
                rs.getString(11),
                rs.getString(12),
                rs.getString(13),
                rs.getBytes(14),
                rs.getBytes(15));
        return new Stored(logged, rs.getObject(16, Long.class));
    }

    /** @param rest from {@code where} on */
    static List<Stored> list(Connection connection, String rest, Object... arguments) throws SQLException {
        List<Stored> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select " + CHANGE + " from change " + rest)) {
            bindAll(statement, arguments);
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    found.add(read(rs));
                }
            }
        }
        return found;
    }

    /** The rows of a ledger that the changes from {@code first} to {@code last} were made to. */
    static List<UUID> records(Connection connection, String ledger, long first, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select distinct record_id from change where seq between ? and ? and ledger = ?")) {
            bindAll(statement, first, last, ledger);
            List<UUID> found = new ArrayList<>();
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    found.add(rs.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    /** Every change from {@code first} to {@code last} in order, a page in memory at a time. */
    static void pages(Connection connection, long first, long last, Page page) throws SQLException, IOException {
        for (long from = first; from <= last; from += PAGE) {
            long to = Math.min(last, from + PAGE - 1);
            page.take(list(connection, "where seq between ? and ? order by seq", from, to));
        }
    }

    @FunctionalInterface
    interface Page {
        void take(List<Stored> changes) throws SQLException, IOException;
    }

    /** The last change's number and hash; 0 and zeros when there is none. */
    static Head head(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select seq, hash from change order by seq desc limit 1");
                ResultSet rs = statement.executeQuery()) {
            return rs.next() ? new Head(rs.getLong(1), rs.getBytes(2)) : Head.NONE;
        }
    }

    /** Where the chain ends. */
    record Head(long seq, byte[] hash) {
        static final Head NONE = new Head(0, LoggedChange.NO_HASH);
    }

    static void insertGroup(Connection connection, ChangeGroup group) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into change_group (id, kind, title, at, officer, first_seq, last_seq, undoes)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            bindAll(
                    statement,
                    group.id(),
                    group.kind().code(),
                    group.title(),
                    Sql.utc(group.at()),
                    group.officer(),
                    group.firstSeq(),
                    group.lastSeq(),
                    group.undoes());
            statement.executeUpdate();
        }
    }

    static List<ChangeGroup> groups(Connection connection, String rest, Object... arguments) throws SQLException {
        List<ChangeGroup> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(GROUP + rest)) {
            bindAll(statement, arguments);
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    found.add(new ChangeGroup(
                            rs.getObject(1, UUID.class),
                            GroupKind.of(rs.getString(2)),
                            rs.getString(3),
                            Sql.instant(rs.getObject(4, LocalDateTime.class)),
                            rs.getString(5),
                            rs.getLong(6),
                            rs.getLong(7),
                            rs.getObject(8, UUID.class),
                            rs.getObject(9, UUID.class)));
                }
            }
        }
        return found;
    }

    static long pending(Connection connection) throws SQLException {
        return count(connection, "select count(*) from change where server_seq is null");
    }

    static long count(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindAll(statement, arguments);
            try (ResultSet rs = statement.executeQuery()) {
                rs.next();
                return rs.getLong(1);
            }
        }
    }

    private static void bindAll(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
