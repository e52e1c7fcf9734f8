package cn.sixin.store;

import cn.sixin.ledger.Json;
import cn.sixin.store.files.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A backup's file: a zip of about.json, keys.json and station.mv.db; the last two as encrypted as they lay. */
final class BackupFile {
    private static final String ABOUT = "about.json";
    private static final String KEYS = "keys.json";
    private static final String DATABASE = "station.mv.db";

    private BackupFile() {}

    /** What is known of a backup without opening it; {@code sha256} is that of the database file. */
    record About(Instant at, Backup.Reason reason, long rows, long lastSeq, String schema, String sha256) {
        private Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("at", at.toString());
            fields.put("reason", reason.name());
            fields.put("rows", rows);
            fields.put("lastSeq", lastSeq);
            fields.put("schema", schema);
            fields.put("sha256", sha256);
            return fields;
        }

        private static About of(Json.Fields fields) throws Json.Broken {
            return new About(
                    fields.instant("at"),
                    fields.one(Backup.Reason.class, "reason"),
                    fields.wide("rows"),
                    fields.wide("lastSeq"),
                    fields.text("schema"),
                    fields.text("sha256"));
        }
    }

    static void write(Path target, About about, Path keys, Path database) throws IOException {
        Path part = DurableFile.beside(target);
        try (OutputStream file = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            // What is encrypted does not shrink.
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry(ABOUT));
            zip.write(Json.bytes(about.fields()));
            zip.closeEntry();
            if (Files.exists(keys)) {
                zip.putNextEntry(new ZipEntry(KEYS));
                Files.copy(keys, zip);
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(DATABASE));
            Files.copy(database, zip);
            zip.closeEntry();
        }
        DurableFile.force(part);
        if (!whole(part)) {
            Files.delete(part);
            throw new IOException("the backup was not written as it should be");
        }
        DurableFile.moveInto(part, target);
    }

    static Optional<About> about(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return Optional.of(About.of(Json.object(bytes(zip, ABOUT))));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether every byte of the database file in it is as it was written. */
    static boolean whole(Path file) throws IOException {
        Optional<About> about = about(file);
        if (about.isEmpty()) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream database = entry(zip, DATABASE)) {
            return sha256(database).equals(about.get().sha256());
        } catch (java.util.zip.ZipException damaged) {
            return false;
        }
    }

    static byte @Nullable [] keys(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(KEYS) == null ? null : bytes(zip, KEYS);
        }
    }

    /** Copies the database file out, forced to disk. */
    static void extractDatabase(Path file, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream database = entry(zip, DATABASE)) {
            Files.copy(database, target);
        }
        DurableFile.force(target);
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        }
    }

    private static String sha256(InputStream in) throws IOException {
        MessageDigest sha256 = LoggedChange.sha256();
        try (DigestInputStream digesting = new DigestInputStream(in, sha256)) {
            digesting.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = entry(zip, name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        return zip.getInputStream(entry);
    }
}
