package cn.sixin.kit.table;

import cn.sixin.kit.table.Positions.Position;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row whose marks are pseudo-classes of its style. */
final class MarkedRow extends TableRow<Position> {
    private final Positions positions;
    private Set<RowMark> shown = EnumSet.noneOf(RowMark.class);

    MarkedRow(Positions positions) {
        this.positions = positions;
    }

    @Override
    protected void updateItem(@Nullable Position item, boolean empty) {
        super.updateItem(item, empty);
        Set<RowMark> marks = item == null || empty ? Set.of() : positions.rows().marks(item.index());
        if (marks.equals(shown)) {
            return;
        }
        shown.forEach(mark -> pseudoClassStateChanged(mark.pseudoClass(), false));
        marks.forEach(mark -> pseudoClassStateChanged(mark.pseudoClass(), true));
        shown = marks;
    }
}
