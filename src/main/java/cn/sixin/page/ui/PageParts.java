package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.page.LedgerPageModel;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** What a page shows beside its table: the way to begin, and a row's menu. */
final class PageParts {
    private PageParts() {}

    static Beside beside(Beside made, Hands hands) {
        made.takes(hands);
        return made;
    }

    /** What an empty ledger says to do next. */
    static EmptyState empty(Kit kit, LedgerPageModel model, LedgerPageController page) {
        String ledger = model.ledger().name();
        EmptyState state = new EmptyState(
                model.page().icon(),
                kit.text(ledger + ".empty") + "\n" + kit.text(ledger + ".empty.hint"),
                kit.text("page.import"),
                page::importBook);
        Button first = new Button(kit.text("page.first"));
        first.setId("empty-first");
        first.setOnAction(event -> page.create());
        state.getChildren().add(first);
        return state;
    }

    static ContextMenu rowMenu(Kit kit, LedgerPageController page) {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item(
                                kit,
                                "page.edit",
                                () -> page.selected().stream().findFirst().ifPresent(page::open)),
                        item(kit, "page.bulk", page::bulkEdit),
                        item(kit, "page.history", page::history),
                        item(kit, "page.delete", page::delete));
        return menu;
    }

    private static MenuItem item(Kit kit, String key, Runnable action) {
        MenuItem item = new MenuItem(kit.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
