package cn.sixin.app.sync;

import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.Postgres;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same with the server on PostgreSQL. */
class EndToEndOnPostgresTest extends EndToEndTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @Override
    DatabaseAddress database() {
        return POSTGRES.address();
    }
}
