package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.MEMBER;

import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Function;

/**
 * The towns' data: each use is one transaction of one device on one town. Whoever must see each step of them hands a
 * server one of its own.
 */
public class Towns {
    /** A device that looks again and again is not noted each time. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final UUID OWN = Hashes.id("city");
    private static final String OWN_NAME = "city";

    private final CityDatabase database;
    private final Clock clock;

    public Towns(CityDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Commits what was put, unless {@code work} throws; on the disk when this returns. */
    public <T> T write(String town, UUID device, Function<TownTx, T> work) {
        return database.write(town, dsl -> work.apply(new DatabaseTownTx(dsl, town, device, true, clock)));
    }

    /** Nothing is locked and nothing may be put. */
    public <T> T read(String town, UUID device, Function<TownTx, T> work) {
        return database.read(dsl -> work.apply(new DatabaseTownTx(dsl, town, device, false, clock)));
    }

    /**
     * The device as which the server itself edits in a town: of the bureau, and nobody's to sign in as. It stands in no
     * list of devices, since nobody holds it.
     */
    public UUID own(String town) {
        database.write(town, dsl -> {
            DatabaseTownTx.make(dsl, town);
            return dsl.insertInto(MEMBER)
                    .set(MEMBER.TOWN, town)
                    .set(MEMBER.DEVICE, OWN)
                    .set(MEMBER.HOME, Protocol.CITY)
                    .set(MEMBER.NAME, OWN_NAME)
                    .set(MEMBER.LAST_SEQ, 0L)
                    .onConflictDoNothing()
                    .execute();
        });
        return OWN;
    }

    /** Keeps that a device has all of a town's changes, for people to see. */
    public void pulled(String town, UUID device) {
        LocalDateTime now = Times.utc(clock.instant());
        var here = MEMBER.TOWN.eq(town).and(MEMBER.DEVICE.eq(device));
        LocalDateTime before = database.read(
                dsl -> dsl.select(MEMBER.PULLED_AT).from(MEMBER).where(here).fetchOne(MEMBER.PULLED_AT));
        if (before == null || before.plus(NOTED).isBefore(now)) {
            database.write(
                    town,
                    dsl -> dsl.update(MEMBER)
                            .set(MEMBER.PULLED_AT, now)
                            .where(here)
                            .execute());
        }
    }
}
