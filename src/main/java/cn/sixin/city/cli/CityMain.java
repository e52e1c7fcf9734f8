package cn.sixin.city.cli;

import cn.sixin.ledger.Labels;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.SpokenLine;
import cn.sixin.terminal.Terminal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/** Where the city server's process starts. Without a command it serves. */
public final class CityMain {
    private CityMain() {}

    public static void main(String[] args) {
        Locale language = SpokenLine.language(args)
                .orElseGet(() -> System.getenv().getOrDefault("LANG", "").startsWith("en")
                        ? Locale.ENGLISH
                        : Locale.SIMPLIFIED_CHINESE);
        Host host = new Host(
                home(System.getenv(), Path.of(System.getProperty("user.home", "."))),
                Terminal.here(Labels.of(language)),
                new SecureRandom(),
                Clock.systemUTC());
        int code = CityLine.run(host, args);
        if (code != Exit.DONE) {
            System.exit(code);
        }
    }

    /** {@code SIXIN_CITY_HOME}, else what a service manager made for us, else where the user's data lies. */
    static Path home(Map<String, String> environment, Path userHome) {
        for (String name : new String[] {"SIXIN_CITY_HOME", "STATE_DIRECTORY"}) {
            String named = environment.getOrDefault(name, "");
            if (!named.isBlank()) {
                return Path.of(named).toAbsolutePath().normalize();
            }
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = Path.of(data).isAbsolute() ? Path.of(data) : userHome.resolve(".local/share");
        return base.resolve("sixin-city");
    }
}
