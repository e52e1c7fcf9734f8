package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.TOWN_STATE;

import cn.sixin.city.schema.DefaultSchema;
import cn.sixin.sync.protocol.Hashes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole of the city's database as one file that any of its databases can take back: a zip with a file of lines a
 * table, and a manifest of their hashes. It holds personal data and the server's keys: its owner alone may read it.
 */
public final class CityBackup {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MANIFEST = "manifest.json";
    private static final int FORMAT = 1;
    private static final int BATCH = 200;
    private static final int FETCH = 500;
    private static final Instant GENERATIONS_FROM = Instant.parse("2026-01-01T00:00:00Z");

    private final CityDatabase database;

    public CityBackup(CityDatabase database) {
        this.database = database;
    }

    /** @param hash of its lines' bytes */
    record Part(long rows, String hash) {}

    /**
     * Writes all that is committed when it begins. The file is there whole, and on the disk, or not at all.
     *
     * @return how many rows it holds
     */
    public long write(Path file, Instant now) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            long rows;
            try (OutputStream out = Files.newOutputStream(beside);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                close(beside);
                rows = database.snapshot(dsl -> write(dsl, zip, now));
            }
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void close(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static long write(DSLContext dsl, ZipOutputStream zip, Instant now) {
        Map<String, Part> parts = new LinkedHashMap<>();
        try {
            for (Table<?> table : tables()) {
                parts.put(table.getName(), lines(dsl, table, zip));
            }
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JSON.writeValueAsBytes(Map.of(
                    "format", FORMAT, "schema", CityDatabase.schema(dsl), "made_at", now.toString(), "parts", parts)));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts.values().stream().mapToLong(Part::rows).sum();
    }

    private static List<Table<?>> tables() {
        return DefaultSchema.DEFAULT_SCHEMA.getTables();
    }

    private static Part lines(DSLContext dsl, Table<?> table, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(table.getName()));
        MessageDigest digest = Hashes.digest();
        DigestOutputStream out = new DigestOutputStream(zip, digest);
        long rows = 0;
        try (var cursor = dsl.selectFrom(table).fetchSize(FETCH).fetchLazy()) {
            for (Record row : cursor) {
                Object[] texts = new Object[row.size()];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = Cells.text(row.get(i));
                }
                out.write(JSON.writeValueAsBytes(texts));
                out.write('\n');
                rows++;
            }
        }
        zip.closeEntry();
        return new Part(rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** What became of a restore. */
    public sealed interface Restored {
        /** @param rows that lie in the database now */
        record Done(long rows, Instant madeAt) implements Restored {}

        /** The file is none of these, is cut, or was changed. Nothing was done. */
        record Damaged() implements Restored {}

        /** Another version of the program made it. Nothing was done. */
        record OtherVersion() implements Restored {}
    }

    /**
     * Puts a backup in the place of all that is in the database, in one transaction, after the whole file was checked.
     * Every town gets a new epoch, so that each device finds out and sends again what the backup does not know.
     *
     * @param now later than any restore before, to the hour, where another machine's database is restored here
     */
    public Restored restore(Path file, Instant now) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            JsonNode manifest = manifest(zip).orElse(null);
            if (manifest == null || !intact(zip, manifest)) {
                return new Restored.Damaged();
            }
            if (manifest.path("format").asInt(0) != FORMAT
                    || !manifest.path("schema").asString("").equals(database.read(CityDatabase::schema))) {
                return new Restored.OtherVersion();
            }
            long rows = database.replaceAll(dsl -> load(dsl, zip, now));
            return new Restored.Done(rows, Instant.parse(manifest.get("made_at").asString()));
        } catch (ZipException e) {
            return new Restored.Damaged();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<JsonNode> manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(JSON.readTree(in.readAllBytes()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean intact(ZipFile zip, JsonNode manifest) throws IOException {
        for (Table<?> table : tables()) {
            ZipEntry entry = zip.getEntry(table.getName());
            if (entry == null) {
                return false;
            }
            MessageDigest digest = Hashes.digest();
            try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (ZipException e) {
                return false;
            }
            String hash =
                    manifest.path("parts").path(table.getName()).path("hash").asString("");
            if (!hash.equals(HexFormat.of().formatHex(digest.digest()))) {
                return false;
            }
        }
        return true;
    }

    private static long load(DSLContext dsl, ZipFile zip, Instant now) {
        Map<String, Integer> before = dsl.select(TOWN_STATE.TOWN, TOWN_STATE.GENERATION)
                .from(TOWN_STATE)
                .fetchMap(TOWN_STATE.TOWN, TOWN_STATE.GENERATION);
        long rows = 0;
        for (Table<?> table : tables()) {
            dsl.deleteFrom(table).execute();
            rows += load(dsl, table, zip);
        }
        Map<String, Integer> restored = dsl.select(TOWN_STATE.TOWN, TOWN_STATE.GENERATION)
                .from(TOWN_STATE)
                .fetchMap(TOWN_STATE.TOWN, TOWN_STATE.GENERATION);
        restored.forEach((town, generation) -> dsl.update(TOWN_STATE)
                .set(TOWN_STATE.EPOCH, UUID.randomUUID())
                .set(TOWN_STATE.GENERATION, next(Math.max(generation, before.getOrDefault(town, 0)), now))
                .where(TOWN_STATE.TOWN.eq(town))
                .execute());
        return rows;
    }

    /**
     * Larger than any generation before: of this database, of the backup, and of the machine that was lost, whose
     * database may have been restored from this very backup once already. Otherwise two different versions of a row
     * could have one revision, and a device would take the one for the other.
     */
    private static int next(int known, Instant now) {
        return Math.max(known + 1, (int) Duration.between(GENERATIONS_FROM, now).toHours());
    }

    private static long load(DSLContext dsl, Table<?> table, ZipFile zip) {
        long rows = 0;
        List<TableRecord<?>> batch = new ArrayList<>(BATCH);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(zip.getInputStream(zip.getEntry(table.getName())), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode cells = JSON.readTree(line);
                TableRecord<?> row = (TableRecord<?>) dsl.newRecord(table);
                for (int i = 0; i < cells.size(); i++) {
                    Cells.set(row, row.field(i), cells.get(i));
                }
                batch.add(row);
                rows++;
                if (batch.size() == BATCH) {
                    dsl.batchInsert(batch).execute();
                    batch.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!batch.isEmpty()) {
            dsl.batchInsert(batch).execute();
        }
        return rows;
    }
}
