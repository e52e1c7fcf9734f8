package cn.sixin.bench;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Theme;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.kit.table.LedgerTable;
import cn.sixin.kit.table.RowMark;
import cn.sixin.kit.table.TableField;
import cn.sixin.kit.table.TableRows;
import cn.sixin.kit.work.Background;
import cn.sixin.ledger.Labels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/**
 * What a table of 200,000 rows costs the FX thread: for each scroll step the scrolling with its styles and layout, for
 * each key of a search the asking and the showing, both with theirs. A bare table view over the same rows stands beside
 * it. Painting, on a thread of its own, is not in it. Times are the FX thread's own processor time in milliseconds, so
 * that what else runs on the machine does not count.
 */
public final class TableBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROWS = 200_000;
    private static final int COLUMNS = 16;
    private static final int STEPS = 150;
    private static final int WARM_UP = 60;
    private static final String[] TYPED = {"企", "企业", "企业1", "企业12", "企业123", "企业12", "企业1", "企业", "企", ""};

    private TableBench() {}

    public static void main(String[] args) throws Exception {
        Platform.startup(() -> {});
        try {
            run();
        } finally {
            Platform.exit();
        }
    }

    private static void run() throws Exception {
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        Theme theme = new Theme(List.of());
        Timed background = new Timed();
        LedgerTable table = fx(() -> {
            theme.apply(Look.DEFAULT);
            Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
            LedgerTable made = new LedgerTable(kit, "rows", fields(), (wanted, progress) -> rows(wanted));
            background.root = made;
            show(made);
            return made;
        });
        fx(() -> {
            table.reload();
            return 0;
        });
        background.shown.acquire();
        TableView<Integer> bare = fx(TableBench::bare);
        System.out.printf("%,d rows, %d columns, 1366x768%n", ROWS, COLUMNS);
        double[] ours = scroll(table.view(), 40);
        double[] theirs = scroll(bare, 40);
        print("scroll by a page", ours, theirs);
        print("scroll by 3 rows", scroll(table.view(), 3), scroll(bare, 3));
        print("jump anywhere", scroll(table.view(), 86_243), scroll(bare, 86_243));
        keys(table, background);
        print("key: ask", background.asked, null);
        print("key: show", background.taken.stream().mapToDouble(d -> d).toArray(), null);
    }

    private static void keys(LedgerTable table, Timed background) throws Exception {
        for (int round = 0; round < 12; round++) {
            if (round == 4) {
                background.forget();
            }
            for (String text : TYPED) {
                double asking = fx(() -> {
                    long start = cpu();
                    table.find(text);
                    lay(table);
                    return since(start);
                });
                background.ask(asking);
                background.shown.acquire();
            }
        }
    }

    private static double[] scroll(TableView<?> view, int step) throws Exception {
        double[] taken = new double[STEPS];
        for (int i = -WARM_UP; i < STEPS; i++) {
            int to = (int) ((long) (i + WARM_UP) * step % (ROWS - 100));
            double one = fx(() -> {
                long start = cpu();
                view.scrollTo(to);
                lay(view);
                return since(start);
            });
            if (i >= 0) {
                taken[i] = one;
            }
        }
        return taken;
    }

    private static void lay(Parent root) {
        root.applyCss();
        root.layout();
    }

    private static TableView<Integer> bare() {
        TableView<Integer> view = new TableView<>(
                FXCollections.observableList(IntStream.range(0, ROWS).boxed().toList()));
        view.setFixedCellSize(28);
        for (TableField field : fields()) {
            TableColumn<Integer, String> column = new TableColumn<>(field.header());
            column.setPrefWidth(field.width());
            column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text(cell.getValue(), field.name())));
            view.getColumns().add(column);
        }
        show(view);
        return view;
    }

    private static void show(Parent root) {
        Stage stage = new Stage();
        stage.setScene(new Scene(root, 1366, 768));
        stage.show();
        lay(root);
    }

    private static List<TableField> fields() {
        return IntStream.range(0, COLUMNS)
                .mapToObj(i -> TableField.text("c" + i, "第" + i + "列", 100))
                .toList();
    }

    private static String text(int row, String column) {
        return column.equals("c0") ? "东莞市企业" + row : column + "-" + row % 977;
    }

    private static TableRows rows(Arrangement wanted) {
        int[] found = IntStream.range(0, ROWS)
                .filter(row -> wanted.find().isEmpty() || text(row, "c0").contains(wanted.find()))
                .toArray();
        return new Found(found);
    }

    private record Found(int[] found) implements TableRows {
        @Override
        public int count() {
            return found.length;
        }

        @Override
        public int total() {
            return ROWS;
        }

        @Override
        public String text(int position, String column) {
            return TableBench.text(found[position], column);
        }

        @Override
        public UUID id(int position) {
            return new UUID(0, found[position]);
        }

        @Override
        public int position(UUID id) {
            return Arrays.binarySearch(found, (int) id.getLeastSignificantBits());
        }

        @Override
        public Set<RowMark> marks(int position) {
            return found[position] % 11 == 3 ? EnumSet.of(RowMark.OVERDUE) : EnumSet.noneOf(RowMark.class);
        }
    }

    /** Times what comes back to the FX thread. */
    private static final class Timed extends Background {
        private final Semaphore shown = new Semaphore(0);
        private final List<Double> taken = new ArrayList<>();
        private double[] asked = {};
        private Parent root = new javafx.scene.layout.Pane();

        Timed() {
            super(failure -> {
                throw new IllegalStateException(failure);
            });
        }

        private void forget() {
            taken.clear();
            asked = new double[0];
        }

        private void ask(double time) {
            asked = Arrays.copyOf(asked, asked.length + 1);
            asked[asked.length - 1] = time;
        }

        @Override
        public void screen(Runnable action) {
            Platform.runLater(() -> {
                long start = cpu();
                action.run();
                lay(root);
                taken.add(since(start));
                shown.release();
            });
        }

        @Override
        protected void apart(Runnable action) {
            Thread.ofVirtual().start(action);
        }
    }

    private static <T> T fx(java.util.concurrent.Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }

    private static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static double since(long start) {
        return (cpu() - start) / 1e6;
    }

    private static void print(String what, double[] times, double @org.jspecify.annotations.Nullable [] bare) {
        String ratio = bare == null
                ? ""
                : "   bare %.2f / %.2f / %.2f, ratio of p50 %.2f"
                        .formatted(at(bare, 50), at(bare, 95), at(bare, 100), at(times, 50) / at(bare, 50));
        System.out.printf(
                "%-18s p50 %.2f  p95 %.2f  max %.2f%s%n", what, at(times, 50), at(times, 95), at(times, 100), ratio);
    }

    private static double at(double[] times, int percent) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
