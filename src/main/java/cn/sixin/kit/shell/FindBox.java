package cn.sixin.kit.shell;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Latest;
import cn.sixin.kit.work.Progress;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One box that finds everything. It lies over the window's content, in the same scene, since an input method does not
 * write into a popup window; the shell's root stacks it above the pages. Arrow keys choose, Enter opens, Esc goes back
 * to where the keyboard was.
 */
public final class FindBox extends StackPane {
    /** Where results come from; asked off the FX thread for every change of the text, "" included. */
    @FunctionalInterface
    public interface Finder {
        List<Group> find(String text, Progress progress) throws Exception;
    }

    /** Results of one sort under their title; {@code total} may be more than are listed. */
    public record Group(String title, List<Hit> hits, int total) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /** @param open runs on the FX thread once the box is closed */
    public record Hit(String title, String detail, String icon, Runnable open) {}

    private final Kit kit;
    private final Finder finder;
    private final Latest latest;
    private final TextField field = new TextField();
    private final Label state = new Label();
    private final ListView<FindLine> list = new ListView<>();
    private @Nullable Node before;

    public FindBox(Kit kit, Finder finder) {
        this.kit = kit;
        this.finder = finder;
        latest = new Latest(kit.background());
        setId("find-box");
        getStyleClass().add("find-box");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(panel());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.textProperty().addListener((seen, was, now) -> ask(now));
    }

    private VBox panel() {
        field.setId("find-field");
        field.setPromptText(kit.text("kit.find.prompt"));
        field.setAccessibleText(kit.text("kit.find"));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(Icons.of("mdmz-search"), field);
        line.getStyleClass().add("find-line");
        state.setId("find-state");
        state.getStyleClass().add("find-state");
        state.managedProperty().bind(state.visibleProperty());
        list.setId("find-hits");
        list.setFocusTraversable(false);
        list.setAccessibleText(kit.text("kit.find"));
        list.setCellFactory(view -> new FindCell(kit, this::open));
        list.managedProperty().bind(list.visibleProperty());
        VBox panel = new VBox(line, state, list);
        panel.getStyleClass().add("find-panel");
        panel.setMaxHeight(USE_PREF_SIZE);
        return panel;
    }

    /** Opens it empty, with the keyboard in it; when open already, marks its text to be typed over. */
    public void open() {
        if (!isVisible()) {
            before = getScene() == null ? null : getScene().getFocusOwner();
            setVisible(true);
            toFront();
            field.clear();
            // Only right after signing in it stays so long that it can be read.
            list.setVisible(false);
            state.setVisible(true);
            state.setText(kit.text("kit.find.waiting"));
            ask("");
        }
        field.requestFocus();
        field.selectAll();
    }

    /** Closes it and gives the keyboard back. */
    public void close() {
        if (isVisible()) {
            latest.cancel();
            setVisible(false);
            if (before != null && before.getScene() != null) {
                before.requestFocus();
            }
            before = null;
        }
    }

    private void ask(String text) {
        if (isVisible()) {
            latest.ask(kit.text("kit.find"), progress -> finder.find(text, progress), groups -> show(text, groups));
        }
    }

    private void show(String text, List<Group> groups) {
        List<FindLine> lines = new ArrayList<>();
        groups.stream().filter(group -> !group.hits().isEmpty()).forEach(group -> {
            lines.add(new FindLine.Heading(group.title(), group.total()));
            group.hits().forEach(hit -> lines.add(new FindLine.Found(hit)));
        });
        list.getItems().setAll(lines);
        list.setVisible(!lines.isEmpty());
        list.setPrefHeight(kit.theme().px(FindCell.HEIGHT) * Math.min(lines.size(), 13) + 2);
        state.setVisible(lines.isEmpty());
        state.setText(text.isBlank() ? kit.text("kit.find.hint") : kit.text("kit.find.none", text.strip()));
        move(-1, 1);
    }

    /** The next result in a direction; titles of groups are passed over. */
    private void move(int from, int step) {
        List<FindLine> lines = list.getItems();
        for (int at = from + step; at >= 0 && at < lines.size(); at += step) {
            if (lines.get(at) instanceof FindLine.Found(Hit hit)) {
                list.getSelectionModel().clearAndSelect(at);
                // The first result is shown with the title over it.
                list.scrollTo(Math.max(0, at == 1 ? 0 : at > from + 1 || step < 0 ? at - 4 : at - 8));
                field.setAccessibleHelp(hit.title() + " " + hit.detail());
                return;
            }
        }
    }

    private void onKey(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> {
                if (at >= 0 && list.getItems().get(at) instanceof FindLine.Found(Hit hit)) {
                    open(hit);
                }
            }
            case DOWN -> move(at, 1);
            case UP -> move(at, -1);
            case PAGE_DOWN -> move(Math.min(at + 7, list.getItems().size() - 2), 1);
            case PAGE_UP -> move(Math.max(at - 7, 0), at > 8 ? -1 : 1);
            case TAB -> {} // the keyboard stays in the box while it covers the page
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void open(Hit hit) {
        close();
        hit.open().run();
    }
}
