package cn.sixin.city.db;

import cn.sixin.store.Checkpoint;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The city's database, open: PostgreSQL 15 or newer, or an H2 file for a first run. What a write returned is on the
 * disk. Thread-safe; all calls block.
 */
public final class CityDatabase implements AutoCloseable {
    private static final Settings UNQUOTED = new Settings()
            .withRenderQuotedNames(RenderQuotedNames.NEVER)
            .withRenderSchema(false)
            .withExecuteLogging(false);
    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HikariDataSource pool;
    private final boolean h2;
    /** H2 finds some conflicts of writers late, by failing one of them: of a town only one writes at a time. */
    private final Map<String, ReentrantLock> lanes = new ConcurrentHashMap<>();

    private CityDatabase(HikariDataSource pool, boolean h2) {
        this.pool = pool;
        this.h2 = h2;
    }

    /** Connects, and brings the tables to what this program needs. @throws DatabaseTrouble when it cannot */
    public static CityDatabase open(DatabaseAddress address) {
        return open(address, 12);
    }

    static CityDatabase open(DatabaseAddress address, int connections) {
        if (address.h2()) {
            // Commands of other processes come in through the process that has the file; never from elsewhere.
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(properties(address));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName("city");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                if (address.h2()) {
                    prepare(pool);
                }
                migrate(pool);
            } catch (RuntimeException | SQLException e) {
                pool.close();
                throw e;
            }
            return new CityDatabase(pool, address.h2());
        } catch (RuntimeException | SQLException e) {
            throw DatabaseTrouble.opening(e);
        }
    }

    private static Properties properties(DatabaseAddress address) {
        Properties properties = new Properties();
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password));
        if (!address.h2()) {
            properties.setProperty("ApplicationName", "sixin-city");
            properties.setProperty("reWriteBatchedInserts", "true");
            properties.setProperty("tcpKeepAlive", "true");
            // A plan kept from when a town was small looks through all of its rows for a page's hundreds of keys.
            properties.setProperty("options", "-c plan_cache_mode=force_custom_plan");
        }
        return properties;
    }

    private static void prepare(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Checkpoint.prepare(connection);
        }
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure(CityDatabase.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/city")
                .load()
                .migrate();
    }

    /** Reads what is committed; each statement sees it anew. */
    public <T> T read(Function<DSLContext, T> work) {
        return attempt(connection -> committed(connection, work));
    }

    /** Reads, seeing one state in all its statements. */
    public <T> T snapshot(Function<DSLContext, T> work) {
        return attempt(connection -> {
            connection.setTransactionIsolation(
                    h2 ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return committed(connection, work);
        });
    }

    /** Writes what belongs to a town, in one transaction; on the disk when it returns, undone when it throws. */
    public <T> T write(String town, Function<DSLContext, T> work) {
        if (!h2) {
            return attempt(connection -> committed(connection, work));
        }
        ReentrantLock lane = lanes.computeIfAbsent(town, key -> new ReentrantLock());
        lane.lock();
        try {
            return attempt(connection -> {
                T result = committed(connection, work);
                checkpoint(connection);
                return result;
            });
        } finally {
            lane.unlock();
        }
    }

    /** Writes whatever it likes: for an administrator who puts everything anew. */
    <T> T replaceAll(Function<DSLContext, T> work) {
        return attempt(connection -> {
            T result = committed(connection, work);
            if (h2) {
                checkpoint(connection);
            }
            return result;
        });
    }

    /** The version of the tables, by the latest migration. */
    static String schema(DSLContext dsl) {
        Field<String> version = DSL.field("version", String.class);
        Field<Integer> rank = DSL.field("installed_rank", Integer.class);
        return Objects.requireNonNull(dsl.select(version)
                .from("flyway_schema_history")
                .orderBy(rank.desc())
                .limit(1)
                .fetchOne(version));
    }

    private <T> T committed(Connection connection, Function<DSLContext, T> work) throws SQLException {
        try {
            T result = work.apply(dsl(connection));
            connection.commit();
            return result;
        } finally {
            rollback(connection);
        }
    }

    private static void checkpoint(Connection connection) throws SQLException {
        Checkpoint.of(connection);
        connection.commit();
    }

    /** After a commit this has nothing to undo; before, it must not hide what went wrong. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The pool finds the connection broken, and the first error tells why.
            return;
        }
    }

    private DSLContext dsl(Connection connection) {
        return DSL.using(connection, h2 ? SQLDialect.H2 : SQLDialect.POSTGRES, UNQUOTED);
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T attempt(Attempt<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try (Connection connection = pool.getConnection()) {
                return work.on(connection);
            } catch (SQLException | DataAccessException e) {
                if (left == 0 || !isClash(cause(e))) {
                    throw DatabaseTrouble.working(e);
                }
            }
        }
    }

    private static @Nullable SQLException cause(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Two transactions stood in each other's way and this one gave in: class 40, and H2's own word for it. */
    private static boolean isClash(@Nullable SQLException error) {
        String state = error == null ? null : error.getSQLState();
        return state != null && (state.startsWith("40") || state.equals("HYT00") || state.equals("90131"));
    }

    /** @throws DatabaseTrouble when it does not answer */
    public void ping() {
        read(dsl -> dsl.selectOne().fetch());
    }

    @Override
    public void close() {
        pool.close();
    }
}
