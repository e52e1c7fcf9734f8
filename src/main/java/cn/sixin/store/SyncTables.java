package cn.sixin.store;

import cn.sixin.sync.Attention;
import cn.sixin.sync.Shadow;
import cn.sixin.sync.TownState;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.SentRow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the station keeps beside its rows to sync: where it stands, shadows, what a person must see to. */
final class SyncTables {
    static final String ATTENTION =
            "select id, kind, change_seq, ledger, record_id, code, column_name, content, at from sync_attention ";

    private final Connection connection;

    SyncTables(Connection connection) {
        this.connection = connection;
    }

    Optional<TownState> town(String town) throws SQLException {
        return towns("where town = ?", town).stream().findFirst();
    }

    List<TownState> towns() throws SQLException {
        return towns("order by town");
    }

    private List<TownState> towns(String rest, Object... arguments) throws SQLException {
        return Sql.list(
                connection,
                "select town, epoch, cursor_seq, acked, spoken, again from sync_town " + rest,
                rs -> new TownState(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getInt(5),
                        TownState.Again.valueOf(rs.getString(6).toUpperCase(Locale.ROOT))),
                arguments);
    }

    void putTown(TownState state) throws SQLException {
        Sql.update(
                connection,
                "merge into sync_town (town, epoch, cursor_seq, acked, spoken, again) key (town)"
                        + " values (?, ?, ?, ?, ?, ?)",
                state.town(),
                state.epoch(),
                state.cursor(),
                state.acked(),
                state.schema(),
                state.again().name().toLowerCase(Locale.ROOT));
    }

    /**
     * A restored server may lack the attachments that this station sent it: they are offered again, and what it has it
     * says so of. One that came from the server was kept and there at once, and is not this station's to send.
     */
    void offerAttachments(String town) throws SQLException {
        Sql.update(
                connection,
                "update attachment set sent_at = null where town = ? and sent_at is not null and sent_at <> kept_at",
                town);
    }

    Map<UUID, Shadow> shadows(Collection<UUID> records) throws SQLException {
        Map<UUID, Shadow> found = new HashMap<>();
        Object[] ids = records.toArray();
        Sql.list(
                        connection,
                        "select record_id, ledger, content from sync_shadow where record_id = any(?)",
                        rs -> new Shadow(rs.getObject(1, UUID.class), rs.getString(2), sent(rs.getString(3))),
                        (Object) ids)
                .forEach(shadow -> found.put(shadow.record(), shadow));
        return found;
    }

    private static @Nullable SentRow sent(@Nullable String content) {
        try {
            return content == null ? null : Codec.read(content.getBytes(StandardCharsets.UTF_8), SentRow.class);
        } catch (Codec.Malformed e) {
            throw new StoreFailure("a shadow", e);
        }
    }

    void putShadow(Shadow shadow) throws SQLException {
        SentRow row = shadow.row();
        Sql.update(
                connection,
                "merge into sync_shadow (record_id, ledger, content) key (record_id) values (?, ?, ?)",
                shadow.record(),
                shadow.ledger(),
                row == null ? null : new String(Codec.write(row), StandardCharsets.UTF_8));
    }

    void dropShadows(Collection<UUID> records) throws SQLException {
        Object[] ids = records.toArray();
        Sql.update(connection, "delete from sync_shadow where record_id = any(?)", (Object) ids);
    }

    boolean anyShadow() throws SQLException {
        return !Sql.list(connection, "select 1 from sync_shadow limit 1", rs -> rs.getInt(1))
                .isEmpty();
    }

    static Attention attention(ResultSet rs) throws SQLException {
        return new Attention(
                rs.getObject(1, UUID.class),
                Attention.Kind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
                rs.getObject(3, Long.class),
                rs.getString(4),
                rs.getObject(5, UUID.class),
                rs.getString(6),
                rs.getString(7),
                rs.getString(8),
                Sql.instant(rs.getObject(9, LocalDateTime.class)));
    }

    List<Attention> attention(Collection<UUID> records) throws SQLException {
        Object[] ids = records.toArray();
        return Sql.list(
                connection,
                ATTENTION + "where record_id = any(?) and dismissed_at is null order by at, id",
                SyncTables::attention,
                (Object) ids);
    }

    /** What is open, oldest first. */
    List<Attention> openAttention(int limit) throws SQLException {
        return Sql.list(
                connection,
                ATTENTION + "where dismissed_at is null order by at, id limit ?",
                SyncTables::attention,
                limit);
    }

    long attentionCount() throws SQLException {
        return ChangeTable.count(connection, "select count(*) from sync_attention where dismissed_at is null");
    }

    List<UUID> attendedRows() throws SQLException {
        return Sql.list(
                connection,
                "select record_id from sync_attention where dismissed_at is null",
                rs -> rs.getObject(1, UUID.class));
    }

    void attend(Attention attention) throws SQLException {
        Sql.update(
                connection,
                "merge into sync_attention (id, kind, change_seq, ledger, record_id, code, column_name, content, at,"
                        + " dismissed_at) key (id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
                attention.id(),
                attention.kind().name().toLowerCase(Locale.ROOT),
                attention.seq(),
                attention.ledger(),
                attention.record(),
                attention.code(),
                attention.column(),
                attention.content(),
                Sql.utc(attention.at()));
    }

    void dismiss(Collection<UUID> ids, Instant at) throws SQLException {
        Object[] some = ids.toArray();
        Sql.update(
                connection,
                "update sync_attention set dismissed_at = ? where id = any(?) and dismissed_at is null",
                Sql.utc(at),
                some);
    }
}
