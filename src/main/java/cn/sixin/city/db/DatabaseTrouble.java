package cn.sixin.city.db;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked. Its own words may quote a row and stay out of the message. */
public final class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final String state;

    private DatabaseTrouble(String what, boolean passing, Throwable cause) {
        super(what + " " + state(cause), cause);
        this.passing = passing;
        state = state(cause);
    }

    static DatabaseTrouble opening(Exception cause) {
        return new DatabaseTrouble("the database cannot be opened", true, cause);
    }

    static DatabaseTrouble working(Exception cause) {
        return new DatabaseTrouble("the database failed", passing(sql(cause)), cause);
    }

    /** Whether the same may succeed later: it is busy, away, or full. */
    public boolean passing() {
        return passing;
    }

    /** The SQL standard's five letters for what went wrong; a question mark where there are none. */
    public String state() {
        return state;
    }

    private static boolean passing(@Nullable SQLException error) {
        if (error == null) {
            return false;
        }
        String state = error.getSQLState();
        return error instanceof SQLTransientException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("40")
                                || state.startsWith("53")
                                || state.startsWith("57")
                                || state.startsWith("58")
                                || state.startsWith("HYT")));
    }

    private static String state(Throwable cause) {
        SQLException error = sql(cause);
        return error == null || error.getSQLState() == null ? "?" : error.getSQLState();
    }

    private static @Nullable SQLException sql(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
