package cn.sixin.sync;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.DatabaseTowns;
import cn.sixin.city.engine.SimTowns;
import cn.sixin.ledger.Ledger;
import cn.sixin.store.FileStation;
import cn.sixin.sync.protocol.Protocol;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** What the product itself keeps its data in: encrypted stores of stations, the server's database. One run at a time. */
final class SimStores implements SimStorage, AutoCloseable {
    private final FileStation.Disks disks;
    private final CityDatabase database;
    private final Path folder;

    /** @param failing whether the disks beneath the stations fail now and then */
    SimStores(Path folder, DatabaseAddress city, boolean failing) {
        this.folder = folder;
        disks = new FileStation.Disks(folder.resolve("stations"), failing);
        database = CityDatabase.open(city);
    }

    static SimStores onH2(Path folder, boolean failing) {
        return new SimStores(folder, DatabaseAddress.file(folder), failing);
    }

    @Override
    public SimStation station(List<Ledger> ledgers) {
        return disks.make(ledgers);
    }

    @Override
    public SimTowns towns(Supplier<UUID> epochs, Clock clock) {
        Set<String> towns = new TreeSet<>(Set.of(Sim.TOWN, Sim.OTHER, Protocol.CITY));
        return new DatabaseTowns(database, clock, epochs, towns, folder.resolve("backups"));
    }

    /** One run; leaves nothing behind. @param points counts how often it died at each failpoint */
    Checks run(long seed, int steps, Seams seams, Map<String, Integer> points) {
        try {
            Sim sim = new Sim(seed, seams, points, this);
            sim.run(steps);
            return sim.checks();
        } finally {
            disks.clear();
        }
    }

    @Override
    public void close() {
        disks.close();
        database.close();
    }
}
