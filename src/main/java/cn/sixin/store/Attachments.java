package cn.sixin.store;

import cn.sixin.ledger.AttachmentsKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files kept beside rows, encrypted with the rest of the store. One is kept as soon as it is offered, before any
 * row names it, so that a crash leaves no row without its photo; the save of the first row that names it marks it, in
 * the row's transaction, as kept for good.
 */
public final class Attachments {
    private static final String KEEP = """
        insert into attachment (hash, town, media_type, bytes, width, height, kept_at, used, sent_at, thumb, content)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    private static final String MARK = "update attachment set used = true where hash = any(?) and not used";
    private static final String SWEEP = """
        delete from attachment a where not a.used and a.kept_at < ?
        and not exists (select 1 from draft d where locate(a.hash, d.content) > 0)
        and not exists (select 1 from change c where locate(a.hash, c.delta) > 0)\
        """;

    private final WriteLane lane;
    private final StoreFiles files;
    private final Clock clock;
    private final String town;

    Attachments(WriteLane lane, StoreFiles files, Clock clock, String town) {
        this.lane = lane;
        this.files = files;
        this.clock = clock;
        this.town = town;
    }

    /**
     * Keeps it; one that is there already is left as it is. On the disk when it returns.
     *
     * @return what kept it from being kept
     */
    public Optional<StoreTrouble> keep(Attachment attachment) {
        return keep(attachment, false);
    }

    /** As {@link #keep}, of one that came from the city server: a saved row names it, and the server has it. */
    public Optional<StoreTrouble> keepReceived(Attachment attachment) {
        return keep(attachment, true);
    }

    private Optional<StoreTrouble> keep(Attachment attachment, boolean received) {
        Optional<StoreTrouble> full = files.checkSpace(StoreFiles.RESERVE);
        if (full.isPresent()) {
            return full;
        }
        return lane.durable(connection -> {
            try (PreparedStatement there = connection.prepareStatement("select 1 from attachment where hash = ?")) {
                there.setString(1, attachment.hash());
                try (ResultSet rs = there.executeQuery()) {
                    if (rs.next()) {
                        return;
                    }
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
                insert.setString(1, attachment.hash());
                insert.setString(2, town);
                insert.setString(3, attachment.mediaType());
                insert.setInt(4, attachment.content().length);
                insert.setInt(5, attachment.width());
                insert.setInt(6, attachment.height());
                LocalDateTime now = Sql.utc(clock.instant());
                insert.setObject(7, now);
                insert.setBoolean(8, received);
                insert.setObject(9, received ? now : null);
                insert.setBytes(10, attachment.thumb());
                insert.setBytes(11, attachment.content());
                insert.executeUpdate();
            }
            arrived(connection, attachment.hash());
        });
    }

    /** No piece of it is waited for any more. */
    static void arrived(java.sql.Connection connection, String hash) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from arriving where hash = ?")) {
            delete.setString(1, hash);
            delete.executeUpdate();
        }
    }

    /** Empty when this station does not have it. */
    public Optional<Attachment> find(String hash) {
        return new Reading(lane)
                .first(
                        "select hash, content, thumb, media_type, width, height from attachment where hash = ?",
                        hash,
                        rs -> new Attachment(
                                rs.getString(1),
                                rs.getBytes(2),
                                rs.getBytes(3),
                                rs.getString(4),
                                rs.getInt(5),
                                rs.getInt(6)));
    }

    /** Whether this station has it. */
    public boolean has(String hash) {
        return new Reading(lane)
                .first("select 1 from attachment where hash = ?", hash, rs -> true)
                .orElse(false);
    }

    /** The small pictures of those that this station has, in the order asked. */
    public Map<String, byte[]> thumbs(Collection<String> hashes) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        for (String hash : hashes) {
            new Reading(lane)
                    .first("select thumb from attachment where hash = ?", hash, rs -> rs.getBytes(1))
                    .ifPresent(thumb -> found.put(hash, thumb));
        }
        return found;
    }

    /** How many are kept. */
    public long count() {
        return new Reading(lane)
                .first("select count(*) from attachment where ? = ''", "", rs -> rs.getLong(1))
                .orElse(0L);
    }

    /**
     * Lets go of those offered before {@code before} that no saved row ever named and no half-written form holds, and of
     * pieces that came before and were not gone on with.
     */
    public void sweep(Instant before) {
        lane.note(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(SWEEP)) {
                delete.setObject(1, Sql.utc(before));
                delete.executeUpdate();
            }
            try (PreparedStatement delete = connection.prepareStatement("delete from arriving where kept_at < ?")) {
                delete.setObject(1, Sql.utc(before));
                delete.executeUpdate();
            }
        });
    }

    /** Within a row's own transaction: what it names stays for good. */
    static void mark(java.sql.Connection connection, Row row) throws SQLException {
        for (Column<?> column : row.ledger().columns()) {
            if (column.kind() instanceof AttachmentsKind && row.get(column) instanceof List<?> hashes) {
                try (PreparedStatement update = connection.prepareStatement(MARK)) {
                    update.setObject(1, hashes.toArray());
                    update.executeUpdate();
                }
            }
        }
    }
}
