package cn.sixin.store;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcDataSource;

/** The version of a store's tables against the one that this program's migrations make. */
final class Schema {
    private final Flyway flyway;

    Schema(JdbcDataSource source) {
        flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                // A store of a newer program is refused by us, with a sentence of our own.
                .ignoreMigrationPatterns("*:future")
                .load();
    }

    /** The store's version, empty for a new one. */
    Optional<String> present() {
        return Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(Object::toString);
    }

    /** The version that this program knows. */
    String known() {
        String newest = "0";
        for (MigrationInfo info : flyway.info().all()) {
            if (info.getScript() != null && info.getState().isResolved() && info.getVersion() != null) {
                String version = info.getVersion().toString();
                newest = newer(version, newest) ? version : newest;
            }
        }
        return newest;
    }

    boolean behind() {
        return flyway.info().pending().length > 0;
    }

    void migrate() {
        flyway.migrate();
    }

    /** Whether {@code a} comes after {@code b}; our versions are whole numbers. */
    static boolean newer(String a, String b) {
        return Integer.parseInt(a) > Integer.parseInt(b);
    }
}
