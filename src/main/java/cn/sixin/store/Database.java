package cn.sixin.store;

import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;

/** The encrypted H2 file: one connection that writes, a few that read, and what makes a commit durable. */
final class Database implements AutoCloseable {
    private static final int BLOCK = 4096;
    private static final int READERS = 8;
    /** What a failure of the file or of the database's own threads is told as. */
    private static final Set<Integer> LOST = Set.of(
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.FILE_CORRUPTED_1);

    static final String SUFFIX = ".mv.db";

    private final JdbcDataSource source;
    private final JdbcConnectionPool readers;
    private final Connection writer;

    private Database(JdbcDataSource source, Connection writer) {
        this.source = source;
        this.writer = writer;
        readers = JdbcConnectionPool.create(source);
        readers.setMaxConnections(READERS);
    }

    /** Opens an existing file, or makes one where {@code create}. */
    static Database open(Path file, StoreKey key, String prefix, int cacheKb, boolean create) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + prefix + base(file) + ";CIPHER=AES;COMPRESS=TRUE;CACHE_SIZE=" + cacheKb
                + ";IFEXISTS=" + (create ? "FALSE" : "TRUE"));
        source.setUser("station");
        source.setPasswordChars(password(key));
        Connection writer = source.getConnection();
        try {
            Checkpoint.prepare(writer);
        } catch (SQLException e) {
            writer.close();
            throw e;
        }
        return new Database(source, writer);
    }

    /** The file's password, then a blank, then the user's, which guards nothing here. */
    private static char[] password(StoreKey key) {
        char[] file = key.filePassword();
        char[] both = Arrays.copyOf(file, file.length + 2);
        both[file.length] = ' ';
        both[file.length + 1] = '-';
        return both;
    }

    private static String base(Path file) {
        String name = file.toAbsolutePath().toString();
        if (!name.endsWith(SUFFIX)) {
            throw new IllegalArgumentException(name + " does not end with " + SUFFIX);
        }
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /**
     * Cuts what a crash left beyond the last whole block: with it, the database takes the last block that it synced
     * for a half-written one and hides it. Gives what was cut, to be put back by {@link #untrim}.
     */
    static byte[] trim(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long whole = channel.size() / BLOCK * BLOCK;
            byte[] tail = new byte[(int) (channel.size() - whole)];
            if (tail.length > 0) {
                channel.read(ByteBuffer.wrap(tail), whole);
                channel.truncate(whole);
                channel.force(true);
            }
            return tail;
        }
    }

    static void untrim(Path file, byte[] tail) throws IOException {
        if (tail.length > 0) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(tail), channel.size());
            }
        }
    }

    /** Whether this failure says that the file is open no more, or that what lies beneath it failed. */
    static boolean lost(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && LOST.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /** The connection that writes; its user holds the store's writer lock. */
    Connection writer() {
        return writer;
    }

    /** A connection for reading; closing gives it back. */
    Connection reader() throws SQLException {
        return readers.getConnection();
    }

    JdbcDataSource source() {
        return source;
    }

    /** Returns when all that was committed is on the disk. */
    void checkpoint() throws SQLException {
        Checkpoint.of(writer);
    }

    /** The pages beneath the tables. */
    static MVStore pages(Connection connection) {
        SessionLocal session = (SessionLocal) ((JdbcConnection) connection).getSession();
        return session.getDatabase().getStore().getMvStore();
    }

    /** A consistent, still encrypted copy in a zip, while others read and write. */
    void backupTo(Path zip) throws SQLException {
        execute("BACKUP TO '" + zip.toString().replace("'", "''") + "'");
    }

    void compactAndClose() throws SQLException {
        readers.dispose();
        execute("SHUTDOWN COMPACT");
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(command);
        }
    }

    /** After a failure that broke the file's connection: frees the file, whatever state it is in. */
    void abandon() {
        readers.dispose();
        try (Statement statement = writer.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException alreadyClosed) {
            // A database that panicked has closed itself; that is what was asked for.
        }
    }

    @Override
    public void close() throws SQLException {
        readers.dispose();
        writer.close();
    }
}
