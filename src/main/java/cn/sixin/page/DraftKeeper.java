package cn.sixin.page;

import cn.sixin.kit.work.Background;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Draft;
import cn.sixin.store.files.StoreTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps half-written forms in the store: one write at a time, and of a form that changed meanwhile only its newest
 * state. FX thread only; it never waits.
 */
public final class DraftKeeper {
    /** From the first key after a write to the next write, in ms: with the write itself well under a second. */
    public static final long AFTER_MS = 400;

    private final Background background;
    private final Desk desk;
    private final String title;
    private final Consumer<Optional<Problem>> told;
    private final Map<UUID, Optional<Draft>> wanted = new LinkedHashMap<>();
    private final List<Runnable> after = new ArrayList<>();
    private boolean writing;

    /** @param told after each write what kept it from the disk, if anything did */
    public DraftKeeper(Background background, Desk desk, Consumer<Optional<Problem>> told) {
        this.background = background;
        this.desk = desk;
        this.told = told;
        title = desk.labels().text("page.draft.keeping");
    }

    public void keep(Draft draft) {
        want(draft.record(), Optional.of(draft));
    }

    /** Saved or given up: nothing of it is to be offered again. */
    public void drop(UUID record) {
        want(record, Optional.empty());
    }

    /** Goes on once all that was asked for is on the disk, or could not be brought there. */
    public void whenWritten(Runnable then) {
        after.add(then);
        next();
    }

    private void want(UUID record, Optional<Draft> state) {
        wanted.put(record, state);
        next();
    }

    private void next() {
        if (writing) {
            return;
        }
        if (wanted.isEmpty()) {
            List<Runnable> due = List.copyOf(after);
            after.clear();
            due.forEach(Runnable::run);
            return;
        }
        UUID record = wanted.keySet().iterator().next();
        Optional<Draft> state = Objects.requireNonNull(wanted.remove(record));
        writing = true;
        background
                .job(title, progress -> write(record, state))
                .quiet()
                .onSuccess(trouble -> told.accept(trouble.map(StoreTrouble::problem)))
                .onFinally(() -> {
                    writing = false;
                    next();
                })
                .start();
    }

    private Optional<StoreTrouble> write(UUID record, Optional<Draft> state) {
        return state.map(draft -> desk.store().drafts().keep(desk.officer(), draft))
                .orElseGet(() -> desk.store().drafts().drop(desk.officer(), record));
    }
}
