package cn.sixin.city.cli;

import cn.sixin.Ledgers;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.DatabaseTrouble;
import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.log.JsonLines;
import cn.sixin.city.publish.CityVoice;
import cn.sixin.code.Town;
import cn.sixin.ledger.Problem;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.SecretFile;
import cn.sixin.terminal.SpokenLine;
import cn.sixin.terminal.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** A command on the city's database, beside a server that may be running on it. */
abstract class CityCommand implements Callable<Integer> {
    protected final Host host;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "city.option.home", order = 80)
    @Nullable
    private Path home;

    @Option(
            names = "--db",
            paramLabel = "URL",
            descriptionKey = "city.option.db",
            defaultValue = "${env:SIXIN_CITY_DB}",
            order = 81)
    @Nullable
    private String db;

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            descriptionKey = "city.option.db_user",
            defaultValue = "${env:SIXIN_CITY_DB_USER}",
            order = 82)
    @Nullable
    private String user;

    @Option(
            names = "--db-password-file",
            paramLabel = "FILE",
            descriptionKey = "city.option.db_password_file",
            defaultValue = "${env:SIXIN_CITY_DB_PASSWORD_FILE}",
            order = 83)
    @Nullable
    private Path passwordFile;

    @Option(names = SpokenLine.LANGUAGE, paramLabel = "zh|en", descriptionKey = "cli.option.language", order = 91)
    @Nullable
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help",
            order = 99)
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private boolean help;

    protected CityCommand(Host host) {
        this.host = host;
    }

    /** The work, on the open database. @return the exit code */
    protected abstract int run(CityDatabase database) throws Exception;

    /** Where this command keeps files of its own. */
    protected final Path home() {
        return home == null ? host.home() : home.toAbsolutePath().normalize();
    }

    @Override
    public final Integer call() {
        try {
            Optional<DatabaseAddress> address = address();
            if (address.isEmpty()) {
                return Exit.STORE;
            }
            try (CityDatabase database = CityDatabase.open(address.get())) {
                return run(database);
            }
        } catch (DatabaseTrouble e) {
            JsonLines.begin();
            LoggerFactory.getLogger(getClass()).error("the database failed", e);
            return told(Problem.error("city.database", e.state()), Exit.STORE);
        } catch (FileSystemException e) {
            return told(Problem.error("file.refused", e.getFile()), Exit.PROBLEM);
        } catch (Exception e) {
            JsonLines.begin();
            LoggerFactory.getLogger(getClass()).error("a command failed", e);
            return told(Problem.error("city.fault"), Exit.FAULT);
        }
    }

    /** Empty when there is none, which has been told. */
    private Optional<DatabaseAddress> address() throws IOException {
        if (db == null || db.isBlank()) {
            Path folder = home();
            Files.createDirectories(folder);
            if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return Optional.of(DatabaseAddress.file(folder));
        }
        if (!db.startsWith(DatabaseAddress.POSTGRES)) {
            told(Problem.error("city.db_url"), Exit.USAGE);
            return Optional.empty();
        }
        Optional<String> password = Optional.empty();
        if (passwordFile != null) {
            SecretFile.Read read = SecretFile.read(passwordFile);
            switch (read) {
                case SecretFile.Secret secret -> password = Optional.of(new String(secret.text()));
                case SecretFile.Open(Problem problem) -> {
                    told(problem, Exit.STORE);
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new DatabaseAddress(db, Optional.ofNullable(user), password));
    }

    /** Edits in the city's own name. */
    protected final CityVoice voice(CityDatabase database) {
        TownEngine engine = new TownEngine(Ledgers.ALL, Protocol.SCHEMA, Quotas.STANDARD, host.clock());
        return new CityVoice(new Towns(database, host.clock()), engine, host.clock(), labels("city.voice"));
    }

    /** A town by its code or name, or the whole city; empty when there is none, which has been told. */
    protected final Optional<String> place(String typed) {
        if (typed.equals(Protocol.CITY) || typed.equals(labels("city.whole"))) {
            return Optional.of(Protocol.CITY);
        }
        Optional<String> town = Town.find(typed).map(Town::code);
        if (town.isEmpty()) {
            terminal().tell(Problem.error("town_unknown", typed));
        }
        return town;
    }

    /** As a person reads it. */
    protected final String placeName(String code) {
        return Town.find(code).map(Town::name).orElseGet(() -> labels("city.whole"));
    }

    /** Tells a problem. @return the exit code given */
    protected final int told(Problem problem, int exit) {
        terminal().tell(problem);
        return exit;
    }

    protected final Terminal terminal() {
        return host.terminal();
    }

    protected final String labels(String key, Object... args) {
        return terminal().labels().text(key, args);
    }
}
