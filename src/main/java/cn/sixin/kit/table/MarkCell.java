package cn.sixin.kit.table;

import cn.sixin.kit.table.Positions.Position;
import cn.sixin.ledger.Labels;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row's most pressing mark as an icon; all of them in words for the tooltip and the screen reader. */
final class MarkCell extends TableCell<Position, Position> {
    private final Positions positions;
    private final Labels labels;
    private final FontIcon icon = new FontIcon();
    private Set<RowMark> shown = Set.of();

    MarkCell(Positions positions, Labels labels) {
        this.positions = positions;
        this.labels = labels;
        getStyleClass().add("mark-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        icon.setVisible(false);
        setGraphic(icon);
        setOnMouseEntered(event -> setTooltip(shown.isEmpty() ? null : new Tooltip(getText())));
    }

    @Override
    protected void updateItem(@Nullable Position item, boolean empty) {
        super.updateItem(item, empty);
        Set<RowMark> marks = item == null || empty ? Set.of() : positions.rows().marks(item.index());
        if (marks.equals(shown)) {
            return;
        }
        shown = marks;
        icon.setVisible(!marks.isEmpty());
        if (marks.isEmpty()) {
            setText(null);
            return;
        }
        RowMark first = marks.stream().min(RowMark::compareTo).orElseThrow();
        icon.setIconLiteral(first.icon());
        icon.getStyleClass().setAll("ikonli-font-icon", "mark", first.styleName());
        setText(marks.stream().sorted().map(mark -> labels.text(mark.label())).collect(Collectors.joining(" · ")));
    }
}
