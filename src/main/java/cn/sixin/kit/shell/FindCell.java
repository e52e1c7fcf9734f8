package cn.sixin.kit.shell;

import cn.sixin.kit.Kit;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A result with its icon, its name and what tells it from its like; or a group's title. */
final class FindCell extends ListCell<FindLine> {
    /** In px at 100 %; the style sheet says the same. */
    static final double HEIGHT = 30;

    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Kit kit;
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox line;

    FindCell(Kit kit, Consumer<FindBox.Hit> open) {
        this.kit = kit;
        getStyleClass().add("find-cell");
        detail.getStyleClass().add("detail");
        detail.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.getStyleClass().add("title");
        HBox.setHgrow(detail, Priority.ALWAYS);
        StackPane place = new StackPane(icon);
        place.getStyleClass().add("place");
        line = new HBox(place, title, detail);
        line.getStyleClass().add("line");
        setPrefWidth(0); // as wide as the list, so that nothing needs scrolling sideways
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof FindLine.Found(FindBox.Hit hit)) {
                open.accept(hit);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable FindLine item, boolean empty) {
        super.updateItem(item, empty);
        pseudoClassStateChanged(HEADING, item instanceof FindLine.Heading);
        setText(null);
        setGraphic(null);
        setAccessibleText("");
        switch (item) {
            case null -> {}
            case FindLine.Heading(String name, int total) -> setText(kit.text("kit.find.group", name, total));
            case FindLine.Found(FindBox.Hit hit) -> {
                icon.setIconLiteral(hit.icon());
                title.setText(hit.title());
                detail.setText(hit.detail());
                setAccessibleText(hit.title() + " " + hit.detail());
                setGraphic(line);
            }
        }
    }
}
