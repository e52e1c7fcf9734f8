package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.OP;
import static cn.sixin.city.schema.Tables.PIECE;
import static cn.sixin.city.schema.Tables.RECORD;
import static cn.sixin.city.schema.Tables.TOWN_STATE;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.SimTowns;
import cn.sixin.city.engine.TownRow;
import cn.sixin.city.engine.TownTx;
import cn.sixin.city.schema.DefaultSchema;
import cn.sixin.sync.protocol.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** A run's city server on a real database, which it empties first; backups are the command's own files. */
public final class DatabaseTowns implements SimTowns {
    private static final long VERSION = 0x8000L;

    private final CityDatabase database;
    private final Clock clock;
    private final Supplier<UUID> epochs;
    private final Set<String> towns;
    private final Path folder;
    private int backups;

    /**
     * @param towns that a run has, the city's own place among them
     * @param epochs gives the epoch of a town that is new or restored
     */
    public DatabaseTowns(CityDatabase database, Clock clock, Supplier<UUID> epochs, Set<String> towns, Path folder) {
        this.database = database;
        this.clock = clock;
        this.epochs = epochs;
        this.towns = towns;
        this.folder = folder;
        database.replaceAll(dsl -> {
            DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                    .filter(table -> !table.getName().startsWith("flyway"))
                    .forEach(table -> dsl.deleteFrom(table).execute());
            towns.forEach(town -> {
                DatabaseTownTx.make(dsl, town);
                epoch(dsl, town);
            });
            return towns;
        });
    }

    private void epoch(DSLContext dsl, String town) {
        dsl.update(TOWN_STATE)
                .set(TOWN_STATE.EPOCH, epochs.get())
                .where(TOWN_STATE.TOWN.eq(town))
                .execute();
    }

    @Override
    public UUID enrol(UUID wanted, String name, String home) {
        long high = wanted.getMostSignificantBits() & 0xFFFF_FFFF_FFFF_0000L | VERSION | Long.parseLong(home) % 1000;
        UUID id = new UUID(high, wanted.getLeastSignificantBits());
        List<String> may = home.equals(Protocol.CITY) ? List.copyOf(towns) : List.of(home, Protocol.CITY);
        database.replaceAll(dsl -> {
            Devices.Device device = new Devices.Device(id, home, name, "李", "-", "-", clock.instant(), null);
            Devices.insert(dsl, device);
            may.forEach(town -> Devices.admit(dsl, town, device, null));
            return id;
        });
        return id;
    }

    @Override
    public void revoke(UUID device) {
        new Devices(database, new SecureRandom(), clock).revoke(device);
    }

    @Override
    public <T> T write(UUID device, String town, Function<TownTx, T> work) {
        return new Towns(database, clock).write(town, device, work);
    }

    @Override
    public <T> T read(UUID device, String town, Function<TownTx, T> work) {
        return new Towns(database, clock).read(town, device, work);
    }

    /** A planted bug: what was whole is kept otherwise. */
    public void spoil(String town, String hash) {
        database.replaceAll(dsl -> {
            byte[] other = {1, 2, 3};
            return dsl.update(PIECE)
                    .set(PIECE.CONTENT, other)
                    .where(PIECE.TOWN.eq(town), PIECE.HASH.eq(hash), PIECE.FROM_BYTE.eq(0L))
                    .execute();
        });
    }

    @Override
    public Optional<Blobs> blobs() {
        return Optional.of(new Blobs(database, clock));
    }

    @Override
    public Runnable backup() {
        backups++;
        Path file = folder.resolve("backup" + backups);
        try {
            Files.createDirectories(folder);
            new CityBackup(database).write(file, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> {
            try {
                assertInstanceOf(
                        CityBackup.Restored.Done.class, new CityBackup(database).restore(file, clock.instant()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // As new as the ones that it has made, and the same in each run of a seed.
            database.replaceAll(dsl -> {
                towns.forEach(town -> epoch(dsl, town));
                return towns;
            });
        };
    }

    @Override
    public TownRow town(String town) {
        return read(new UUID(0, 0), town, TownTx::readTown);
    }

    @Override
    public Collection<ServerRow> rows(String town) {
        return database.read(dsl -> dsl.select(Records.FIELDS)
                .from(RECORD)
                .where(RECORD.TOWN.eq(town))
                .fetch(Records::row));
    }

    @Override
    public Optional<ServerRow> row(String town, UUID id) {
        return Optional.ofNullable(
                read(new UUID(0, 0), town, tx -> tx.rows(Set.of(id))).get(id));
    }

    @Override
    public Set<String> names() {
        return towns;
    }

    @Override
    public List<OpRecord> log(String town) {
        return database.read(dsl ->
                dsl.select(Records.OP_FIELDS).from(OP).where(OP.TOWN.eq(town)).fetch(Records::op));
    }
}
