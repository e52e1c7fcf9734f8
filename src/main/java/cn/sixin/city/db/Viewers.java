package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.VIEWER;

import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Who may look at the board. The server makes their passwords, 80 random bits each: so that a plain hash keeps them and
 * nobody chooses one that he uses elsewhere.
 */
public final class Viewers {
    /** How many characters a name may have. */
    public static final int NAME = 100;

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final CityDatabase database;
    private final SecureRandom random;
    private final Clock clock;

    public Viewers(CityDatabase database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /** Whether anybody may be called so. PostgreSQL cannot even be asked for a name with a NUL in it. */
    public static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /** Lets a person in, or gives one that may look already a new password. @return the password, told once */
    public String add(String name) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        String salt = Long.toHexString(random.nextLong());
        database.write(Protocol.CITY, dsl -> {
            dsl.deleteFrom(VIEWER)
                    .where(VIEWER.TOWN.eq(Protocol.CITY), VIEWER.NAME.eq(name))
                    .execute();
            return dsl.insertInto(VIEWER)
                    .set(VIEWER.TOWN, Protocol.CITY)
                    .set(VIEWER.NAME, name)
                    .set(VIEWER.SALT, salt)
                    .set(VIEWER.SECRET, hash(salt, password.toString()))
                    .set(VIEWER.MADE_AT, Times.utc(clock.instant()))
                    .execute();
        });
        return password.toString();
    }

    /** @return false when nobody of that name might look */
    public boolean remove(String name) {
        return database.write(
                        Protocol.CITY,
                        dsl -> dsl.deleteFrom(VIEWER)
                                .where(VIEWER.TOWN.eq(Protocol.CITY), VIEWER.NAME.eq(name))
                                .execute())
                > 0;
    }

    public List<String> names() {
        return database.read(dsl -> dsl.select(VIEWER.NAME)
                .from(VIEWER)
                .where(VIEWER.TOWN.eq(Protocol.CITY))
                .orderBy(VIEWER.NAME)
                .fetch(VIEWER.NAME));
    }

    /** What changes with the password, so that a sign-in under an older one ends; empty when he may not look. */
    public Optional<String> mark(String name) {
        if (!isName(name)) {
            return Optional.empty();
        }
        return database.read(dsl -> dsl.select(VIEWER.SECRET)
                .from(VIEWER)
                .where(VIEWER.TOWN.eq(Protocol.CITY), VIEWER.NAME.eq(name))
                .fetchOptional(VIEWER.SECRET));
    }

    /** @param typed case, spaces and dashes do not matter */
    public boolean admits(String name, String typed) {
        if (!isName(name)) {
            return false;
        }
        String letters = typed.toLowerCase(java.util.Locale.ROOT).replaceAll("[^0-9a-z]", "");
        String password = letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
        return database.read(dsl -> dsl.select(VIEWER.SALT, VIEWER.SECRET)
                .from(VIEWER)
                .where(VIEWER.TOWN.eq(Protocol.CITY), VIEWER.NAME.eq(name))
                .fetchOptional()
                .map(r -> MessageDigest.isEqual(bytes(hash(r.value1(), password)), bytes(r.value2())))
                .orElse(false));
    }

    private static String hash(String salt, String password) {
        return Hashes.sha256(bytes(salt + "\n" + password));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
