package cn.sixin.store;

import java.lang.reflect.Field;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.util.Utils;

/**
 * Keeps H2 2.5 from throwing away the latest part of its file while the next one waits to be written.
 *
 * <p>H2 hands each part ("chunk") to a thread of its own, and its housekeeping may run before that thread does. Where
 * the part before is older than the retention time, as after every opening and every pause of 45 s, and nothing in it is
 * needed any more, housekeeping drops it, and the waiting thread no longer finds it: the database closes with an error.
 * So a part that follows a pause is written where it is asked for, under the store's lock, before anything else can come
 * in between; all others go to the thread as before, which is what makes an import quick.
 */
final class ChunkOrder extends ThreadPoolExecutor {
    /** Well under the retention time: a part that is younger is not dropped. */
    private static final long RECENT_MILLIS = 20_000;

    private static final Field THREAD = thread();

    private final LongSupplier version;
    private long stored;
    private long storedAt;
    private Future<?> last = CompletableFuture.completedFuture(null);

    private ChunkOrder(LongSupplier version) {
        // One of H2's own threads: what fails on one of those closes no store that it would have to wait for.
        super(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Utils.createBackgroundThread("H2-serialization", task));
        this.version = version;
        stored = version.getAsLong();
    }

    private static Field thread() {
        try {
            Field thread = FileStore.class.getDeclaredField("serializationExecutor");
            thread.setAccessible(true);
            return thread;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this H2 writes its parts in another way", e);
        }
    }

    /** From here on the parts of this store are kept in order; again and again is no harm. */
    static void keep(MVStore store) {
        FileStore<?> file = store.getFileStore();
        if (file != null && !kept(file)) {
            // What was handed to the old thread is done by then, and nothing is handed over meanwhile.
            store.executeFilestoreOperation(() -> replace(file, store));
        }
    }

    /** Whether there is no thread to hand parts to, or it is ours. */
    private static boolean kept(FileStore<?> file) {
        return !(executor(file) instanceof ThreadPoolExecutor present) || present instanceof ChunkOrder;
    }

    private static Object executor(FileStore<?> file) {
        try {
            return THREAD.get(file);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void replace(FileStore<?> file, MVStore store) {
        if (executor(file) instanceof ThreadPoolExecutor present && !(present instanceof ChunkOrder)) {
            try {
                THREAD.set(file, new ChunkOrder(store::getCurrentVersion));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            present.shutdown();
        }
    }

    /** H2 calls this under its store's lock, with a part to write or, to wait for the others, with nothing to do. */
    @Override
    public synchronized Future<?> submit(Runnable task) {
        long now = System.currentTimeMillis();
        boolean part = version.getAsLong() != stored;
        boolean recent = storedAt <= now && now < storedAt + RECENT_MILLIS;
        if (part) {
            stored = version.getAsLong();
            storedAt = now;
        }
        if (part && !recent && last.isDone()) {
            task.run();
            return CompletableFuture.completedFuture(null);
        }
        last = super.submit(task);
        return last;
    }
}
