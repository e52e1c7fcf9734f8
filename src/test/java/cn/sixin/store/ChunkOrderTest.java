package cn.sixin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which H2 writes the parts of its file, and drops those that nobody needs. */
class ChunkOrderTest {
    @TempDir
    Path folder;

    @Test
    void housekeepingDropsNothingThatAPartWhichWaitsIsToFollow() throws Exception {
        try (MVStore store = aged()) {
            ChunkOrder.keep(store);

            tidyWhileTheThreadIsBusy(store);

            assertThat(store.getPanicException()).isNull();
        }
        try (MVStore again = new MVStore.Builder().fileName(file()).open()) {
            assertThat(again.<Integer, String>openMap("numbers"))
                    .hasSize(10)
                    .containsEntry(1, "fourth")
                    .containsEntry(2, "third");
        }
    }

    @Test
    void leftToItselfItWouldCloseTheFile() throws Exception {
        MVStore store = aged();

        assertThatThrownBy(() -> tidyWhileTheThreadIsBusy(store)).isInstanceOf(MVStoreException.class);

        store.closeImmediately();
    }

    @Test
    void stationsAreKeptInOrder() throws Exception {
        try (Store station = NewStore.in(folder.resolve("station"))) {
            assertThat(thread(Database.pages(station.lane().connection()))).isInstanceOf(ChunkOrder.class);
        }
    }

    private String file() {
        return folder.resolve("numbers.mv").toString();
    }

    /** Opened again, long after its last part, of which nothing is needed once all has been put anew. */
    private MVStore aged() {
        MVStore before = open();
        fill(before, "first");
        before.commit();
        fill(before, "second");
        before.commit();
        before.closeImmediately();
        MVStore store = open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        return store;
    }

    private MVStore open() {
        // Long enough for H2's own writer not to come in between.
        MVStore store = new MVStore.Builder().fileName(file()).open();
        store.setAutoCommitDelay(1_000_000);
        return store;
    }

    private static MVMap<Integer, String> fill(MVStore store, String with) {
        MVMap<Integer, String> numbers = store.openMap("numbers");
        for (int i = 0; i < 10; i++) {
            numbers.put(i, with);
        }
        return numbers;
    }

    /** What H2's writer does once a second, where the thread that it hands a part to is slow. */
    private static void tidyWhileTheThreadIsBusy(MVStore store) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        thread(store).execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        MVMap<Integer, String> numbers = fill(store, "third");
        store.tryCommit();
        store.compact(100, 1 << 24);
        numbers.put(1, "fourth");
        store.tryCommit();
        busy.countDown();
        store.commit();
    }

    private static ThreadPoolExecutor thread(MVStore store) throws ReflectiveOperationException {
        Field thread = FileStore.class.getDeclaredField("serializationExecutor");
        thread.setAccessible(true);
        return (ThreadPoolExecutor) thread.get(store.getFileStore());
    }
}
