package cn.sixin.app;

import cn.sixin.ledger.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a window can be shown at all, asked before the toolkit is started: it would answer with a stack trace. */
public final class DisplayCheck {
    private static final String GTK = "libgtk-3.so.0";

    private final Map<String, String> environment;
    private final String os;
    private final String glass;
    private final Predicate<String> library;

    /**
     * @param os the property {@code os.name}
     * @param glass the property {@code glass.platform}; empty when it is not set
     * @param library whether a shared library of a name can be loaded
     */
    DisplayCheck(Map<String, String> environment, String os, String glass, Predicate<String> library) {
        this.environment = environment;
        this.os = os;
        this.glass = glass;
        this.library = library;
    }

    public static DisplayCheck here() {
        return new DisplayCheck(
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform", ""),
                DisplayCheck::loads);
    }

    /** What is missing; empty when a window can be tried. */
    public Optional<Problem> missing() {
        if (!os.toLowerCase(Locale.ROOT).contains("linux") || glass.equalsIgnoreCase("headless")) {
            return Optional.empty();
        }
        boolean display = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
        boolean gtk = library.test(GTK);
        if (display) {
            return gtk ? Optional.empty() : Optional.of(Problem.error("display.no_gtk", GTK));
        }
        return Optional.of(Problem.error(gtk ? "display.none" : "display.none_no_gtk", GTK));
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /** The toolkit loads it anyway; it stays loaded, since GTK does not survive being unloaded. */
    private static boolean loads(String name) {
        try {
            SymbolLookup.libraryLookup(name, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
