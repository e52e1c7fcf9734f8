package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.BLOB;
import static cn.sixin.city.schema.Tables.MEMBER;
import static cn.sixin.city.schema.Tables.PIECE;

import cn.sixin.sync.protocol.BlobState;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Attachments of a town, each once by the SHA-256 of its content. An upload that was cut goes on where the last durable
 * piece ended, whoever goes on with it. Every call asks in its own transaction whether the device may.
 */
public final class Blobs {
    /** One attachment, at most. */
    public static final long LARGEST = 64L * 1024 * 1024;

    /** An upload that nobody went on with is forgotten. */
    static final Duration UNFINISHED = Duration.ofDays(30);

    /** What one statement reads or writes. */
    static final int PART = 256 * 1024;

    private final CityDatabase database;
    private final Clock clock;

    public Blobs(CityDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins an upload, or says how far it is already. @throws Refusal {@code TOO_LARGE}; or the device may not */
    public BlobState begin(String town, UUID device, String hash, long bytes) {
        if (bytes < 1 || bytes > LARGEST) {
            throw new Refusal(Trouble.Type.TOO_LARGE);
        }
        return database.write(town, dsl -> {
            admitToWrite(dsl, town, device);
            dsl.insertInto(BLOB)
                    .set(BLOB.TOWN, town)
                    .set(BLOB.HASH, hash)
                    .set(BLOB.BYTES, bytes)
                    .set(BLOB.RECEIVED, 0L)
                    .set(BLOB.TOUCHED_AT, Times.utc(clock.instant()))
                    .onConflictDoNothing()
                    .execute();
            return state(dsl, town, hash, false).orElseThrow();
        });
    }

    /** Empty when nobody began it. */
    public Optional<BlobState> state(String town, UUID device, String hash) {
        return database.read(dsl -> {
            admit(dsl, town, device);
            return state(dsl, town, hash, false);
        });
    }

    /** Of those of these that are here whole, how many bytes they have. */
    public Map<String, Long> lengths(String town, UUID device, Collection<String> hashes) {
        return database.read(dsl -> {
            admit(dsl, town, device);
            return dsl.select(BLOB.HASH, BLOB.BYTES)
                    .from(BLOB)
                    .where(
                            BLOB.TOWN.eq(town),
                            BLOB.HASH.eq(DSL.any(hashes.toArray(String[]::new))),
                            BLOB.RECEIVED.eq(BLOB.BYTES))
                    .fetchMap(BLOB.HASH, BLOB.BYTES);
        });
    }

    /**
     * Takes the next piece. What makes the whole is only kept when its hash is right; else the upload begins again.
     *
     * @throws Refusal {@code OFFSET} when it is not the next; {@code NOT_FOUND} when nobody began; {@code MALFORMED}
     *     when the whole is not what it was called
     */
    public BlobState append(String town, UUID device, String hash, long offset, byte[] piece) {
        BlobState after = database.write(town, dsl -> {
            admitToWrite(dsl, town, device);
            BlobState before = state(dsl, town, hash, true).orElseThrow(() -> new Refusal(Trouble.Type.NOT_FOUND));
            if (offset != before.offset() || before.complete()) {
                throw new Refusal(Trouble.Type.OFFSET);
            }
            if (offset + piece.length > before.length()) {
                throw new Refusal(Trouble.Type.TOO_LARGE);
            }
            keep(dsl, town, hash, offset, piece);
            long received = offset + piece.length;
            boolean wrong = received == before.length() && !hash.equals(hashOf(dsl, town, hash));
            if (wrong) {
                dsl.deleteFrom(PIECE)
                        .where(PIECE.TOWN.eq(town), PIECE.HASH.eq(hash))
                        .execute();
            }
            dsl.update(BLOB)
                    .set(BLOB.RECEIVED, wrong ? 0 : received)
                    .set(BLOB.TOUCHED_AT, Times.utc(clock.instant()))
                    .where(here(town, hash))
                    .execute();
            return new BlobState(hash, before.length(), wrong ? 0 : received);
        });
        if (after.offset() == 0) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
        return after;
    }

    private static void keep(DSLContext dsl, String town, String hash, long offset, byte[] piece) {
        for (int from = 0; from < piece.length; from += PART) {
            dsl.insertInto(PIECE)
                    .set(PIECE.TOWN, town)
                    .set(PIECE.HASH, hash)
                    .set(PIECE.FROM_BYTE, offset + from)
                    .set(PIECE.CONTENT, java.util.Arrays.copyOfRange(piece, from, Math.min(piece.length, from + PART)))
                    .execute();
        }
    }

    private static String hashOf(DSLContext dsl, String town, String hash) {
        MessageDigest digest = Hashes.digest();
        try (var pieces = dsl.select(PIECE.CONTENT)
                .from(PIECE)
                .where(PIECE.TOWN.eq(town), PIECE.HASH.eq(hash))
                .orderBy(PIECE.FROM_BYTE)
                .fetchSize(4)
                .fetchLazy()) {
            pieces.forEach(piece -> digest.update(piece.value1()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The content of a whole one from a byte on, at most {@link #PART} bytes of it; empty past its end.
     *
     * @throws Refusal {@code NOT_FOUND} when it is not there whole
     */
    public Optional<byte[]> read(String town, UUID device, String hash, long from) {
        return database.read(dsl -> {
            admit(dsl, town, device);
            if (!state(dsl, town, hash, false).map(BlobState::complete).orElse(false)) {
                throw new Refusal(Trouble.Type.NOT_FOUND);
            }
            return dsl.select(PIECE.FROM_BYTE, PIECE.CONTENT)
                    .from(PIECE)
                    .where(PIECE.TOWN.eq(town), PIECE.HASH.eq(hash), PIECE.FROM_BYTE.le(from))
                    .orderBy(PIECE.FROM_BYTE.desc())
                    .limit(1)
                    .fetchOptional()
                    .filter(r -> from < r.value1() + r.value2().length)
                    .map(r -> java.util.Arrays.copyOfRange(r.value2(), (int) (from - r.value1()), r.value2().length));
        });
    }

    /** Forgets what was begun and not gone on with. */
    public void sweep(String town) {
        database.write(town, dsl -> {
            Condition left = BLOB.TOWN
                    .eq(town)
                    .and(BLOB.RECEIVED.lt(BLOB.BYTES))
                    .and(BLOB.TOUCHED_AT.lt(Times.utc(clock.instant().minus(UNFINISHED))));
            dsl.deleteFrom(PIECE)
                    .where(
                            PIECE.TOWN.eq(town),
                            PIECE.HASH.in(dsl.select(BLOB.HASH).from(BLOB).where(left)))
                    .execute();
            return dsl.deleteFrom(BLOB).where(left).execute();
        });
    }

    private static Condition here(String town, String hash) {
        return BLOB.TOWN.eq(town).and(BLOB.HASH.eq(hash));
    }

    private static Optional<BlobState> state(DSLContext dsl, String town, String hash, boolean locked) {
        var select = dsl.select(BLOB.BYTES, BLOB.RECEIVED).from(BLOB).where(here(town, hash));
        return (locked ? select.forUpdate() : select).fetchOptional(r -> new BlobState(hash, r.value1(), r.value2()));
    }

    private static void admitToWrite(DSLContext dsl, String town, UUID device) {
        String home = admit(dsl, town, device);
        if (!home.equals(town) && !home.equals(Protocol.CITY)) {
            // What is the city's own a town reads.
            throw new Refusal(Trouble.Type.TOWN_FORBIDDEN);
        }
    }

    /** Gives the device's home. */
    private static String admit(DSLContext dsl, String town, UUID device) {
        var member = dsl.select(MEMBER.HOME, MEMBER.REVOKED_AT)
                .from(MEMBER)
                .where(MEMBER.TOWN.eq(town), MEMBER.DEVICE.eq(device))
                .fetchOptional()
                .orElseThrow(() -> new Refusal(Trouble.Type.TOWN_FORBIDDEN));
        if (member.value2() != null) {
            throw new Refusal(Trouble.Type.DEVICE_REVOKED);
        }
        return member.value1();
    }
}
