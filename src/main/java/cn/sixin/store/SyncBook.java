package cn.sixin.store;

import cn.sixin.ledger.AttachmentsKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.store.files.StoreTrouble;
import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a station keeps about its syncing beside the engine: as whom the city server knows it, the receipts, and which
 * attachments the server has. No part of the change log.
 */
public final class SyncBook {
    private static final String MEMBERSHIP = "city.membership";
    private static final String NUMBERED = "city.numbered";
    private static final String PACKAGES = "city.packages";

    private final WriteLane lane;
    private final Reading reading;

    SyncBook(WriteLane lane) {
        this.lane = lane;
        reading = new Reading(lane);
    }

    /** As it was kept; empty before the station was enrolled, and after it left. */
    public Optional<String> membership() {
        return reading.meta(MEMBERSHIP).filter(text -> !text.isEmpty());
    }

    /** On the disk when it returns. @param text "" to leave */
    public Optional<StoreTrouble> keepMembership(String text) {
        return lane.durable(connection -> Meta.put(connection, Map.of(MEMBERSHIP, text)));
    }

    /** The device whose numbers the changes that wait will get; empty before the first. */
    public Optional<UUID> numbered() {
        return reading.meta(NUMBERED).map(UUID::fromString);
    }

    /** They are this device's from now on, and no attachment is known to be at its server. */
    public Optional<StoreTrouble> number(UUID device) {
        return lane.durable(connection -> {
            try (PreparedStatement unsent = connection.prepareStatement("update attachment set sent_at = null")) {
                unsent.executeUpdate();
            }
            Meta.put(connection, Map.of(NUMBERED, device.toString()));
        });
    }

    /**
     * The package files of a device.
     *
     * @param written the number of the last one to the server; 0 before the first
     * @param taken the number of the last answer that was taken
     */
    public record Packages(UUID device, long written, long taken) {}

    /** Of this device; another one's are forgotten. */
    public Packages packages(UUID device) {
        return reading.meta(PACKAGES)
                .map(text -> text.split(" "))
                .filter(parts -> parts[0].equals(device.toString()))
                .map(parts -> new Packages(device, Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                .orElse(new Packages(device, 0, 0));
    }

    /** On the disk when it returns. */
    public Optional<StoreTrouble> keepPackages(Packages packages) {
        String text = packages.device() + " " + packages.written() + " " + packages.taken();
        return lane.durable(connection -> Meta.put(connection, Map.of(PACKAGES, text)));
    }

    /** @param content JSON */
    public Optional<StoreTrouble> keepReceipt(UUID id, Instant begun, String content) {
        return lane.durable(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into sync_receipt (id, begun_at, content) values (?, ?, ?)")) {
                insert.setObject(1, id);
                insert.setObject(2, Sql.utc(begun));
                insert.setString(3, content);
                insert.executeUpdate();
            }
        });
    }

    /** The newest first. */
    public List<String> receipts(int limit) {
        return reading.ask(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select content from sync_receipt order by begun_at desc, id desc limit ?")) {
                select.setInt(1, limit);
                try (ResultSet rs = select.executeQuery()) {
                    List<String> found = new ArrayList<>();
                    while (rs.next()) {
                        found.add(rs.getString(1));
                    }
                    return found;
                }
            }
        });
    }

    /** Hashes of attachments that a saved row names and the server does not have. */
    public List<String> unsent() {
        return unsentSizes().stream().map(Unsent::hash).toList();
    }

    /** How many those are. */
    public long unsentCount() {
        return unsentSize().count();
    }

    /** An attachment that the server does not have. @param bytes of its content */
    public record Unsent(String hash, long bytes) {}

    /** Those of {@link #unsent}. */
    public List<Unsent> unsentSizes() {
        return reading.ask(connection -> Sql.list(
                connection,
                "select hash, bytes from attachment where used and sent_at is null order by kept_at",
                rs -> new Unsent(rs.getString(1), rs.getLong(2))));
    }

    /** How many attachments, and how large they are together, in bytes. */
    public record Size(long count, long bytes) {}

    /** Of those that the server does not have. */
    public Size unsentSize() {
        return reading.ask(connection -> Sql.list(
                        connection,
                        "select count(*), coalesce(sum(bytes), 0) from attachment where used and sent_at is null",
                        rs -> new Size(rs.getLong(1), rs.getLong(2))))
                .getFirst();
    }

    /** The server has all of it. On the disk when it returns. */
    public Optional<StoreTrouble> sent(String hash, Instant at) {
        return lane.durable(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update attachment set sent_at = ? where hash = ?")) {
                update.setObject(1, Sql.utc(at));
                update.setString(2, hash);
                update.executeUpdate();
            }
        });
    }

    /** What has come of an attachment that is on its way; empty for nothing. */
    public byte[] arrived(String hash) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        reading
                .ask(connection -> Sql.list(
                        connection,
                        "select from_byte, content from arriving where hash = ? order by from_byte",
                        rs -> Map.entry(rs.getLong(1), rs.getBytes(2)),
                        hash))
                .stream()
                .filter(piece -> piece.getKey() == all.size())
                .forEach(piece -> all.writeBytes(piece.getValue()));
        return all.toByteArray();
    }

    /** The next piece of it. On the disk when it returns. */
    public Optional<StoreTrouble> arriving(String hash, long from, byte[] piece, Instant at) {
        return lane.durable(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    "merge into arriving (hash, from_byte, kept_at, content) key (hash, from_byte) values (?, ?,"
                            + " ?, ?)")) {
                merge.setString(1, hash);
                merge.setLong(2, from);
                merge.setObject(3, Sql.utc(at));
                merge.setBytes(4, piece);
                merge.executeUpdate();
            }
        });
    }

    /** What came of it is of no use. */
    public Optional<StoreTrouble> dropArrived(String hash) {
        return lane.durable(connection -> Attachments.arrived(connection, hash));
    }

    /** Hashes that rows of a town name and this station does not have. */
    public Set<String> missing(List<Ledger> ledgers, String town) {
        Set<String> named = new LinkedHashSet<>();
        for (Ledger ledger : ledgers) {
            for (Column<?> column : ledger.columns()) {
                if (column.kind() instanceof AttachmentsKind kind) {
                    named(ledger, column.name(), town).forEach(stored -> named.addAll(kind.restore(stored)));
                }
            }
        }
        if (!named.isEmpty()) {
            named.removeAll(Set.copyOf(hashes("select hash from attachment")));
        }
        return named;
    }

    /**
     * Where each of these attachments goes: to the towns whose rows name it, since a town's stations look for it there;
     * a bureau's device writes in many.
     *
     * @param known the towns that are synced
     * @param home where one goes that no present row names
     */
    public Map<String, Set<String>> goesTo(
            List<Ledger> ledgers, Collection<String> hashes, Collection<String> known, String home) {
        Map<String, Set<String>> towns = new LinkedHashMap<>();
        hashes.forEach(hash -> towns.put(hash, new LinkedHashSet<>()));
        if (!hashes.isEmpty()) {
            named(ledgers, towns);
        }
        for (Set<String> of : towns.values()) {
            of.retainAll(known);
            if (of.isEmpty()) {
                of.add(home);
            }
        }
        return towns;
    }

    private void named(List<Ledger> ledgers, Map<String, Set<String>> towns) {
        for (Ledger ledger : ledgers) {
            for (Column<?> column : ledger.columns()) {
                if (column.kind() instanceof AttachmentsKind kind) {
                    for (Map.Entry<String, String> of : named(ledger, column.name())) {
                        for (String hash : kind.restore(of.getValue())) {
                            Set<String> here = towns.get(hash);
                            if (here != null) {
                                here.add(of.getKey());
                            }
                        }
                    }
                }
            }
        }
    }

    /** Of all towns, each row's town with what stands in the column. */
    private List<Map.Entry<String, String>> named(Ledger ledger, String column) {
        String name = LedgerTable.quoted(column);
        String query = lane.table(ledger).selectOnly("town, " + name, "where not deleted and " + name + " is not null");
        return reading.ask(
                connection -> Sql.list(connection, query, rs -> Map.entry(rs.getString(1), rs.getString(2))));
    }

    /** One column only: this is asked at every sync, of ledgers with very many rows and few photos. */
    private List<String> named(Ledger ledger, String column, String town) {
        String name = LedgerTable.quoted(column);
        String query =
                lane.table(ledger).selectOnly(name, "where town = ? and not deleted and " + name + " is not null");
        return reading.ask(connection -> Sql.list(connection, query, rs -> rs.getString(1), town));
    }

    private List<String> hashes(String query) {
        return reading.ask(connection -> Sql.list(connection, query, rs -> rs.getString(1)));
    }
}
