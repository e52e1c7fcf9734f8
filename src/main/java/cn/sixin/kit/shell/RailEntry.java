package cn.sixin.kit.shell;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** One page on the rail. A screen reader hears its name, its number and whether it is the present one. */
final class RailEntry extends Button {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");
    private static final long MOST_SHOWN = 999;

    private final Kit kit;
    private final String name;
    private final Label label;
    private final Label count = new Label();
    private final Tooltip tip;
    private boolean present;

    RailEntry(Kit kit, NavigationRail.Item item) {
        this.kit = kit;
        name = item.label();
        label = new Label(name);
        label.getStyleClass().add("rail-name");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        count.getStyleClass().add("rail-badge");
        count.setMinWidth(USE_PREF_SIZE);
        count.setVisible(false);
        count.managedProperty().bind(count.visibleProperty());
        StackPane icon = new StackPane(Icons.of(item.icon()));
        icon.getStyleClass().add("rail-icon");
        HBox line = new HBox(icon, label, count);
        line.getStyleClass().add("rail-line");
        // A labelled control does not stretch its graphic; the name must, so that the number stands at the right.
        line.prefWidthProperty().bind(widthProperty().subtract(2));
        line.minWidthProperty().bind(line.prefWidthProperty());
        tip = new Tooltip(name);
        getStyleClass().setAll("rail-entry");
        setId("navigation-" + item.id());
        setGraphic(line);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setFocusTraversable(false);
        speak();
    }

    /** The rail says how wide it is; were the name to have a say, line and entry would widen each other without end. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    void mark(boolean selected) {
        present = selected;
        pseudoClassStateChanged(SELECTED, selected);
        speak();
    }

    void badge(long number) {
        count.setText(number > MOST_SHOWN ? MOST_SHOWN + "+" : String.valueOf(number));
        count.setVisible(number > 0);
        speak();
    }

    void fold(boolean folded) {
        pseudoClassStateChanged(COLLAPSED, folded);
        label.setVisible(!folded);
        label.setManaged(!folded);
        setTooltip(folded ? tip : null);
    }

    private void speak() {
        String spoken = count.isVisible() ? kit.text("kit.rail.counted", name, count.getText()) : name;
        setAccessibleText(present ? kit.text("kit.rail.present", spoken) : spoken);
    }
}
