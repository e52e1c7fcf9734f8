package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Half-written forms, encrypted with the rest of the store and each its officer's own (ADR 0017). They are written on a
 * connection of their own: an import that holds the writer for half a minute must not cost what is typed meanwhile.
 */
public final class Drafts {
    private static final String KEEP = """
        merge into draft (officer, record_id, ledger, kept_at, content) key (officer, record_id)
        values (?, ?, ?, ?, ?)\
        """;
    private static final String DROP = "delete from draft where officer = ? and record_id = ?";

    private final WriteLane lane;
    private final StoreFiles files;
    private final StoreConfig config;

    Drafts(WriteLane lane, StoreFiles files, StoreConfig config) {
        this.lane = lane;
        this.files = files;
        this.config = config;
    }

    /** A draft and when it was kept. */
    public record Kept(Draft draft, Instant at) {}

    /**
     * In place of what the officer had kept of the same row; on the disk when it returns.
     *
     * @return what kept it from being kept; the one before is then there still
     */
    public Optional<StoreTrouble> keep(String officer, Draft draft) {
        String content = DraftJson.write(draft);
        Clock clock = config.clock();
        return write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(KEEP)) {
                merge.setString(1, officer);
                merge.setObject(2, draft.record());
                merge.setString(3, draft.ledger().name());
                merge.setObject(4, Sql.utc(clock.instant()));
                merge.setString(5, content);
                merge.executeUpdate();
            }
        });
    }

    /** Lets go of it, saved or given up; on the disk when it returns. */
    public Optional<StoreTrouble> drop(String officer, UUID record) {
        return write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(DROP)) {
                delete.setString(1, officer);
                delete.setObject(2, record);
                delete.executeUpdate();
            }
        });
    }

    private Optional<StoreTrouble> write(WriteLane.Note note) {
        Optional<StoreTrouble> full = files.checkSpace(StoreFiles.RESERVE);
        if (full.isPresent()) {
            return full;
        }
        Database asked = lane.database();
        try (Connection own = asked.reader()) {
            note.write(own);
            Checkpoint.of(own);
            return Optional.empty();
        } catch (SQLException | IllegalStateException broken) {
            // The writer's way opens a file again that a failure has closed; and says when the store is closed for
            // good.
            lane.mend(asked, broken);
            return lane.durable(note);
        }
    }

    /** The officer's own, the latest first; of ledgers that this program has. */
    public List<Kept> of(String officer) {
        return ask("where officer = ? order by kept_at desc, record_id", officer);
    }

    public Optional<Kept> find(String officer, UUID record) {
        return ask("where officer = ? and record_id = ?", officer, record).stream()
                .findFirst();
    }

    private List<Kept> ask(String where, Object... arguments) {
        return new Reading(lane).ask(connection -> {
            List<Kept> found = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("select ledger, record_id, kept_at, content from draft " + where)) {
                for (int i = 0; i < arguments.length; i++) {
                    select.setObject(i + 1, arguments[i]);
                }
                try (ResultSet rs = select.executeQuery()) {
                    while (rs.next()) {
                        read(rs).ifPresent(found::add);
                    }
                }
            }
            return found;
        });
    }

    private Optional<Kept> read(ResultSet rs) throws SQLException {
        Optional<Ledger> ledger = ledger(rs.getString(1));
        if (ledger.isEmpty()) {
            return Optional.empty();
        }
        UUID record = rs.getObject(2, UUID.class);
        Instant at = Sql.instant(rs.getObject(3, LocalDateTime.class));
        return Optional.of(new Kept(DraftJson.parse(ledger.get(), record, rs.getString(4), this::ledger), at));
    }

    private Optional<Ledger> ledger(String name) {
        return config.ledgers().stream().filter(l -> l.name().equals(name)).findFirst();
    }
}
