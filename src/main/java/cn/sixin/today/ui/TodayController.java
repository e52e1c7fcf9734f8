package cn.sixin.today.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.kit.work.Latest;
import cn.sixin.page.ui.Ways;
import cn.sixin.today.TodayModel;
import cn.sixin.today.WorkList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The home page: what is due, by the keyboard; each line opens its row. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class TodayController {
    /** So wide, in px at 100 %, the charts stand beside the list; else in its place, by a button. */
    private static final double LEAST_FOR_BOTH = 860;

    private static final Duration MINUTE = Duration.minutes(1);

    private final Kit kit;
    private final TodayModel model;
    private final Ways ways;
    private final Latest latest;
    private final TodayCharts drawings;
    private final ChangeListener<Look> scaled = (seen, before, now) -> arrange();
    private final Timeline midnight = new Timeline(new KeyFrame(MINUTE, event -> newDay()));
    private final List<Runnable> waiting = new ArrayList<>();
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

    TodayController(Kit kit, TodayModel model, Ways ways) {
        this.kit = kit;
        this.model = model;
        this.ways = ways;
        latest = new Latest(kit.background());
        drawings = new TodayCharts(kit);
    }

    @FXML
    void initialize() {
        charts.getChildren().setAll(drawings.all());
        list.setCellFactory(view -> new TodayCell(kit, model::today, this::open));
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
        body.widthProperty().addListener((seen, before, now) -> arrange());
        drawn.selectedProperty().addListener((seen, before, now) -> arrange());
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
        model.onSaved(() -> kit.background().screen(this::savedMeanwhile));
    }

    private void look(ToggleButton button, TodayLine.Only which) {
        button.selectedProperty().addListener((seen, before, now) -> {
            if (now) {
                List.of(overdue, today, standing).stream()
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
        boolean my = mine.isSelected();
        latest.ask(kit.text("today.title"), progress -> model.read(my, progress), this::show, this::settle);
    }

    /** Runs this once the reading under way has ended, shown or not. */
    void settled(Runnable then) {
        waiting.add(then);
    }

    private void settle() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    private void savedMeanwhile() {
        if (root.getScene() != null) {
            refresh();
        }
    }

    private void newDay() {
        WorkList read = shown;
        if (read != null && !read.today().equals(model.today())) {
            refresh();
        }
    }

    private void show(WorkList read) {
        shown = read;
        date.setText(LunarDay.report(read.today()));
        overdue.setText(kit.text("today.count.overdue", read.overdue()));
        today.setText(kit.text("today.count.today", read.dueToday()));
        standing.setText(kit.text("today.count.standing", read.standing()));
        lines();
        drawings.show(read, root.getScene());
        if (list.isVisible() && root.getScene() != null && !(root.getScene().getFocusOwner() instanceof ToggleButton)) {
            list.requestFocus();
        }
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
            long ahead =
                    read.coming().values().stream().mapToLong(Long::longValue).sum();
            EmptyState state = read.started()
                    ? new EmptyState(
                            "mdal-free_breakfast",
                            kit.text(only == TodayLine.Only.ALL ? "today.empty" : "today.empty.filtered")
                                    + (ahead > 0 ? "\n" + kit.text("today.empty.ahead", WorkList.AHEAD, ahead) : ""))
                    : new EmptyState(
                            "mdmz-wb_sunny", kit.text("today.first"), kit.text("today.first.import"), ways::begin);
            state.setId("today-empty");
            body.getChildren().add(state);
        }
        full.setVisible(!none);
        counts.setVisible(read.started());
    }

    private void open(TodayLine line) {
        switch (line) {
            case TodayLine.Entry(WorkList.Group group, WorkList.Item item) ->
                ways.open(group.ledger(), group.due().rows(), item.row());
            case TodayLine.Head head -> ways.go(head.group().ledger());
            case TodayLine.More more -> ways.go(more.group().ledger());
        }
    }

    /** The charts beside the list where both have room, else one of the two. */
    private void arrange() {
        if (body.getWidth() <= 0) {
            return;
        }
        boolean both = body.getWidth() >= kit.theme().px(LEAST_FOR_BOTH);
        full.getStyleClass().remove("narrow");
        if (!both) {
            full.getStyleClass().add("narrow");
        }
        HBox.setHgrow(side, both ? Priority.NEVER : Priority.ALWAYS);
        show(drawn, !both);
        show(list, both || !drawn.isSelected());
        show(side, both || drawn.isSelected());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
