package cn.sixin.kit.table;

import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Keys and clicks of the rows: Enter or double click opens, Ctrl+C copies, Alt+Down filters the focused column,
 * Ctrl+Shift+Up and Ctrl+Shift+Down sort by it. */
final class TableKeys {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_WITH_HEADERS =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

    private static final KeyCombination SORT_UP =
            new KeyCodeCombination(KeyCode.UP, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination SORT_DOWN =
            new KeyCodeCombination(KeyCode.DOWN, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private TableKeys() {}

    static void install(LedgerTable table, TableView<?> view) {
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (onKey(table, event)) {
                event.consume();
            }
        });
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2
                    && onRow(event.getPickResult().getIntersectedNode())) {
                table.openFocused();
            }
        });
    }

    private static boolean onKey(LedgerTable table, KeyEvent event) {
        if (COPY.match(event)) {
            table.copy(false);
        } else if (COPY_WITH_HEADERS.match(event)) {
            table.copy(true);
        } else if (FILTER.match(event)) {
            table.editFocusedFilter();
        } else if (SORT_UP.match(event)) {
            table.sortFocused(false);
        } else if (SORT_DOWN.match(event)) {
            table.sortFocused(true);
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isAltDown()) {
            table.openFocused();
        } else {
            return false;
        }
        return true;
    }

    private static boolean onRow(@Nullable Node clicked) {
        for (Node at = clicked; at != null; at = at.getParent()) {
            if (at instanceof TableRow<?> row) {
                return !row.isEmpty();
            }
        }
        return false;
    }
}
