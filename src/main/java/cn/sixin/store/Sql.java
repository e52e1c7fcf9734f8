package cn.sixin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Small change between JDBC and us. */
final class Sql {
    /** Names as the migrations, which do not quote, make them. */
    private static final Settings UNQUOTED = new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER);

    private Sql() {}

    /** For the tables that are the same in every store; a ledger's table is known only by its declaration. */
    static DSLContext jooq(Connection connection) {
        return DSL.using(connection, SQLDialect.H2, UNQUOTED);
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    static <T> T ask(String what, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StoreFailure(what, e);
        }
    }

    static void step(String what, Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw new StoreFailure(what, e);
        }
    }

    /** UTC, to the millisecond, as every timestamp column holds it. */
    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
