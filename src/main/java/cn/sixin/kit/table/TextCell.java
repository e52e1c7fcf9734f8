package cn.sixin.kit.table;

import cn.sixin.kit.table.Positions.Position;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** One cell's text; a tooltip only where the column is too narrow for it. */
final class TextCell extends TableCell<Position, Position> {
    private final Positions positions;
    private final String column;

    TextCell(Positions positions, TableField field) {
        this.positions = positions;
        column = field.name();
        getStyleClass().add(field.right() ? "figure-cell" : "text-cell");
        setOnMouseEntered(event -> setTooltip(clipped() ? new Tooltip(getText()) : null));
    }

    @Override
    protected void updateItem(@Nullable Position item, boolean empty) {
        super.updateItem(item, empty);
        setText(item == null || empty ? null : oneLine(positions.rows().text(item.index(), column)));
    }

    private boolean clipped() {
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof Text text) {
                return !text.getText().equals(getText());
            }
        }
        return false;
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
    }
}
