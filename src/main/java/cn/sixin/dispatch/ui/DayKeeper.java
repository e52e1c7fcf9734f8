package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DaySheet;
import cn.sixin.kit.work.Background;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.store.files.StoreTrouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that all that stands in a day's sheet gets to the disk, one step after the other: what is typed while one is
 * written is written next, though the officer has gone on to another day. FX thread.
 */
final class DayKeeper {
    private final Desk desk;
    private final Background background;
    private final DaySheet sheet;
    private final Runnable changed;
    private final Map<UUID, DayLine> drafted = new HashMap<>();
    private final List<Consumer<Boolean>> waiting = new ArrayList<>();
    private @Nullable DayLine open;
    private @Nullable String why;
    private @Nullable StoreTrouble trouble;
    private boolean keeping;
    private boolean failed;
    private boolean behind;

    /** @param changed after something has been kept, or has come in from others */
    DayKeeper(Desk desk, Background background, DaySheet sheet, Runnable changed) {
        this.desk = desk;
        this.background = background;
        this.sheet = sheet;
        this.changed = changed;
        sheet.drafts().forEach(line -> drafted.put(line.id(), line));
    }

    /** The reason of what is changed from now on; null while the day is open. */
    void why(@Nullable String reason) {
        why = reason;
    }

    /** A line as it would be with what is being typed into it; null when that has ended. */
    void hold(@Nullable DayLine line) {
        open = line;
        if (line != null) {
            keep();
        }
    }

    Optional<StoreTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether all that stands in the sheet is in the ledger or in a draft. */
    boolean isKept() {
        return !keeping && wanted().isEmpty();
    }

    /** Tells whether all was kept, once nothing is under way any more. */
    void whenKept(Consumer<Boolean> then) {
        waiting.add(then);
        keep();
        settle();
    }

    private void settle() {
        if (!keeping) {
            List<Consumer<Boolean>> told = List.copyOf(waiting);
            waiting.clear();
            boolean kept = isKept();
            told.forEach(then -> then.accept(kept));
        }
    }

    void keep() {
        DayKeeping.Wanted wanted = keeping ? null : wanted();
        if (wanted == null || wanted.isEmpty()) {
            return;
        }
        keeping = true;
        failed = true;
        background
                .job(desk.labels().text("dispatch.keeping"), progress -> new DayKeeping(desk, sheet.day()).keep(wanted))
                .quiet()
                .onSuccess(came -> came(wanted, came))
                .onFinally(this::done)
                .start();
    }

    private DayKeeping.Wanted wanted() {
        Map<UUID, DayLine> drafts = new LinkedHashMap<>();
        sheet.drafts().forEach(line -> drafts.put(line.id(), line));
        if (open != null && open.isUnsaved()) {
            drafts.put(open.id(), open);
        }
        return new DayKeeping.Wanted(
                sheet.toSave(),
                drafts.values().stream()
                        .filter(line -> !same(drafted.get(line.id()), line))
                        .toList(),
                drafted.keySet().stream().filter(id -> !drafts.containsKey(id)).toList(),
                why);
    }

    private static boolean same(@Nullable DayLine one, DayLine other) {
        return one != null && one.entry().same(other.entry());
    }

    private void came(DayKeeping.Wanted wanted, DayKeeping.Came came) {
        failed = false;
        trouble = came.trouble().orElse(null);
        if (trouble != null) {
            return;
        }
        wanted.drafts().forEach(line -> drafted.put(line.id(), line));
        wanted.dropped().forEach(drafted::remove);
        wanted.lines().forEach(line -> {
            Optional<Row> kept = came.kept().get(line.id());
            if (kept != null) {
                sheet.kept(line.id(), line.entry(), kept.orElse(null));
            } else if (came.changed().isEmpty()) {
                sheet.kept(line.id(), line.entry(), line.saved()); // it was there already
            }
        });
        came.changed().forEach((id, row) -> sheet.stored(id, row.orElse(null)));
    }

    /** Goes on unless the disk, or a fault of ours, would only stop it again. */
    private void done() {
        keeping = false;
        if (behind) {
            follow();
        }
        if (trouble == null && !failed) {
            keep();
        }
        changed.run();
        settle();
    }

    /** Others' saves, and those that a sync brought: lines that stand as they were read follow. */
    void follow() {
        behind = keeping;
        if (keeping) {
            return;
        }
        Map<UUID, Row> others = DayOpening.changed(desk, sheet);
        Set<UUID> gone = DayOpening.gone(desk, sheet);
        others.forEach((id, row) -> sheet.stored(id, row));
        gone.forEach(id -> sheet.stored(id, null));
        if (!others.isEmpty() || !gone.isEmpty()) {
            keep();
            changed.run();
        }
    }
}
