package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DaySheet;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.kit.Kit;
import cn.sixin.kit.grid.Grid;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.work.Once;
import cn.sixin.ledger.Column;
import cn.sixin.page.ui.GridMemory;
import cn.sixin.page.ui.Ways;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page of a day's dispatch: the grid, what stands beside and under it, and the keys that are not the grid's own. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class DispatchController {
    private final Kit kit;
    private final DispatchModel model;
    private final Ways ways;
    private final DispatchView view;
    private final DispatchRows rows;
    private final DispatchActions actions;
    private final DispatchSide side;
    private final DispatchFoot foot;
    private final Toasts toasts;
    private final StackPane place = new StackPane();
    private final Once sums = new Once(this::sumUp);
    private DispatchBanner notices;
    private DayChooser days;
    private Grid grid;
    private @Nullable DaySheet shown;
    private SideSplit parts;
    private DispatchKeys keys;
    /** With no lines there is nothing to say beside them. */
    private boolean sideGone;

    @FXML
    private StackPane root;

    @FXML
    private HBox dayPlace;

    @FXML
    private Button zero;

    @FXML
    private Button closeDay;

    @FXML
    private Button correct;

    @FXML
    private VBox banner;

    @FXML
    private TextField search;

    @FXML
    private ToggleButton mine;

    @FXML
    private ToggleButton left;

    @FXML
    private ToggleButton failed;

    @FXML
    private HBox chips;

    @FXML
    private ToggleButton sideShown;

    @FXML
    private SplitPane split;

    @FXML
    private VBox footPlace;

    DispatchController(Kit kit, DispatchModel model, Ways ways) {
        this.kit = kit;
        this.ways = ways;
        this.model = model;
        toasts = new Toasts(kit);
        actions = new DispatchActions(kit, model, toasts);
        view = new DispatchView(model);
        rows = new DispatchRows(model, view, actions::leftOut);
        side = new DispatchSide(kit);
        foot = new DispatchFoot(kit, () -> keys.copyPhone());
    }

    @FXML
    void initialize() {
        root.getChildren().add(toasts);
        notices = new DispatchBanner(kit, banner, model);
        grid = new Grid(kit, kit.text("dispatch.ledger"), rows);
        grid.onMoved(this::showCell);
        GridMemory.install(kit, model.desk(), grid, "dispatch.widths");
        days = new DayChooser(kit, model.desk(), this::open);
        dayPlace.getChildren().setAll(days);
        footPlace.getChildren().setAll(foot);
        side.onCell(this::jump);
        side.onPhone(actions::copyPhone);
        side.onBy(by -> look(() -> view.by(by)));
        side.onGroup(group -> look(() -> view.group(group.key())));
        parts = new SideSplit(kit, split, place, side, sideShown);
        keys = new DispatchKeys(model, view, rows, side, actions, grid, this::reveal);
        keys.install(root, days, this::zero, search::requestFocus);
        search.textProperty().addListener((seen, was, now) -> look(() -> view.find(now)));
        search.setOnAction(event -> grid.requestFocus());
        only(mine, DispatchView.Only.MINE);
        only(left, DispatchView.Only.LEFT);
        only(failed, DispatchView.Only.FAILED);
        model.onChanged(this::show);
        model.onUnexplained(actions::askWhy);
        model.follow();
        model.opening().ifPresent(this::open);
        show();
    }

    private void only(ToggleButton button, DispatchView.Only which) {
        button.setId("only-" + which.name().toLowerCase(Locale.ROOT));
        button.selectedProperty().addListener((seen, was, now) -> look(() -> view.toggle(which, now)));
    }

    private void open(LocalDate day) {
        grid.take();
        model.open(day);
    }

    /** Another part of the day. */
    private void look(Runnable change) {
        grid.take();
        change.run();
        if (model.isOpen()) {
            grid.select(0, grid.column());
            show();
        }
    }

    /** What was typed is kept as far as it goes; only when the disk refuses it has the officer to be asked. */
    public void leave(Runnable then) {
        grid.take();
        model.leave(kept -> {
            if (kept || actions.leaveAnyway()) {
                then.run();
            }
        });
    }

    private void show() {
        notices.show();
        boolean any = model.isOpen() && !model.sheet().lines().isEmpty();
        List.of(sideShown, zero, closeDay, correct, search, mine, left, failed).forEach(each -> visible(each, any));
        if (model.isOpen()) {
            days.show(model.day(), model.period());
        }
        if (any == sideGone) {
            sideShown.setSelected(any);
            sideGone = !any;
        }
        if (!any) {
            place.getChildren().setAll(DispatchEmpty.of(kit, model.isOpen(), ways));
            foot.none();
            return;
        }
        if (!place.getChildren().contains(grid)) {
            place.getChildren().setAll(grid);
        }
        if (shown != model.sheet()) {
            shown = model.sheet();
            rows.opened();
            view.look();
            grid.select(0, DispatchRows.of(Dispatch.OPEN_STATE));
            grid.requestFocus();
        }
        boolean closed = model.closed().isPresent();
        zero.setDisable(!model.isEditable());
        visible(closeDay, !closed);
        visible(correct, closed && model.correcting().isEmpty());
        grid.refresh();
        showCell();
        sums.soon();
    }

    /** Beside and under the grid: once, however often the day has changed for one key. */
    private void sumUp() {
        if (!model.isOpen()) {
            return;
        }
        chips.getChildren()
                .setAll(view.group().stream()
                        .map(key -> side.chip(key, () -> look(() -> view.group(null))))
                        .toList());
        foot.show(model.tally(), model.sheet().drafts().size());
        side.show(model, view);
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showCell() {
        if (rows.rows() == 0) {
            foot.none();
            return;
        }
        int row = Math.min(grid.row(), rows.rows() - 1);
        foot.show(
                rows.line(row),
                rows.columns().get(grid.column()),
                rows.cell(row, grid.column()),
                model.desk().showing());
    }

    private void jump(UUID line, @Nullable Column<?> column) {
        parts.showMain();
        keys.jump(line, column);
    }

    /** Whatever hides a line is lifted. */
    private void reveal() {
        List.of(mine, left, failed).forEach(button -> button.setSelected(false));
        search.clear();
        look(view::clear);
    }

    @FXML
    void zero() {
        if (model.isOpen() && model.isEditable()) {
            keys.keepAll();
            actions.zero(view.lines());
        }
    }

    @FXML
    void closeDay() {
        if (model.isOpen()) {
            grid.take();
            actions.close();
        }
    }

    @FXML
    void correct() {
        actions.correct();
        grid.requestFocus();
    }

    /** To an enterprise of which nothing is said yet today. */
    public void missing(UUID enterprise) {
        grid.take();
        model.open(model.desk().context().today(), () -> {
            if (model.sheet().has(enterprise)) {
                jump(enterprise, null);
            }
        });
    }

    /** To a row of the ledger, or to what was left half typed: its day, its line. */
    public void open(UUID dispatch) {
        grid.take();
        model.openAt(dispatch, line -> jump(line, null));
    }

    DispatchModel model() {
        return model;
    }

    Grid grid() {
        return grid;
    }

    DispatchRows rows() {
        return rows;
    }

    DispatchView view() {
        return view;
    }

    DispatchSide side() {
        return side;
    }
}
