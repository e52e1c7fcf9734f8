package cn.sixin.bench;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Theme;
import cn.sixin.kit.grid.Grid;
import cn.sixin.kit.grid.SheetOfTexts;
import cn.sixin.kit.work.DirectRunner;
import cn.sixin.ledger.Labels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.controlsfx.control.spreadsheet.GridBase;
import org.controlsfx.control.spreadsheet.SpreadsheetCell;
import org.controlsfx.control.spreadsheet.SpreadsheetCellType;
import org.controlsfx.control.spreadsheet.SpreadsheetView;

/**
 * What a key costs the FX thread in a grid of 500 × 20 cells, with its styles and layout: our grid, and beside it a
 * ControlsFX SpreadsheetView of the same cells. Painting, on a thread of its own, is not in it. Times are the FX thread's own processor time in milliseconds, so that
 * what else runs on the machine does not count.
 */
public final class GridBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROWS = 500;
    private static final int COLUMNS = 20;
    private static final int KEYS = 200;
    private static final int WARM_UP = 60;
    private static final int TURNS = 17;
    private static final List<KeyCode> PRESSED = List.of(
            KeyCode.DOWN, KeyCode.UP, KeyCode.RIGHT, KeyCode.LEFT, KeyCode.PAGE_DOWN, KeyCode.PAGE_UP, KeyCode.TAB);

    private GridBench() {}

    public static void main(String[] args) throws Exception {
        Platform.startup(() -> {});
        try {
            run();
        } finally {
            Platform.exit();
        }
    }

    private static void run() throws Exception {
        Theme theme = new Theme(List.of());
        Kit kit = new Kit(
                Labels.of(Locale.SIMPLIFIED_CHINESE),
                theme,
                new DirectRunner(failure -> {}),
                new Dialogs(Labels.of(Locale.SIMPLIFIED_CHINESE)));
        fx(() -> {
            theme.apply(Look.DEFAULT);
            return 0;
        });
        System.out.printf("%d rows, %d columns, 1366x768%n", ROWS, COLUMNS);
        SpreadsheetView[] theirs = new SpreadsheetView[1];
        Grid[] ours = new Grid[1];
        double openTheirs = fx(() -> timed(() -> theirs[0] = show(spreadsheet())));
        double openOurs = fx(() -> timed(() -> ours[0] = show(new Grid(kit, "grid", new SheetOfTexts(ROWS, COLUMNS)))));
        System.out.printf("open %.1f   SpreadsheetView %.1f%n", openOurs, openTheirs);
        for (KeyCode key : PRESSED) {
            print(key.toString(), keys(ours[0], key), keys(theirs[0], key));
        }
        print("a figure and DOWN", figures(ours[0]), sets(theirs[0]));
    }

    private static SpreadsheetView spreadsheet() {
        GridBase grid = new GridBase(ROWS, COLUMNS);
        ObservableList<ObservableList<SpreadsheetCell>> rows = FXCollections.observableArrayList();
        SheetOfTexts texts = new SheetOfTexts(ROWS, COLUMNS);
        for (int row = 0; row < ROWS; row++) {
            ObservableList<SpreadsheetCell> line = FXCollections.observableArrayList();
            for (int column = 0; column < COLUMNS; column++) {
                line.add(SpreadsheetCellType.STRING.createCell(
                        row, column, 1, 1, texts.cell(row, column).text()));
            }
            rows.add(line);
        }
        grid.setRows(rows);
        SpreadsheetView view = new SpreadsheetView(grid);
        view.getFixedColumns().add(view.getColumns().getFirst());
        return view;
    }

    private static <P extends Parent> P show(P root) {
        Stage stage = new Stage();
        stage.setScene(new Scene(root, 1366, 768));
        stage.show();
        root.requestFocus();
        lay(root);
        return root;
    }

    private static double[] keys(Parent root, KeyCode key) throws Exception {
        double[] taken = new double[KEYS];
        for (int i = -WARM_UP; i < KEYS; i++) {
            if (i % TURNS == 0) {
                fx(() -> begin(root, key));
            }
            double one = fx(() -> timed(() -> press(root, key)));
            if (i >= 0) {
                taken[i] = one;
            }
        }
        return taken;
    }

    /** Where the key has room to go on. */
    private static int begin(Parent root, KeyCode key) {
        boolean up = key == KeyCode.UP || key == KeyCode.PAGE_UP;
        int row = up ? ROWS - 1 : 0;
        int column = key == KeyCode.LEFT ? COLUMNS - 1 : 2;
        if (root instanceof SpreadsheetView view) {
            view.scrollToRow(Math.max(0, row - 20));
            view.getSelectionModel().clearAndSelect(row, view.getColumns().get(column));
        } else {
            ((Grid) root).select(row, column);
        }
        lay(root);
        return row;
    }

    /** Each digit is a key, and so is the arrow that takes the figure. */
    private static double[] figures(Grid grid) throws Exception {
        fx(() -> {
            grid.select(0, 3);
            return 0;
        });
        double[] taken = new double[KEYS];
        for (int i = -WARM_UP; i < KEYS; i++) {
            String digit = String.valueOf(Math.floorMod(i, 10));
            double one = fx(() -> timed(() -> {
                Node field = grid.getScene().getFocusOwner();
                Event.fireEvent(
                        field,
                        new KeyEvent(KeyEvent.KEY_TYPED, digit, "", KeyCode.UNDEFINED, false, false, false, false));
                press(grid, KeyCode.DOWN);
            }));
            if (i >= 0) {
                taken[i] = one;
            }
        }
        return taken;
    }

    private static double[] sets(SpreadsheetView view) throws Exception {
        double[] taken = new double[KEYS];
        for (int i = -WARM_UP; i < KEYS; i++) {
            int row = i + WARM_UP;
            double one = fx(() -> timed(() -> {
                view.getGrid().setCellValue(row, 3, "x" + row);
                press(view, KeyCode.DOWN);
            }));
            if (i >= 0) {
                taken[i] = one;
            }
        }
        return taken;
    }

    private static void press(Parent root, KeyCode key) {
        Node owner = root.getScene().getFocusOwner();
        Event.fireEvent(
                owner == null ? root : owner,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        lay(root);
    }

    private static void lay(Parent root) {
        root.applyCss();
        root.layout();
    }

    private static double timed(Runnable action) {
        long start = THREADS.getCurrentThreadCpuTime();
        action.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static <T> T fx(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }

    private static void print(String what, double[] ours, double[] theirs) {
        System.out.printf(
                "%-18s p50 %.2f  p95 %.2f  max %.2f   SpreadsheetView %.2f / %.2f / %.2f, ratio of p95 %.3f%n",
                what,
                at(ours, 50),
                at(ours, 95),
                at(ours, 100),
                at(theirs, 50),
                at(theirs, 95),
                at(theirs, 100),
                at(ours, 95) / at(theirs, 95));
    }

    private static double at(double[] times, int percent) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
