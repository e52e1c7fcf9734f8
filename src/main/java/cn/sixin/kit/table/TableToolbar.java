package cn.sixin.kit.table;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;

/** Filters by column, choice of columns, saved views: what the headers' mouse does, for the keyboard too. */
final class TableToolbar extends HBox {
    private final Kit kit;
    private final LedgerTable table;
    private final MenuButton views;

    TableToolbar(Kit kit, LedgerTable table) {
        this.kit = kit;
        this.table = table;
        getStyleClass().add("toolbar-row");
        views = new MenuButton(kit.text("kit.views"), Icons.of("mdal-bookmark_border"));
        views.setId("table-views");
        views.setOnShowing(event -> fillViews());
        fillViews();
        getChildren().addAll(filters(), columns(), views);
    }

    private MenuButton filters() {
        MenuButton button = new MenuButton(kit.text("kit.filter"), Icons.of("mdal-filter_list"));
        button.setId("table-filters");
        for (TableField field : table.fields()) {
            if (field.filter() != TableField.Filter.NONE) {
                MenuItem item = new MenuItem(field.header());
                item.setOnAction(event -> table.editFilter(field.name(), button));
                button.getItems().add(item);
            }
        }
        return button;
    }

    private Button columns() {
        Button button = new Button(kit.text("kit.columns"), Icons.of("mdmz-view_column"));
        button.setId("table-columns");
        button.setOnAction(event -> table.chooseColumns(button));
        return button;
    }

    private void fillViews() {
        List<MenuItem> items = new ArrayList<>();
        table.views().forEach(view -> items.add(item(view.name(), () -> table.open(view))));
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item(kit.text("kit.views.all"), this::showAll));
        items.add(item(kit.text("kit.views.save"), this::save));
        if (!table.views().isEmpty()) {
            Menu delete = new Menu(kit.text("kit.views.delete"));
            table.views().forEach(view -> delete.getItems().add(item(view.name(), () -> delete(view))));
            items.add(delete);
        }
        views.getItems().setAll(items);
    }

    private void showAll() {
        table.arrange(Arrangement.ALL);
    }

    /** Under a name that is taken, the new one replaces the old. */
    private void save() {
        kit.dialogs()
                .prompt(kit.text("kit.views.save_title"), kit.text("kit.views.save_text"), "", kit.text("kit.save"))
                .ifPresent(name -> {
                    TableState now = table.state();
                    List<TableState.SavedView> next = new ArrayList<>(table.views());
                    next.removeIf(view -> view.name().equals(name));
                    next.add(new TableState.SavedView(name, now.columns(), now.arrangement()));
                    table.setViews(next);
                });
    }

    private void delete(TableState.SavedView view) {
        List<TableState.SavedView> next = new ArrayList<>(table.views());
        next.remove(view);
        table.setViews(next);
    }

    private static MenuItem item(String name, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
