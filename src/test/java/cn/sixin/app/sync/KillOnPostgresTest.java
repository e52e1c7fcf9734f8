package cn.sixin.app.sync;

import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same with the server on PostgreSQL, on demand. */
@EnabledIfSystemProperty(named = "sixin.sync.kills", matches = "[1-9]\\d*")
class KillOnPostgresTest extends KillTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @Override
    DatabaseAddress database(Path home) {
        return POSTGRES.address();
    }
}
