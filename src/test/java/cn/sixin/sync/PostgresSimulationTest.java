package cn.sixin.sync;

import cn.sixin.city.db.Postgres;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One run of the simulation with the server on PostgreSQL; {@link SimulationRun} has more. */
class PostgresSimulationTest {
    private static final int STEPS = 40;

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    private Path folder;

    @Test
    void everyInvariantHoldsWithTheServerOnPostgres() {
        try (SimStores stores = new SimStores(folder, POSTGRES.address(), false)) {
            stores.run(5, STEPS, new Seams(), new TreeMap<>());
        }
    }
}
