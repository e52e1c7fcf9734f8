package cn.sixin.store;

import cn.sixin.store.files.DurableFile;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * All files of the outbox journal: the one written to, and older ones closed at a backup and kept as long as a kept
 * backup may need them.
 */
final class Outbox implements AutoCloseable {
    private static final String PURPOSE = "sixin station outbox.journal";
    private static final String SEALED = "outbox-%019d.journal";

    private final StoreFiles files;
    private final SecretKey key;
    private final ExecutorService appender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal").daemon().factory());
    private Journal current;
    private @Nullable Future<JournalChunk> underWay;

    private Outbox(StoreFiles files, SecretKey key, Journal current) {
        this.files = files;
        this.key = key;
        this.current = current;
    }

    /** Opens the journal, or begins one for a store whose last change is {@code head}. */
    static Outbox open(StoreFiles files, StoreKey storeKey, long head) throws IOException {
        SecretKey key = storeKey.derive(PURPOSE);
        if (!Files.exists(files.journal())) {
            return new Outbox(files, key, Journal.create(files.journal(), key, lastSealed(files, key, head)));
        }
        return new Outbox(files, key, Journal.open(files.journal(), key));
    }

    /** A crash between closing one file and beginning the next leaves only closed ones: go on from the last. */
    private static long lastSealed(StoreFiles files, SecretKey key, long head) throws IOException {
        List<Path> sealed = sealed(files);
        if (sealed.isEmpty()) {
            return head;
        }
        try (Journal last = Journal.openSealed(sealed.getLast(), key)) {
            return last.lastSeq();
        }
    }

    /** Closed files, oldest first. */
    static List<Path> sealed(StoreFiles files) throws IOException {
        try (Stream<Path> all = Files.list(files.folder())) {
            return all.filter(p -> p.getFileName().toString().matches("outbox-\\d{19}\\.journal"))
                    .sorted()
                    .toList();
        }
    }

    long lastSeq() {
        return current.lastSeq();
    }

    void append(JournalChunk chunk) throws IOException {
        settle();
        current.append(chunk);
    }

    /** Appends on a thread of its own, one chunk at a time. What went wrong is thrown by the next call or {@link #settle}. */
    void appendLater(JournalChunk chunk) throws IOException {
        settle();
        underWay = appender.submit(() -> {
            current.append(chunk);
            return chunk;
        });
    }

    /** Waits for what is being appended. */
    void settle() throws IOException {
        Future<JournalChunk> waited = underWay;
        underWay = null;
        if (waited != null) {
            try {
                waited.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    void force() throws IOException {
        current.force();
    }

    void cutUnfinished() throws IOException {
        current.cutUnfinished();
    }

    /** Every acknowledged chunk with a change after {@code seq}, in order, from whichever file has it. */
    void readAfter(long seq, Consumer<JournalChunk> chunks) throws IOException {
        for (Path file : sealed(files)) {
            try (Journal journal = Journal.openSealed(file, key)) {
                if (journal.lastSeq() > seq) {
                    journal.readAfter(seq, chunks);
                }
            }
        }
        current.readAfter(seq, chunks);
    }

    /** Closes the present file after a backup and begins the next. */
    void rotate() throws IOException {
        long last = current.lastSeq();
        if (last == current.base()) {
            return;
        }
        current.close();
        Path closed = files.folder().resolve(String.format(Locale.ROOT, SEALED, last));
        DurableFile.moveInto(files.journal(), closed);
        current = Journal.create(files.journal(), key, last);
    }

    /** Throws away closed files whose changes even the oldest kept backup holds. */
    void prune(long oldestBackup) throws IOException {
        List<Path> old = new ArrayList<>();
        for (Path file : sealed(files)) {
            try (Journal journal = Journal.openSealed(file, key)) {
                if (journal.lastSeq() <= oldestBackup) {
                    old.add(file);
                }
            }
        }
        for (Path file : old) {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        appender.close();
        current.close();
    }
}
