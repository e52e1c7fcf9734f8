package cn.sixin.city.db;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class StorageOnPostgresTest extends StorageContract {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static CityDatabase database;

    @BeforeAll
    static void open() {
        database = CityDatabase.open(POSTGRES.address());
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
