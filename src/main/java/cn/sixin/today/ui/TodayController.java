package cn.sixin.today.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.kit.FirstPaint;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.kit.work.Latest;
import cn.sixin.page.ui.Ways;
import cn.sixin.today.TodayModel;
import cn.sixin.today.WorkList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The home page: what is due, by the keyboard; each line opens its row. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class TodayController {
    private static final Duration MINUTE = Duration.minutes(1);

    private final Kit kit;
    private final Latest latest;
    private final TodayCharts drawings;
    private final ChangeListener<Look> scaled = (seen, before, now) -> room().arrange();
    private final Timeline midnight = new Timeline(new KeyFrame(MINUTE, event -> newDay()));
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable Opened opened;
    private @Nullable WorkList shown;
    private TodayLine.Only only = TodayLine.Only.ALL;

    @FXML
    private VBox root;

    @FXML
    private Label date;

    @FXML
    private CheckBox mine;

    @FXML
    private HBox counts;

    @FXML
    private ToggleButton overdue;

    @FXML
    private ToggleButton today;

    @FXML
    private ToggleButton standing;

    @FXML
    private StackPane body;

    @FXML
    private HBox full;

    @FXML
    private ToggleButton drawn;

    @FXML
    private ScrollPane side;

    @FXML
    private ListView<TodayLine> list;

    @FXML
    private VBox charts;

    TodayController(Kit kit) {
        this.kit = kit;
        latest = new Latest(kit.background());
        drawings = new TodayCharts(kit);
    }

    @FXML
    void initialize() {
        charts.getChildren().setAll(drawings.all());
        list.setCellFactory(view -> new TodayCell(kit, this::day, this::open));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            TodayLine line = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                open(line);
                event.consume();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F5) {
                refresh();
                event.consume();
            }
        });
        mine.selectedProperty().addListener((seen, before, now) -> refresh());
        look(overdue, TodayLine.Only.OVERDUE);
        look(today, TodayLine.Only.TODAY);
        look(standing, TodayLine.Only.STANDING);
        body.widthProperty().addListener((seen, before, now) -> room().arrange());
        drawn.selectedProperty().addListener((seen, before, now) -> room().arrange());
        // The theme outlives the page.
        kit.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
        midnight.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty().addListener((seen, before, now) -> {
            if (now == null) {
                midnight.stop();
            } else {
                midnight.play();
            }
        });
    }

    /** Lines of nobody. */
    void sample() {
        WorkList sample = TodaySample.of(kit);
        shown = sample;
        counts(sample);
        lines();
    }

    /** Whose work it is, and where its lines lead. */
    private record Opened(TodayModel model, Ways ways) {}

    void open(TodayModel model, Ways ways) {
        opened = new Opened(model, ways);
        shown = null;
        list.getSelectionModel().clearSelection();
        list.getItems().clear();
        Stream.of(overdue, today, standing).forEach(count -> count.setText(""));
        model.onSaved(() -> kit.background().screen(this::savedMeanwhile));
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "the page is not opened yet");
    }

    /** The day whose list is shown. */
    private LocalDate day() {
        return Objects.requireNonNull(shown, "a line is of a list").today();
    }

    private TodayRoom room() {
        return new TodayRoom(kit, body, full, drawn, list, side);
    }

    private void look(ToggleButton button, TodayLine.Only which) {
        button.selectedProperty().addListener((seen, before, now) -> {
            if (now) {
                Stream.of(overdue, today, standing)
                        .filter(other -> !other.equals(button))
                        .forEach(other -> other.setSelected(false));
                only = which;
            } else if (only == which) {
                only = TodayLine.Only.ALL;
            }
            lines();
        });
    }

    /** Reads the list anew. */
    void refresh() {
        ask(this::settle);
    }

    private void ask(Runnable ended) {
        boolean my = mine.isSelected();
        boolean first = shown == null && !my;
        TodayModel asked = opened().model();
        latest.ask(
                kit.text("today.title"),
                progress -> first ? asked.first(progress) : asked.read(my, progress),
                this::show,
                ended);
    }

    /** Runs this once the reading under way has ended, shown or not. */
    void settled(Runnable then) {
        waiting.add(then);
    }

    private void settle() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
        Scene scene = root.getScene();
        // Who types in the find box meanwhile, or goes over the counts, is left there.
        if (list.isVisible()
                && scene != null
                && !(scene.getFocusOwner() instanceof TextInputControl)
                && !(scene.getFocusOwner() instanceof ToggleButton)) {
            list.requestFocus();
        }
    }

    private void savedMeanwhile() {
        if (root.getScene() != null) {
            refresh();
        }
    }

    private void newDay() {
        WorkList read = shown;
        if (read != null
                && opened != null
                && !read.today().equals(opened.model().today())) {
            refresh();
        }
    }

    private void show(WorkList read) {
        shown = read;
        date.setText(LunarDay.report(read.today()));
        counts(read);
        lines();
        drawings.show(read, root.getScene());
        if (!read.whole()) {
            rest();
        }
    }

    /** The groups that no window shows at once, when it shows the others; the keyboard may be elsewhere by then. */
    private void rest() {
        Runnable read = () -> ask(() -> {});
        if (root.getScene() == null) {
            read.run();
        } else {
            FirstPaint.then(root.getScene(), read);
        }
    }

    private void counts(WorkList read) {
        overdue.setText(kit.text("today.count.overdue", read.overdue()));
        today.setText(kit.text("today.count.today", read.dueToday()));
        standing.setText(kit.text("today.count.standing", read.standing()));
    }

    private void lines() {
        WorkList read = shown;
        if (read == null) {
            return;
        }
        TodayLine before = list.getSelectionModel().getSelectedItem();
        int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
        List<TodayLine> lines = TodayLine.of(read, only);
        list.getItems().setAll(lines);
        int same = before == null
                ? -1
                : IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).key().equals(before.key()))
                        .findFirst()
                        .orElse(-1);
        int first = before == null && lines.size() > 1 ? 1 : Math.min(at, lines.size() - 1);
        list.getSelectionModel().clearAndSelect(same >= 0 ? same : first);
        empty(read, lines.isEmpty());
    }

    private void empty(WorkList read, boolean none) {
        body.getChildren().removeIf(EmptyState.class::isInstance);
        if (none) {
            body.getChildren().add(TodayEmpty.of(kit, read, only, opened().ways()));
        }
        full.setVisible(!none);
        counts.setVisible(read.started());
    }

    private void open(TodayLine line) {
        switch (line) {
            case TodayLine.Entry(WorkList.Group group, WorkList.Item item) ->
                opened().ways().open(group.ledger(), group.due().rows(), item.row());
            case TodayLine.Head head -> opened().ways().go(head.group().ledger());
            case TodayLine.More more -> opened().ways().go(more.group().ledger());
        }
    }
}
