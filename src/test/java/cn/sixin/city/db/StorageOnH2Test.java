package cn.sixin.city.db;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class StorageOnH2Test extends StorageContract {
    @TempDir
    private static Path folder;

    private static CityDatabase database;

    @BeforeAll
    static void open() {
        database = CityDatabase.open(DatabaseAddress.file(folder));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    CityDatabase database() {
        return database;
    }
}
