package cn.sixin.store;

import java.sql.PreparedStatement;
import java.util.Optional;

/** What an officer set up for himself: widths, saved views, the mapping of a header shape. Not part of the change log. */
public final class Preferences {
    /** The officer of what belongs to the station as a whole. */
    public static final String STATION = "";

    private final WriteLane lane;

    Preferences(WriteLane lane) {
        this.lane = lane;
    }

    /** @param name dotted, as {@code table.enterprise.widths} */
    public Optional<String> get(String officer, String name) {
        return new Reading(lane).text("select content from preference where officer = ? and name = ?", officer, name);
    }

    /** Keeps it; in the file within a second, so that dragging a column's edge costs no disk's time. */
    public void put(String officer, String name, String content) {
        lane.note(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    "merge into preference (officer, name, content) key (officer, name) values (?, ?, ?)")) {
                merge.setString(1, officer);
                merge.setString(2, name);
                merge.setString(3, content);
                merge.executeUpdate();
            }
        });
    }

    public void remove(String officer, String name) {
        lane.note(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from preference where officer = ? and name = ?")) {
                delete.setString(1, officer);
                delete.setString(2, name);
                delete.executeUpdate();
            }
        });
    }
}
