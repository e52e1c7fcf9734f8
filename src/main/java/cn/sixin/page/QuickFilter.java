package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.SyncState;
import cn.sixin.store.search.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows that an officer wants at one press (超期, 红色, 我的, 待办).
 *
 * @param name snake_case; its word is the label {@code <ledger>.quick.<name>}
 * @param group of which one is chosen at a time, from a list under {@code <ledger>.quick.<group>}; "" for a press of its own
 * @param filter by who is signed in and what day it is, each time rows are asked for
 */
public record QuickFilter(String name, String group, Function<Desk, Filter> filter) {

    /** The group of how rows stand with the city server, which every page has. */
    public static final String STANDING = "standing";

    public QuickFilter(String name, Function<Desk, Filter> filter) {
        this(name, "", filter);
    }

    /** The rows that carry one of the ledger's marks today. */
    public static QuickFilter marked(Ledger ledger, String mark) {
        Mark declared = ledger.marks().stream()
                .filter(m -> m.name().equals(mark))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mark " + mark + " in " + ledger));
        return new QuickFilter(mark, desk -> new Filter.Marked(declared, true));
    }

    /** Rows that only a look at others finds. @param rows must answer at once for all the rows that a town has */
    public static QuickFilter acrossRows(String name, Function<Desk, Set<UUID>> rows) {
        return new QuickFilter(name, desk -> new Filter.Rows(rows.apply(desk)));
    }

    /** The rows in whose column of choices one of these codes stands. */
    public static QuickFilter choice(String name, Column<?> column, String... codes) {
        return new QuickFilter(name, desk -> new Filter.OneOf(column, Set.of(codes), false));
    }

    /** 我的: the rows in whose column the officer's own name stands. */
    public static QuickFilter mine(Column<String> column) {
        return new QuickFilter("mine", desk -> new Filter.OneOf(column, Set.of(desk.officer()), false));
    }

    /** 待上传, 已送达, 冲突, 需处理. */
    public static List<QuickFilter> standings() {
        return Stream.of(SyncState.values())
                .map(state -> new QuickFilter(
                        state.name().toLowerCase(Locale.ROOT), STANDING, desk -> new Filter.State(Set.of(state))))
                .toList();
    }

    /** The same as one of a group. */
    public QuickFilter of(String listed) {
        return new QuickFilter(name, listed, filter);
    }

    public String label(Ledger ledger, Labels labels) {
        return labels.text((group.equals(STANDING) ? "page.quick.standing." : ledger.name() + ".quick.") + name);
    }
}
