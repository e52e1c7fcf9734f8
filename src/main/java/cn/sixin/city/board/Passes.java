package cn.sixin.city.board;

import cn.sixin.city.db.Viewers;
import cn.sixin.city.device.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What a viewer's browser carries: who he is and until when, sealed together with the password that he came by. */
public final class Passes {
    /** A working day; then he signs in again. */
    public static final Duration LIFE = Duration.ofHours(10);

    private final Seal seal;
    private final Viewers viewers;
    private final Clock clock;

    public Passes(Seal seal, Viewers viewers, Clock clock) {
        this.seal = seal;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Empty when he may not look. */
    public Optional<String> issue(String name, String password) {
        if (!viewers.admits(name, password)) {
            return Optional.empty();
        }
        long until = clock.instant().plus(LIFE).getEpochSecond();
        return viewers.mark(name).map(mark -> text(utf8(name)) + "." + until + "." + text(seal(name, until, mark)));
    }

    /** The viewer; empty when the pass is forged, over, or of a password that is no longer his. */
    public Optional<String> viewer(String pass) {
        String[] parts = pass.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        long until = Long.parseLong(parts[1]);
        if (!clock.instant().isBefore(Instant.ofEpochSecond(until))) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            byte[] given = Base64.getUrlDecoder().decode(parts[2]);
            return viewers.mark(name)
                    .filter(mark -> seal.fits(given, content(name, until, mark)))
                    .map(mark -> name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] seal(String name, long until, String mark) {
        return seal.of(content(name, until, mark));
    }

    private static byte[] content(String name, long until, String mark) {
        return utf8("board\n" + name + "\n" + until + "\n" + mark);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
