package cn.sixin.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;

/**
 * Makes what was committed to an H2 file outlive a kill of its process; by default H2 calls a commit done that a kill
 * undoes, and {@code CHECKPOINT SYNC} alone does not help (ADR 0004).
 *
 * <p>What the database's own thread took before is unsaved no more, and not written yet: its writers are waited for. And
 * where a part of the file is written elsewhere than the part before it had foretold, H2 2.5 writes the file's head one
 * part too early: it points at the part before, and whoever opens the file after a kill finds nothing of all that was
 * written since. So the head is written once more when all parts are there.
 */
public final class Checkpoint {
    private static final Method HEAD = head();

    private Checkpoint() {}

    private static Method head() {
        try {
            Method head = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
            head.setAccessible(true);
            return head;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("this H2 writes its head in another way", e);
        }
    }

    /** To be called when a file is opened, before anything is written to it: see {@link ChunkOrder}. */
    public static void prepare(Connection connection) throws SQLException {
        try {
            pages(connection).ifPresent(ChunkOrder::keep);
        } catch (MVStoreException e) {
            throw new SQLException(e);
        }
    }

    /** Returns when all that was committed is on the disk and found there. A file that another process holds is its. */
    public static void of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
            Optional<MVStore> pages = pages(connection);
            if (pages.isPresent() && pages.get().getFileStore() instanceof RandomAccessStore file) {
                // The file may have been closed by an error and opened again by a pool.
                ChunkOrder.keep(pages.get());
                // Nothing else writes to the file meanwhile.
                pages.get().executeFilestoreOperation(() -> writeHead(file));
            }
            statement.execute("checkpoint sync");
        } catch (MVStoreException e) {
            throw new SQLException(e);
        }
    }

    /** Beneath the tables; none where another process holds the file, or nobody may write to it. */
    private static Optional<MVStore> pages(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase().getStore().getMvStore())
                        .filter(pages -> pages.getFileStore() != null
                                && !pages.getFileStore().isReadOnly())
                : Optional.empty();
    }

    private static void writeHead(RandomAccessStore file) {
        try {
            HEAD.invoke(file);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MVStoreException broken) {
                throw broken;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
