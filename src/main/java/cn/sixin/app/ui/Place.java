package cn.sixin.app.ui;

import cn.sixin.kit.shell.NavigationRail;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.Opening;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;

/**
 * Somewhere the navigation leads. It is made when it is first gone to and kept: what is half typed there stays.
 *
 * @param item what stands for it on the rail; its id is the place's key, a ledger's page has its ledger's name
 * @param needs ledgers whose rows are in memory before it is made: what it asks of them on the FX thread it gets at once
 * @param maker on the FX thread
 */
record Place(NavigationRail.Item item, List<Ledger> needs, Supplier<Content> maker) {

    /** What stands there. */
    interface Content {
        Parent view();

        /** Runs, once, what can wait until this page shows its rows; at once where it has none to read. */
        default void settled(Runnable then) {
            then.run();
        }

        /** What an officer who has nothing yet does here first. */
        default void begin() {}

        /** Shows a row that was found elsewhere. */
        default void open(UUID row) {}

        /** Begins the row that is missing here for a row of another ledger. */
        default void open(Ledger of, UUID row) {}

        /** Begins a new row as another page wants it; for a ledger's page. */
        default void begin(Function<LedgerPage, Opening> opening) {}

        /** Asks what is to become of unsaved typing, then goes on or not. */
        default void leave(Runnable then) {
            then.run();
        }
    }

    String key() {
        return item.id();
    }

    /** What the officer reads. */
    String label() {
        return item.label();
    }
}
