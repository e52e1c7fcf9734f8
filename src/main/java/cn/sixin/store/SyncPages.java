package cn.sixin.store;

import cn.sixin.sync.Stage;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.SentRow;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The pages of a pull that are kept until the last one is there, compressed. */
final class SyncPages {
    private static final int PIECE = 512 * 1024;
    private static final int BUFFER = 8192;

    private final Connection connection;

    SyncPages(Connection connection) {
        this.connection = connection;
    }

    Optional<Stage> staged(String town) throws SQLException {
        return Sql.list(
                        connection,
                        "select epoch, since, through, high_water from sync_page where town = ?"
                                + " order by page desc limit 1",
                        rs -> new Stage(rs.getObject(1, UUID.class), rs.getLong(2), rs.getLong(3), rs.getLong(4)),
                        town)
                .stream()
                .findFirst();
    }

    void stage(Changes page) throws SQLException {
        long number = 1 + last(page.town());
        byte[] packed = pack(page);
        for (int from = 0; from < packed.length; from += PIECE) {
            Sql.update(
                    connection,
                    "insert into sync_page (town, page, piece, epoch, since, through, high_water, content)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    page.town(),
                    number,
                    from / PIECE,
                    page.epoch(),
                    page.since(),
                    page.through(),
                    page.highWater(),
                    Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PIECE)));
        }
    }

    private long last(String town) throws SQLException {
        return ChangeTable.count(connection, "select coalesce(max(page), 0) from sync_page where town = ?", town);
    }

    /** Two pages in memory at a time: while one is taken, the next is unpacked beside it. */
    void each(String town, Consumer<Changes> page) throws SQLException {
        long last = last(town);
        FutureTask<Changes> next = last == 0 ? null : unpacking(town, 1);
        for (long number = 1; next != null; number++) {
            Changes present = unpacked(next);
            next = number == last ? null : unpacking(town, number + 1);
            page.accept(present);
        }
    }

    private FutureTask<Changes> unpacking(String town, long number) throws SQLException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        List<Changes> heads = Sql.list(
                connection,
                "select content, epoch, since, through, high_water from sync_page where town = ? and page = ?"
                        + " order by piece",
                rs -> {
                    packed.writeBytes(rs.getBytes(1));
                    return new Changes(
                            town, rs.getObject(2, UUID.class), rs.getLong(3), rs.getLong(4), rs.getLong(5), List.of());
                },
                town,
                number);
        Changes head = heads.getFirst();
        FutureTask<Changes> task = new FutureTask<>(() -> new Changes(
                town, head.epoch(), head.since(), head.through(), head.highWater(), unpack(packed.toByteArray())));
        Thread.ofVirtual().name("page").start(task);
        return task;
    }

    /** Waits however long it takes: an interrupt is for whoever comes next. */
    private static Changes unpacked(FutureTask<Changes> page) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return page.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreFailure failure ? failure : new StoreFailure("a kept page", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void clear(String town) throws SQLException {
        Sql.update(connection, "delete from sync_page where town = ?", town);
    }

    private static byte[] pack(Changes page) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(PIECE);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(packed, fast, BUFFER), BUFFER))) {
            SentRows.write(out, page.rows());
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }

    private static List<SentRow> unpack(byte[] packed) {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)), BUFFER))) {
            return SentRows.read(in);
        } catch (IOException e) {
            throw new StoreFailure("a kept page", e);
        }
    }
}
