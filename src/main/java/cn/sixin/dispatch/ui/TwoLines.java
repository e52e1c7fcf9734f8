package cn.sixin.dispatch.ui;

import cn.sixin.kit.Icons;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list: a name, and under it what there is to say. Its labels stay and only their texts change: the lists
 * follow each key typed into the day, and a new label costs more than all of a key's sums.
 */
final class TwoLines<T> extends ListCell<T> {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Function<T, Said> says;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Node mark = Icons.of("mdal-error", "mark", "red");
    private final VBox box;

    /** @param red whether the sign of a red risk stands before the name; {@code error} whether the second line is one */
    record Said(String name, String detail, boolean red, boolean error) {}

    TwoLines(Function<T, Said> says) {
        this.says = says;
        name.getStyleClass().add("name");
        detail.getStyleClass().addAll("muted", "detail");
        mark.setManaged(false);
        mark.setVisible(false);
        HBox head = new HBox(mark, name);
        head.getStyleClass().add("fact");
        box = new VBox(head, detail);
        box.getStyleClass().add("dispatch-item");
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            return;
        }
        Said said = says.apply(item);
        name.setText(said.name());
        detail.setText(said.detail());
        detail.pseudoClassStateChanged(ERROR, said.error());
        mark.setManaged(said.red());
        mark.setVisible(said.red());
        setGraphic(box);
    }
}
