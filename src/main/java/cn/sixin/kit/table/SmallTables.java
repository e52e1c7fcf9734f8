package cn.sixin.kit.table;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Theme;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Widths of a small table's columns, written for 100 %, in the officer's scale: no style sheet reaches them. */
public final class SmallTables {
    private record Written(double least, double usual) {}

    private SmallTables() {}

    public static void scale(Kit kit, TableView<?> table) {
        Theme theme = kit.theme();
        Map<TableColumn<?, ?>, Written> written = new HashMap<>();
        table.getColumns()
                .forEach(column -> written.put(column, new Written(column.getMinWidth(), column.getPrefWidth())));
        ChangeListener<Object> scaled = (seen, before, now) -> written.forEach((column, width) -> {
            column.setMinWidth(theme.px(width.least()));
            column.setPrefWidth(theme.px(width.usual()));
        });
        scaled.changed(theme.lookProperty(), null, null);
        // The theme outlives the page; the page holds on to the listener.
        table.getProperties().put(SmallTables.class, scaled);
        theme.lookProperty().addListener(new WeakChangeListener<>(scaled));
    }
}
