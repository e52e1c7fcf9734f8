package cn.sixin.city.cli;

import cn.sixin.city.db.TestClock;
import cn.sixin.ledger.Labels;
import cn.sixin.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Commands of the city server run in this process on a folder of a test. What they said is kept. */
final class CityRuns {
    private final Path home;
    private final TestClock clock = new TestClock(Instant.parse("2027-02-14T02:00:00Z"));
    private Locale language = Locale.SIMPLIFIED_CHINESE;
    private String out = "";
    private String err = "";

    CityRuns(Path home) {
        this.home = home;
    }

    void speak(Locale locale) {
        language = locale;
    }

    TestClock clock() {
        return clock;
    }

    int run(String... args) {
        StringWriter outs = new StringWriter();
        StringWriter errs = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(outs),
                new PrintWriter(errs),
                Labels.of(language),
                () -> false,
                prompt -> Optional.empty());
        int code = CityLine.run(new Host(home, terminal, new SecureRandom(), clock), args);
        out = outs.toString();
        err = errs.toString();
        return code;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
