package cn.sixin.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What there is once in a store. */
final class Meta {
    static final String TOWN = "town";
    static final String DEVICE = "device";

    private Meta() {}

    static Optional<String> get(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select content from meta where name = ?")) {
            statement.setString(1, name);
            try (ResultSet rs = statement.executeQuery()) {
                return rs.next() ? Optional.of(rs.getString(1)) : Optional.empty();
            }
        }
    }

    static void put(Connection connection, Map<String, String> entries) throws SQLException {
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            try (PreparedStatement statement =
                    connection.prepareStatement("merge into meta (name, content) key (name) values (?, ?)")) {
                statement.setString(1, entry.getKey());
                statement.setString(2, entry.getValue());
                statement.executeUpdate();
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
