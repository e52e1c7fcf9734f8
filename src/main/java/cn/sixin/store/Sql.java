package cn.sixin.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small change between JDBC and us. */
final class Sql {
    private Sql() {}

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

    @FunctionalInterface
    interface Read<T> {
        T from(ResultSet rs) throws SQLException;
    }

    /** Every row's answer; an array is one argument, for {@code any(?)}. */
    static <T> List<T> list(Connection connection, String query, Read<T> read, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    found.add(read.from(rs));
                }
            }
            return found;
        }
    }

    /** Gives how many rows it touched. */
    static int update(Connection connection, String command, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
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
