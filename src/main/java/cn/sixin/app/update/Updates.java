package cn.sixin.app.update;

import cn.sixin.Version;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Updates of this program out of files that somebody brings. No network is asked. A file is judged by the key that is
 * built into the program, laid beside it, and put in its place at the exit; whatever fails leaves the program as it is.
 */
public final class Updates {
    private static final String RESULT = "update-result.txt";
    private static final String RUNNER = "update-runner";
    private static final String KEY = "release-key.txt";

    private final Optional<Installation> installation;
    private final @Nullable PublicKey key;
    private final Path home;
    private boolean armed;

    Updates(Optional<Installation> installation, @Nullable PublicKey key, Path home) {
        this.installation = installation;
        this.key = key;
        this.home = home;
    }

    /** @param home the data folder, where the outcome of a replacement is left */
    public static Updates here(Path home) {
        return new Updates(Installation.here(), pinned(), home);
    }

    /** The release key that this build trusts; null when it was built without one. */
    static @Nullable PublicKey pinned() {
        try (InputStream in = Updates.class.getResourceAsStream(KEY)) {
            if (in == null) {
                return null;
            }
            byte[] encoded = Base64.getMimeDecoder().decode(in.readAllBytes());
            return KeyFactory.getInstance(UpdateFile.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the release key does not read", e);
        }
    }

    /** Why this program cannot be updated here at all; empty when it can. */
    public Optional<Problem> obstacle() {
        if (installation.isEmpty()) {
            return Optional.of(Problem.error("update.not_installed"));
        }
        if (key == null) {
            return Optional.of(Problem.error("update.no_key"));
        }
        return installation.get().obstacle();
    }

    public Version present() {
        return Version.current();
    }

    /** Reads and judges a file; changes nothing. */
    public UpdateFile.Read read(Path file) {
        Optional<Problem> obstacle = obstacle();
        if (obstacle.isPresent() || key == null) {
            return new UpdateFile.Read.Refused(obstacle.orElseGet(() -> Problem.error("update.no_key")));
        }
        return UpdateFile.read(file, key, present(), Installation.platform());
    }

    /** Lays the new program beside the present one; from then on it is put in place at the exit. */
    public Optional<Problem> stage(UpdateFile update, Progress progress) throws IOException {
        Path staged = installation.orElseThrow().staged();
        Path part = installation.orElseThrow().beside(".part");
        Replacement.delete(part);
        Replacement.delete(staged);
        try {
            Files.createDirectories(part);
            Optional<Problem> trouble = update.unpack(part, progress);
            if (trouble.isPresent()) {
                return trouble;
            }
            Files.move(part, staged, StandardCopyOption.ATOMIC_MOVE);
            armed = true;
            return Optional.empty();
        } catch (ZipException e) {
            return Optional.of(Problem.error("update.altered", e.getClass().getSimpleName()));
        } catch (IOException e) {
            return Optional.of(Problem.error("update.no_room", Math.ceilDiv(update.bytes(), 1 << 20)));
        } finally {
            Replacement.delete(part);
        }
    }

    /**
     * At the exit, when nothing is open any more: starts what puts a staged program in place. That it could not be
     * started is told at the next start, as any other failure of a replacement.
     *
     * @throws IOException when not even that can be written down
     */
    public void atExit() throws IOException {
        if (!armed) {
            return;
        }
        try {
            begin();
        } catch (IOException e) {
            Files.writeString(
                    home.resolve(RESULT),
                    Replacement.FAILED + " " + e.getClass().getSimpleName());
        }
    }

    private void begin() throws IOException {
        Installation here = installation.orElseThrow();
        Path runner = home.resolve(RUNNER);
        Replacement.delete(runner);
        // A running program's folder cannot be moved everywhere: the mover runs from a copy of the new runtime.
        copy(runtime(here.staged()), runner.resolve("runtime"));
        Path jar = runner.resolve("program.jar");
        Files.copy(program(here.staged()), jar);
        new ProcessBuilder(List.of(
                        runner.resolve("runtime").resolve("bin").resolve("java").toString(),
                        "-cp",
                        jar.toString(),
                        Replacement.class.getName(),
                        here.folder().toString(),
                        here.staged().toString(),
                        here.former().toString(),
                        Long.toString(ProcessHandle.current().pid()),
                        home.resolve(RESULT).toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path runtime(Path image) {
        Path linux = image.resolve("lib").resolve("runtime");
        return Files.isDirectory(linux) ? linux : image.resolve("runtime");
    }

    private static Path program(Path image) {
        Path linux = image.resolve("lib").resolve("app");
        return (Files.isDirectory(linux) ? linux : image.resolve("app")).resolve("sixin-station.jar");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** How the last replacement ended, told once; empty when there was none. */
    public Optional<Problem> outcome() throws IOException {
        Path result = home.resolve(RESULT);
        if (!Files.exists(result)) {
            return Optional.empty();
        }
        String said = Files.readString(result);
        Files.delete(result);
        Replacement.delete(home.resolve(RUNNER));
        return Optional.of(
                said.equals(Replacement.DONE)
                        ? Problem.warning("update.done", present())
                        : Problem.error("update.failed", said));
    }
}
