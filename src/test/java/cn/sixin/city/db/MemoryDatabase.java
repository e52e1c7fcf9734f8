package cn.sixin.city.db;

import java.util.Optional;
import java.util.UUID;

/** A database that ends with its last connection: for tests of what stands on it, which wait for no disk. */
public final class MemoryDatabase {
    private MemoryDatabase() {}

    public static DatabaseAddress fresh() {
        return new DatabaseAddress(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000"
                        + ";DB_CLOSE_DELAY=-1",
                Optional.of("sa"),
                Optional.of(""));
    }
}
