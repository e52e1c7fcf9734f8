package cn.sixin.city.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the tests' own, made by the installed {@code initdb} under {@code target/}, on a free loopback port,
 * gone when it is closed. The programs refuse to work for root: then they run as {@code postgres} or {@code nobody}.
 */
public final class PostgresCluster implements AutoCloseable {
    /** What the server may lose: tests kill our processes, never this one. */
    private static final List<String> CARELESS = List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private final Path programs;
    private final Path folder;
    private final List<String> as;
    private final String password = UUID.randomUUID().toString();
    private final Thread atExit = new Thread(this::halt);
    private int port;
    private int databases;

    private PostgresCluster(Path programs, Path folder, List<String> as) {
        this.programs = programs;
        this.folder = folder;
        this.as = as;
    }

    /** Where the programs of PostgreSQL 15 or newer are; empty when it is not installed. */
    public static Optional<Path> installed() {
        return Stream.of(Path.of("/usr/lib/postgresql"), Path.of("/usr/pgsql"), Path.of("/usr/local"))
                .filter(Files::isDirectory)
                .flatMap(PostgresCluster::versions)
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_ctl")))
                .filter(bin -> version(bin) >= 15)
                .max(Comparator.comparingInt(PostgresCluster::version));
    }

    private static Stream<Path> versions(Path root) {
        try (Stream<Path> found = Files.list(root)) {
            return Stream.concat(
                    Stream.of(root.resolve("bin")), found.map(version -> version.resolve("bin")).toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path bin) {
        String said = run(List.of(bin.resolve("pg_ctl").toString(), "--version"));
        return Integer.parseInt(said.replaceAll("\\D*(\\d+).*", "$1").strip());
    }

    /** For tests: quick, and lost in a power cut. */
    public static PostgresCluster startCareless(Path programs) {
        return start(programs, CARELESS);
    }

    /** For figures: as it is installed, with every commit on the disk, and these settings. */
    public static PostgresCluster startDurable(Path programs, List<String> settings) {
        return start(programs, settings);
    }

    private static PostgresCluster start(Path programs, List<String> settings) {
        List<String> as = ordinaryUser();
        Path folder = folder(as);
        PostgresCluster cluster = new PostgresCluster(programs, folder, as);
        try {
            cluster.init();
            cluster.launch(settings);
        } catch (RuntimeException | IOException e) {
            cluster.remove();
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
        return cluster;
    }

    private static List<String> ordinaryUser() {
        if (!run(List.of("id", "-u")).strip().equals("0")) {
            return List.of();
        }
        String user = Stream.of("postgres", "nobody")
                .filter(PostgresCluster::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no ordinary user to run PostgreSQL as"));
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + run(List.of("id", "-g", user)).strip(),
                "--clear-groups",
                "--");
    }

    private static boolean exists(String user) {
        try {
            return new ProcessBuilder("id", user)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Under target/, or, where the ordinary user cannot reach that, in the system's place for such. */
    private static Path folder(List<String> as) {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path folder = Files.createTempDirectory(target, "postgres");
            if (!as.isEmpty() && !reaches(as, folder)) {
                Files.delete(folder);
                folder = Files.createTempDirectory("sixin-postgres");
            }
            if (!as.isEmpty()) {
                run(List.of("chown", "-R", as.get(1).substring("--reuid=".length()), folder.toString()));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean reaches(List<String> as, Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(as);
        command.addAll(List.of("test", "-x", folder.toString()));
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void init() throws IOException {
        Path secret = folder.resolve("password");
        Files.writeString(secret, password);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        asUser(
                "initdb",
                "-D",
                data().toString(),
                "-U",
                "sixin",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
                "-A",
                "scram-sha-256",
                "--pwfile=" + secret);
        Files.delete(secret);
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Another process may take the port between its choice and its use: then another one is chosen. */
    private void launch(List<String> settings) throws IOException {
        Runtime.getRuntime().addShutdownHook(atExit);
        for (int attempt = 1; ; attempt++) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            StringBuilder options = new StringBuilder("-p " + port)
                    .append(" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100");
            settings.forEach(setting -> options.append(" -c ").append(setting));
            try {
                asUser(
                        "pg_ctl",
                        "start",
                        "-w",
                        "-D",
                        data().toString(),
                        "-l",
                        folder.resolve("log").toString(),
                        "-o",
                        options.toString());
                return;
            } catch (IllegalStateException e) {
                if (attempt == 3) {
                    throw e;
                }
            }
        }
    }

    /** A new, empty database. */
    public synchronized DatabaseAddress database() {
        String name = "test" + ++databases;
        try (Connection connection = DriverManager.getConnection(url("postgres"), "sixin", password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabaseAddress(url(name), Optional.of("sixin"), Optional.of(password));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        halt();
    }

    private void halt() {
        try {
            asUser("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data().toString());
        } finally {
            remove();
        }
    }

    private void remove() {
        run(List.of("rm", "-rf", folder.toString()));
    }

    private void asUser(String program, String... arguments) {
        List<String> command = new ArrayList<>(as);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static String run(List<String> command) {
        try {
            Path output = Files.createTempFile("sixin", ".out");
            try {
                // Not a pipe: the server that pg_ctl leaves behind would hold it open.
                Process process = new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IllegalStateException(command + ": " + Files.readString(output));
                }
                return Files.readString(output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
