package cn.sixin.app.update;

import cn.sixin.Version;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that brings a newer program: a zip of {@code manifest.json}, its Ed25519 signature {@code manifest.sig}, and
 * the program's files below {@code image/}. Nothing in it is believed before the signature is.
 */
public final class UpdateFile {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    static final String IMAGE = "image/";
    static final String ALGORITHM = "Ed25519";
    static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST_MANIFEST = 4 << 20;
    private static final int LARGEST_SIGNATURE = 1024;

    private final Path file;
    private final Manifest manifest;

    private UpdateFile(Path file, Manifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /** What a chosen file turned out to be. */
    public sealed interface Read {
        record Good(UpdateFile update) implements Read {}

        record Refused(Problem problem) implements Read {}
    }

    /** Reads and judges a file; changes nothing. */
    public static Read read(Path file, PublicKey key, Version present, String platform) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] manifest = content(zip, MANIFEST, LARGEST_MANIFEST);
            if (!signed(manifest, content(zip, SIGNATURE, LARGEST_SIGNATURE), key)) {
                return new Read.Refused(Problem.error("update.foreign"));
            }
            return judge(file, JSON.readValue(manifest, Manifest.class), present, platform);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return new Read.Refused(Problem.error("update.unreadable", file.getFileName()));
        }
    }

    private static Read judge(Path file, Manifest manifest, Version present, String platform) {
        if (!Manifest.PRODUCT.equals(manifest.product())) {
            return new Read.Refused(Problem.error("update.foreign"));
        }
        if (!platform.equals(manifest.platform())) {
            return new Read.Refused(Problem.error("update.other_platform", manifest.platform(), platform));
        }
        Version offered = Version.parse(manifest.version());
        if (offered.compareTo(present) <= 0) {
            return new Read.Refused(Problem.error("update.not_newer", offered, present));
        }
        return new Read.Good(new UpdateFile(file, manifest));
    }

    private static byte[] content(ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw new IOException(name + " is too large");
            }
            return content;
        }
    }

    private static boolean signed(byte[] content, byte[] signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public Version version() {
        return Version.parse(manifest.version());
    }

    /** All files together. */
    public long bytes() {
        return manifest.files().stream().mapToLong(Manifest.File::bytes).sum();
    }

    /**
     * Lays the program's files into an empty folder, each held against its size and hash.
     *
     * @return what stood in the way; the folder is then to be thrown away
     */
    Optional<Problem> unpack(Path folder, Progress progress) throws IOException {
        Set<String> seen = new HashSet<>();
        long done = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Manifest.File each : manifest.files()) {
                if (progress.cancelled()) {
                    return Optional.of(Problem.error("update.cancelled"));
                }
                Path target = folder.resolve(each.path()).normalize();
                ZipEntry entry = zip.getEntry(IMAGE + each.path());
                if (entry == null || !target.startsWith(folder) || target.equals(folder) || !seen.add(each.path())) {
                    return Optional.of(Problem.error("update.altered", each.path()));
                }
                Files.createDirectories(target.getParent());
                if (!copied(zip, entry, each, target)) {
                    return Optional.of(Problem.error("update.altered", each.path()));
                }
                done += each.bytes();
                progress.at(done, bytes());
            }
        }
        return Optional.empty();
    }

    private static boolean copied(ZipFile zip, ZipEntry entry, Manifest.File wanted, Path target) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), sha256);
                OutputStream out = Files.newOutputStream(target)) {
            long left = wanted.bytes() + 1;
            byte[] buffer = new byte[1 << 16];
            int read;
            while (left > 0 && (read = in.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0) {
                out.write(buffer, 0, read);
                left -= read;
            }
            if (left != 1) {
                return false;
            }
        }
        PosixFileAttributeView posix = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(wanted.executable() ? "rwxr-xr-x" : "rw-r--r--"));
        }
        Files.setLastModifiedTime(target, FileTime.from(Instant.ofEpochSecond(wanted.modified())));
        return HexFormat.of().formatHex(sha256.digest()).equals(wanted.sha256());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
