package cn.sixin.store.search;

import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One ledger's rows: in memory, on their way there, or still in the store alone. */
final class Held {
    /** How often, in rows, progress is told. */
    private static final int STEP = 500;

    /** How often one who waits for another's loading asks whether he still wants it, in milliseconds. */
    private static final long PATIENCE = 50;

    private final LedgerIndex index;
    private final RowSource source;
    private final ReentrantLock loading = new ReentrantLock();
    private final List<Progress> waiting = new CopyOnWriteArrayList<>();
    private final Object state = new Object();
    private @Nullable List<Runnable> meanwhile;
    private volatile boolean whole;

    Held(LedgerIndex index, RowSource source) {
        this.index = index;
        this.source = source;
    }

    /** Empty, or part of what will be, until it is {@link #whole}. */
    LedgerIndex index() {
        return index;
    }

    boolean whole() {
        return whole;
    }

    /** Returns when all rows are in memory, whoever loads them. @throws CancellationException when not wanted any more */
    LedgerIndex load(Progress progress) {
        waiting.add(progress);
        try {
            while (!whole) {
                check(progress);
                if (loading.tryLock(PATIENCE, TimeUnit.MILLISECONDS)) {
                    try {
                        take(progress);
                    } finally {
                        loading.unlock();
                    }
                }
            }
            return index;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            waiting.remove(progress);
        }
    }

    private static void check(Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
    }

    private void take(Progress progress) {
        if (whole) {
            return;
        }
        synchronized (state) {
            // What is saved from here on may be missing in what the source gives.
            meanwhile = new ArrayList<>();
        }
        try {
            all(progress);
            catchUp();
        } finally {
            synchronized (state) {
                meanwhile = null;
            }
        }
    }

    private void all(Progress progress) {
        long total = source.size(index.ledger());
        long[] done = new long[1];
        index.load(to -> source.forEach(index.ledger(), row -> {
            to.accept(row);
            if (++done[0] % STEP == 0) {
                check(progress);
                waiting.forEach(told -> told.at(Math.min(done[0], total), total));
            }
        }));
    }

    private void catchUp() {
        for (; ; ) {
            List<Runnable> missed;
            synchronized (state) {
                missed = java.util.Objects.requireNonNull(meanwhile, "set before loading");
                if (missed.isEmpty()) {
                    whole = true;
                    return;
                }
                meanwhile = new ArrayList<>();
            }
            missed.forEach(Runnable::run);
        }
    }

    /**
     * Takes rows as they have just been saved; the saver does not wait for a loading.
     *
     * @param changed how many; where they are more than there were, all rows are taken anew instead
     */
    void follow(long changed, Consumer<Consumer<Row>> saved) {
        Runnable taking = () -> {
            if (changed > index.count()) {
                all(Progress.NONE);
            } else {
                index.take(saved);
            }
        };
        synchronized (state) {
            if (!whole) {
                if (meanwhile != null) {
                    meanwhile.add(taking);
                }
                return;
            }
        }
        taking.run();
    }
}
