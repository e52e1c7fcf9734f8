package cn.sixin.city.db;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the city's database is.
 *
 * @param url {@code jdbc:postgresql://…} or {@code jdbc:h2:…}
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {
    /** Several processes may use the file at once: the first serves the others, on loopback. */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;AUTO_SERVER=TRUE"
                    + ";LOCK_TIMEOUT=10000;CACHE_SIZE=131072";

    public static final String POSTGRES = "jdbc:postgresql:";

    /** A file of its own, {@code city.mv.db} in a folder. */
    public static DatabaseAddress file(Path folder) {
        return new DatabaseAddress(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("city") + H2_OPTIONS,
                Optional.of("sa"),
                Optional.of(""));
    }

    boolean h2() {
        return !url.startsWith(POSTGRES);
    }

    /** A URL may carry a password. */
    @Override
    public String toString() {
        return url.replaceFirst("[;?].*", "");
    }
}
