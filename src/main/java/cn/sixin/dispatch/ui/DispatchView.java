package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.Workload;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.page.Desk;
import cn.sixin.store.search.Query;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which of a day's lines are shown. A line stays until the officer looks for others: it does not go while he types. */
public final class DispatchView {
    /** What an officer wants to see alone, at one press. */
    public enum Only {
        MINE,
        LEFT,
        FAILED;

        private boolean holds(DayLine line, String officer) {
            return switch (this) {
                case MINE -> officer.equals(line.enterprise().get(Enterprise.SERVICE_OFFICER));
                case LEFT -> !line.entry().confirmed();
                case FAILED -> line.isFailed();
            };
        }
    }

    private final DispatchModel model;
    private final Desk desk;
    private final Set<Only> only = EnumSet.noneOf(Only.class);
    private Workload.By by = Workload.By.STATE;
    private @Nullable String key;
    private String text = "";
    private List<UUID> lines = List.of();

    DispatchView(DispatchModel model) {
        this.model = model;
        desk = model.desk();
    }

    /** The lines shown, in the day's order. */
    List<UUID> lines() {
        return lines;
    }

    void toggle(Only which, boolean on) {
        if (on) {
            only.add(which);
        } else {
            only.remove(which);
        }
        look();
    }

    Workload.By by() {
        return by;
    }

    void by(Workload.By other) {
        by = other;
        group(null);
    }

    /** One group alone. @param wanted null for all */
    void group(@Nullable String wanted) {
        key = wanted;
        look();
    }

    Optional<String> group() {
        return Optional.ofNullable(key);
    }

    /** By name, pinyin initials, code or phone, as everywhere. */
    void find(String typed) {
        text = typed;
        look();
    }

    /** Shows all. */
    void clear() {
        only.clear();
        key = null;
        text = "";
        look();
    }

    /** Looks anew. */
    void look() {
        if (!model.isOpen()) {
            lines = List.of();
            return;
        }
        Set<UUID> named = named();
        lines = model.sheet().lines().stream()
                .filter(line -> only.stream().allMatch(o -> o.holds(line, desk.officer())))
                .filter(line -> key == null || key.equals(by.key(line)))
                .filter(line -> text.isBlank() || named.contains(line.id()))
                .map(DayLine::id)
                .toList();
    }

    private Set<UUID> named() {
        return text.isBlank()
                ? Set.of()
                : new HashSet<>(desk.index(Enterprise.LEDGER)
                        .query(Query.ALL.text(text))
                        .ids());
    }

    /** The groups of all lines, whatever is shown. */
    List<Workload.Group> groups() {
        return Workload.of(model.sheet().lines(), by);
    }

    /** Where each line stands among those shown. */
    int row(UUID line) {
        return lines.indexOf(line);
    }
}
