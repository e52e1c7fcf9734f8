package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.CallOrder;
import cn.sixin.dispatch.CallOrder.Call;
import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Workload;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Beside the grid: what is wrong, who has not been called, the day in groups; each leads to its cell or lines. */
final class DispatchSide extends TabPane {
    /** One problem of one cell. */
    record Wrong(DayLine line, Problem problem) {}

    private final Kit kit;
    private final ListView<Wrong> wrong = new ListView<>();
    private final ListView<Call> calls = new ListView<>();
    private final ListView<Workload.Group> groups = new ListView<>();
    private final ComboBox<Workload.By> by = new ComboBox<>();
    private final Tab wrongTab;
    private final Tab callsTab;
    private List<Wrong> problems = List.of();
    private List<Call> waiting = List.of();
    private Supplier<List<Workload.Group>> parts = List::of;
    private Showing showing;
    private BiConsumer<UUID, @Nullable Column<?>> toCell = (line, column) -> {};
    private Consumer<UUID> phone = line -> {};
    private Consumer<Workload.By> byOther = by -> {};
    private Consumer<Workload.Group> toGroup = group -> {};

    DispatchSide(Kit kit) {
        this.kit = kit;
        showing = Showing.plain(kit.labels());
        setId("dispatch-side");
        getStyleClass().add("dispatch-side");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        callsTab = list(
                "calls", calls, this::call, item -> toCell.accept(item.line().id(), null));
        wrongTab = list(
                "wrong",
                wrong,
                this::wrong,
                item -> toCell.accept(item.line().id(), item.problem().column()));
        Tab groupsTab = list("groups", groups, this::group, item -> toGroup.accept(item));
        VBox grouped = new VBox(by, groups);
        VBox.setVgrow(groups, Priority.ALWAYS);
        grouped.getStyleClass().add("dispatch-groups");
        groupsTab.setContent(grouped);
        groupsTab.setText(kit.text("dispatch.side.groups"));
        getTabs().setAll(callsTab, wrongTab, groupsTab);
        getSelectionModel().selectedItemProperty().addListener((seen, was, now) -> fill());
        calls.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Call call = calls.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.F7 && call != null) {
                phone.accept(call.line().id());
                event.consume();
            }
        });
        setUpBy();
    }

    private <T> Tab list(String name, ListView<T> list, Function<T, TwoLines.Said> says, Consumer<T> chosen) {
        list.setId("dispatch-" + name);
        list.setAccessibleText(kit.text("dispatch.side." + name + ".name"));
        list.setCellFactory(view -> new TwoLines<>(says));
        list.setPlaceholder(placeholder("dispatch.side." + name + ".none"));
        chosen(list, chosen);
        Tab tab = new Tab("", list);
        tab.setId("dispatch-tab-" + name);
        return tab;
    }

    private Label placeholder(String key) {
        Label label = new Label(kit.text(key));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private void setUpBy() {
        by.setId("dispatch-by");
        by.setMaxWidth(Double.MAX_VALUE);
        by.setAccessibleText(kit.text("dispatch.side.by"));
        by.getItems().setAll(Workload.By.values());
        by.setConverter(new StringConverter<>() {
            @Override
            public String toString(Workload.@Nullable By which) {
                return which == null
                        ? ""
                        : kit.text("dispatch.by." + which.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public Workload.By fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        by.setValue(Workload.By.STATE);
        by.setOnAction(event -> byOther.accept(by.getValue()));
    }

    /** @param action with an enterprise and the column of its cell; null when no single cell is meant */
    void onCell(BiConsumer<UUID, @Nullable Column<?>> action) {
        toCell = action;
    }

    void onPhone(Consumer<UUID> action) {
        phone = action;
    }

    void onBy(Consumer<Workload.By> action) {
        byOther = action;
    }

    void onGroup(Consumer<Workload.Group> action) {
        toGroup = action;
    }

    /** Enter or a double click. */
    private static <T> void chosen(ListView<T> list, Consumer<T> action) {
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(list, action);
                event.consume();
            }
        });
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                choose(list, action);
            }
        });
    }

    private static <T> void choose(ListView<T> list, Consumer<T> action) {
        T item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            action.accept(item);
        }
    }

    void show(DispatchModel model, DispatchView view) {
        showing = model.desk().showing();
        List<Wrong> found = new ArrayList<>();
        for (DayLine line : model.sheet().lines()) {
            line.problems().forEach(problem -> found.add(new Wrong(line, problem)));
        }
        problems = found;
        waiting = CallOrder.of(model.sheet().lines(), model.day());
        parts = view::groups;
        wrongTab.setText(kit.text("dispatch.side.wrong", problems.size()));
        callsTab.setText(kit.text("dispatch.side.calls", waiting.size()));
        fill();
    }

    /** Only what is in front: the others are filled when they come there. */
    private void fill() {
        Tab front = getSelectionModel().getSelectedItem();
        if (wrongTab.equals(front)) {
            fill(wrong, problems);
        } else if (callsTab.equals(front)) {
            fill(calls, waiting);
        } else {
            fill(groups, parts.get());
        }
    }

    private static <T> void fill(ListView<T> list, List<T> items) {
        if (list.getItems().equals(items)) {
            return;
        }
        int at = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(items);
        if (at >= 0 && at < items.size()) {
            list.getSelectionModel().select(at);
        }
    }

    /** The most urgent of those who have not been called. */
    Optional<DayLine> firstCall() {
        return waiting.stream().findFirst().map(Call::line);
    }

    /** The problem after a cell, the first one after the last. @param line where the cursor is; null when nowhere */
    Optional<Wrong> next(@Nullable UUID line, int column) {
        getSelectionModel().select(wrongTab);
        int at = -1;
        for (int i = 0; i < problems.size(); i++) {
            boolean here = problems.get(i).line().id().equals(line)
                    && DispatchRows.of(problems.get(i).problem().column()) == column;
            at = here ? i : at;
        }
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        int next = (at + 1) % problems.size();
        wrong.getSelectionModel().select(next);
        return Optional.of(problems.get(next));
    }

    /** What narrows the grid to a group, and the way back. */
    Node chip(String key, Runnable lift) {
        HBox chip =
                new HBox(new Label(groupName(key)), Icons.button("mdal-close", kit.text("dispatch.group.lift"), lift));
        chip.setId("dispatch-chip");
        chip.getStyleClass().addAll("chip", "dispatch-chip");
        return chip;
    }

    private TwoLines.Said wrong(Wrong item) {
        return new TwoLines.Said(
                Enterprise.NAME.show(item.line().enterprise(), showing),
                item.problem().place(kit.labels())
                        + kit.text("dispatch.colon")
                        + item.problem().text(kit.labels()),
                false,
                item.problem().isError());
    }

    private TwoLines.Said call(Call call) {
        List<String> parts = new ArrayList<>();
        if (call.red()) {
            parts.add(kit.text("mark.red"));
        }
        if (call.shortage() > 0) {
            parts.add(kit.text("dispatch.call.short", call.shortage()));
        }
        parts.add(
                call.days().isEmpty()
                        ? kit.text("dispatch.call.never")
                        : kit.text("dispatch.call.days", call.days().getAsLong()));
        return new TwoLines.Said(
                Enterprise.NAME.show(call.line().enterprise(), showing), String.join("  ", parts), call.red(), false);
    }

    private TwoLines.Said group(Workload.Group group) {
        return new TwoLines.Said(
                groupName(group.key()),
                kit.text("dispatch.group.work", group.enterprises(), group.reported(), group.left(), group.shortage()),
                false,
                false);
    }

    String groupName(String key) {
        if (key.isEmpty()) {
            return kit.text("dispatch.group.none");
        }
        return by.getValue() == Workload.By.STATE ? Dispatch.OPEN_STATES.label(key, kit.labels()) : key;
    }
}
