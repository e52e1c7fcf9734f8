package cn.sixin.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The version of a store's tables against the one that this program's migrations make. Flyway itself is started only
 * when there is something to migrate: it costs more than all else of an opening.
 */
final class Schema {
    private static final String HISTORY = "flyway_schema_history";

    private final Connection connection;
    private final int known = Migrations.newest();

    Schema(Connection connection) {
        this.connection = connection;
    }

    /** The version that this program makes. */
    int known() {
        return known;
    }

    /** The store's version, empty for a new one. */
    OptionalInt present() throws SQLException {
        return begun()
                ? history("select max(cast(\"version\" as int)) from \"" + HISTORY + "\" where \"success\"")
                : OptionalInt.empty();
    }

    /** Whether there is something to migrate, or a migration was broken off. */
    boolean behind() throws SQLException {
        OptionalInt present = present();
        return present.isEmpty()
                || present.getAsInt() < known
                || history("select 1 from \"" + HISTORY + "\" where not \"success\"")
                        .isPresent();
    }

    private boolean begun() throws SQLException {
        return history("select 1 from information_schema.tables where table_name = '" + HISTORY + "'")
                .isPresent();
    }

    private OptionalInt history(String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet rs = statement.executeQuery()) {
            Integer answer = rs.next() ? rs.getObject(1, Integer.class) : null;
            return answer == null ? OptionalInt.empty() : OptionalInt.of(answer);
        }
    }

    static void migrate(JdbcDataSource source) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:" + Migrations.FOLDER)
                // A store of a newer program is refused by us, with a sentence of our own.
                .ignoreMigrationPatterns("*:future")
                .load()
                .migrate();
    }
}
