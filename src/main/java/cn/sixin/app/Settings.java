package cn.sixin.app;

import cn.sixin.kit.Look;
import java.util.Locale;
import java.util.Optional;

/**
 * What this machine remembers whoever sits at it; it holds nothing of the ledgers, since it is not encrypted.
 *
 * @param schema the shape's version; {@link #SCHEMA} is what this program writes
 * @param language {@code zh} or {@code en}; empty follows the system
 * @param lockMinutes idle minutes until the window is covered, 1 to 240
 * @param officer the id of who signed in last
 */
public record Settings(
        int schema,
        Optional<String> language,
        Look look,
        int lockMinutes,
        Optional<Place> window,
        Optional<String> officer) {
    public static final int SCHEMA = 1;
    public static final int SHORTEST_LOCK = 1;
    public static final int LONGEST_LOCK = 240;

    public static final Settings DEFAULT =
            new Settings(SCHEMA, Optional.empty(), Look.DEFAULT, 15, Optional.empty(), Optional.empty());

    /** A window's place on the screens, in the toolkit's units. */
    public record Place(double x, double y, double width, double height, boolean maximized) {}

    public Settings {
        lockMinutes = Math.clamp(lockMinutes, SHORTEST_LOCK, LONGEST_LOCK);
    }

    /** The language to speak: the one chosen, else English where the system names an English-speaking country. */
    public Locale locale(Locale system) {
        boolean english = language.map("en"::equals)
                .orElse(system.getLanguage().equals("en")
                        && !system.getCountry().isEmpty());
        return english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    public Settings withLanguage(String code) {
        return new Settings(schema, Optional.of(code), look, lockMinutes, window, officer);
    }

    public Settings withLook(Look other) {
        return new Settings(schema, language, other, lockMinutes, window, officer);
    }

    public Settings withLockMinutes(int minutes) {
        return new Settings(schema, language, look, minutes, window, officer);
    }

    public Settings withWindow(Place place) {
        return new Settings(schema, language, look, lockMinutes, Optional.of(place), officer);
    }

    public Settings withOfficer(String id) {
        return new Settings(schema, language, look, lockMinutes, window, Optional.of(id));
    }
}
