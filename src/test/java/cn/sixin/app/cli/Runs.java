package cn.sixin.app.cli;

import cn.sixin.app.DataHome;
import cn.sixin.app.station.Stations;
import cn.sixin.ledger.Labels;
import cn.sixin.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands run in this process on a folder of a test: real stores, cheap to open. What they said is kept. */
final class Runs {
    static final Labels ZH = Labels.of(Locale.SIMPLIFIED_CHINESE);

    private final Path home;
    private final Path password;
    private Labels labels = ZH;
    private String out = "";
    private String err = "";

    Runs(Path temp) throws IOException {
        home = temp.resolve("home");
        password = Files.writeString(temp.resolve("password"), Stations.PASSWORD + "\r\nsecond line");
        if (Files.getFileAttributeView(password, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        }
    }

    Path home() {
        return home;
    }

    Path password() {
        return password;
    }

    void speak(Locale locale) {
        labels = Labels.of(locale);
    }

    /** Without anyone at a terminal. */
    int run(String... args) {
        StringWriter outs = new StringWriter();
        StringWriter errs = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(outs), new PrintWriter(errs), labels, () -> false, prompt -> Optional.empty());
        Tools tools = new Tools(
                new DataHome(home), place -> Stations.at(place.folder()), terminal, Clock.systemDefaultZone());
        int code = CommandLineDesk.run(tools, args);
        out = outs.toString();
        err = errs.toString();
        return code;
    }

    /** With the password from its file. */
    int signedIn(String... args) {
        return run(Stream.concat(Stream.of(args), Stream.of("--password-file", password.toString()))
                .toArray(String[]::new));
    }

    int demo(String... more) {
        return signedIn(Stream.concat(Stream.of("demo", "--town", "长安"), Stream.of(more))
                .toArray(String[]::new));
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    String said() {
        return out + err;
    }
}
