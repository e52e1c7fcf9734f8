package cn.sixin.page.ui;

import cn.sixin.ledger.Labels;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Filters at one press; those that are pressed must all hold. */
final class QuickBar {
    private final List<QuickFilter> pressed = new ArrayList<>();
    private final Consumer<List<QuickFilter>> changed;

    QuickBar(HBox bar, LedgerPage page, Labels labels, Consumer<List<QuickFilter>> changed) {
        this.changed = changed;
        page.quick().forEach(filter -> bar.getChildren().add(button(filter, page, labels)));
    }

    private ToggleButton button(QuickFilter filter, LedgerPage page, Labels labels) {
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
}
