package cn.sixin.sync;

import cn.sixin.store.FileStation;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The encrypted store keeps the same promises as the one in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileStationTest extends StationContract {
    private FileStation.@Nullable Disks disks;

    @Nullable
    private SimStation station;

    @BeforeAll
    void open(@TempDir Path folder) {
        disks = new FileStation.Disks(folder, false);
        station = disks.make(LEDGERS);
    }

    @AfterAll
    void close() {
        Objects.requireNonNull(disks).close();
    }

    @Override
    SimStation station() {
        return Objects.requireNonNull(station);
    }
}
