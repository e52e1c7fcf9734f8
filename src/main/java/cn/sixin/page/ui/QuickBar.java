package cn.sixin.page.ui;

import cn.sixin.ledger.Labels;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Filters at one press, and lists of which one is chosen; all that are pressed or chosen must hold. */
final class QuickBar {
    private final List<QuickFilter> pressed = new ArrayList<>();
    private final LedgerPage page;
    private final Labels labels;
    private final Consumer<List<QuickFilter>> changed;
    private final MenuButton standing;

    QuickBar(FlowPane bar, LedgerPage page, Labels labels, Consumer<List<QuickFilter>> changed) {
        this.page = page;
        this.labels = labels;
        this.changed = changed;
        List<String> groups = new ArrayList<>();
        for (QuickFilter filter : page.quick()) {
            if (filter.group().isEmpty()) {
                bar.getChildren().add(button(filter));
            } else if (!groups.contains(filter.group())) {
                groups.add(filter.group());
                String name = labels.text(page.ledger().name() + ".quick." + filter.group());
                bar.getChildren().add(list(filter.group(), name, page.quick()));
            }
        }
        String name = labels.text("page.quick.standing");
        standing = list(QuickFilter.STANDING, name, QuickFilter.standings());
        standing.managedProperty().bind(standing.visibleProperty());
        bar.getChildren().add(standing);
    }

    /** Whether it is asked how rows stand with the city server: a station that knows none has nothing to say. */
    void synced(boolean is) {
        standing.setVisible(is);
        if (!is) {
            all(standing).setSelected(true);
        }
    }

    private static RadioMenuItem all(MenuButton list) {
        return (RadioMenuItem) list.getItems().getFirst();
    }

    private ToggleButton button(QuickFilter filter) {
        ToggleButton button = new ToggleButton(filter.label(page.ledger(), labels));
        button.setId("quick-" + filter.name());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add(filter.name());
        button.selectedProperty().addListener((seen, before, now) -> {
            if (now) {
                pressed.add(filter);
            } else {
                pressed.remove(filter);
            }
            changed.accept(List.copyOf(pressed));
        });
        return button;
    }

    private MenuButton list(String group, String name, List<QuickFilter> filters) {
        MenuButton list = new MenuButton(name);
        list.setId("quick-" + group);
        list.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup one = new ToggleGroup();
        RadioMenuItem all = new RadioMenuItem(labels.text("page.quick.all"));
        all.setToggleGroup(one);
        all.setSelected(true);
        list.getItems().add(all);
        for (QuickFilter filter : filters) {
            if (filter.group().equals(group)) {
                RadioMenuItem item = new RadioMenuItem(filter.label(page.ledger(), labels));
                item.setId("quick-" + filter.name());
                item.setToggleGroup(one);
                item.setUserData(filter);
                list.getItems().add(item);
            }
        }
        one.selectedToggleProperty().addListener((seen, before, now) -> {
            pressed.removeIf(filter -> filter.group().equals(group));
            boolean some = now != null && now.getUserData() instanceof QuickFilter filter && pressed.add(filter);
            list.setText(some && now instanceof RadioMenuItem item ? item.getText() : name);
            list.getStyleClass().remove("chosen");
            if (some) {
                list.getStyleClass().add("chosen");
            }
            changed.accept(List.copyOf(pressed));
        });
        return list;
    }
}
