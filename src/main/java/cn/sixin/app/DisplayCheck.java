package cn.sixin.app;

import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a window can be shown at all, asked before the toolkit is started: it would answer with a stack trace. */
public final class DisplayCheck {
    private static final String GTK = "libgtk-3.so.0";
    private static final Pattern DISPLAY = Pattern.compile("(?:unix)?([^:]*):(\\d{1,5})(?:\\.\\d+)?");
    private static final int X11_PORT = 6000;
    /** The flag of a socket that accepts, in {@code /proc/net/unix}: proc_net_unix(5), __SO_ACCEPTCON. */
    private static final String LISTENING = " 00010000 ";

    private static final String SOCKETS = "/tmp/.X11-unix/X";
    /** Where Linux keeps shared libraries, by distribution and processor. */
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/lib/loongarch64-linux-gnu",
            "/usr/lib64",
            "/usr/lib");
    /** Set by the launcher of an image. */
    private static final String LAUNCHER = "jpackage.app-path";

    private final Map<String, String> environment;
    private final String os;
    private final String glass;
    private final Predicate<String> library;
    private final Predicate<String> server;
    private final boolean installed;

    /**
     * @param os the property {@code os.name}
     * @param glass the property {@code glass.platform}; empty when it is not set
     * @param library whether a shared library of a name can be loaded
     * @param server whether what DISPLAY names answers
     * @param installed whether the program was started by its own launcher, and not by Maven
     */
    DisplayCheck(
            Map<String, String> environment,
            String os,
            String glass,
            Predicate<String> library,
            Predicate<String> server,
            boolean installed) {
        this.environment = environment;
        this.os = os;
        this.glass = glass;
        this.library = library;
        this.server = server;
        this.installed = installed;
    }

    public static DisplayCheck here() {
        return new DisplayCheck(
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform", ""),
                DisplayCheck::loads,
                DisplayCheck::answers,
                System.getProperty(LAUNCHER) != null);
    }

    /** What is missing; empty when a window can be tried. */
    public Optional<Problem> missing() {
        if (!os.toLowerCase(Locale.ROOT).contains("linux") || glass.equalsIgnoreCase("headless")) {
            return Optional.empty();
        }
        // JavaFX speaks X11 alone: of a Wayland desktop it needs the X server that stands beside it.
        String named = environment.getOrDefault("DISPLAY", "").strip();
        boolean gtk = library.test(GTK);
        if (named.isEmpty()) {
            return Optional.of(lacks(gtk ? "display.none" : "display.none_no_gtk", GTK));
        }
        if (!gtk) {
            return Optional.of(lacks("display.no_gtk", GTK));
        }
        return server.test(named) ? Optional.empty() : Optional.of(lacks("display.unreachable", named));
    }

    /** With the words that start the program here, and those that run a command of it. */
    private Problem lacks(String key, String what) {
        return installed
                ? Problem.error(key, what, "sixin-station", "sixin-station demo")
                : Problem.error(key, what, "mvn", "mvn -Dsixin.args=demo");
    }

    /** The toolkit, refused by it, would end in a stack trace. X(7): {@code host:number.screen}, blank for this machine. */
    static boolean answers(String display) {
        Matcher named = DISPLAY.matcher(display);
        if (!named.matches()) {
            return false;
        }
        int number = Integer.parseInt(named.group(2));
        String socket = SOCKETS + number;
        return named.group(1).isEmpty()
                ? listens(socket) || connects(UnixDomainSocketAddress.of(socket))
                : connects(new InetSocketAddress(named.group(1), X11_PORT + number));
    }

    /** Whether somebody listens at a path, by the kernel's own list: to connect, Java first looks through every jar. */
    static boolean listens(String path) {
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/unix"), StandardCharsets.ISO_8859_1)) {
            return sockets.anyMatch(line -> line.endsWith(" " + path) && line.contains(LISTENING));
        } catch (IOException | UncheckedIOException notThere) {
            return false;
        }
    }

    private static boolean connects(SocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            return channel.isConnected();
        } catch (IOException | UnresolvedAddressException refused) {
            return false;
        }
    }

    /**
     * To load it takes a tenth of a start, and is left to the toolkit where the file is in its usual place. Loaded here it
     * stays so, since GTK does not survive being unloaded.
     */
    private static boolean loads(String name) {
        if (LIBRARIES.stream().anyMatch(folder -> Files.exists(Path.of(folder, name)))) {
            return true;
        }
        try {
            SymbolLookup.libraryLookup(name, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
