package cn.sixin.page.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.grid.Grid;
import cn.sixin.kit.grid.GridRange;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.PartSheet;
import cn.sixin.store.Draft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A row's parts within its form, typed as in a spreadsheet and saved with it in one step: an enterprise's vacancies, a
 * batch's passengers. In FXML it needs the parts' ledger, which is {@linkplain Ledger#whole part of} the form's, and the
 * columns to show, with spaces between them.
 */
public final class PartRows extends VBox implements OwnKeys {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final String PREFERENCE = "parts.";
    private static final int LEAST = 3;
    private static final int MOST = 12;
    /** px at 100 %: a line of the grid, and what it has above and below its lines. */
    private static final double LINE = 30;

    private static final double AROUND = 60;

    private final Label count = new Label();
    private final Label state = new Label();
    private String part = "";
    private String columns = "";
    private boolean loaded;
    private @Nullable Kit kit;
    private @Nullable Desk desk;
    private @Nullable PartSheet sheet;
    private @Nullable PartGrid model;
    private @Nullable Grid grid;
    private final ChangeListener<Look> scaled = (seen, was, now) -> fit();
    private Runnable typed = () -> {};
    private UUID shown = new UUID(0, 0);

    public PartRows() {
        getStyleClass().add("part-rows");
    }

    public String getPart() {
        return part;
    }

    /** The parts' ledger. */
    public void setPart(String ledger) {
        part = ledger;
    }

    public String getColumns() {
        return columns;
    }

    /** Their names, with spaces between. */
    public void setColumns(String names) {
        columns = names;
    }

    public boolean isLoaded() {
        return loaded;
    }

    /** Whether the parts' rules ask for other rows, so that these have to be in memory before anything is typed. */
    public void setLoaded(boolean needed) {
        loaded = needed;
    }

    /** @param changed after each edit */
    void set(Kit owner, Desk at, Runnable changed) {
        kit = owner;
        desk = at;
        typed = changed;
        Ledger ledger = at.store().ledgers().stream()
                .filter(one -> one.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no ledger " + part));
        List<Column<?>> those = new ArrayList<>();
        Arrays.stream(columns.strip().split(" +")).forEach(name -> those.add(ledger.column(name)));
        PartSheet made = new PartSheet(at, ledger, those);
        sheet = made;
        PartGrid cells = new PartGrid(at, made, this::changed);
        model = cells;
        Grid table = new Grid(owner, ledger.label(owner.labels()), cells);
        table.setId("parts-" + part);
        table.onMoved(() -> {
            hint();
            reveal();
        });
        table.focusWithinProperty().addListener((seen, was, now) -> reveal());
        grid = table;
        state.getStyleClass().addAll("muted", "part-state");
        state.setId("parts-state-" + part);
        state.setWrapText(true);
        getChildren().setAll(head(owner, ledger), table, state);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        GridMemory.install(owner, at, table, PREFERENCE + part);
        // The theme outlives the form.
        owner.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
        fit();
    }

    /** The line that is worked on, and all that is below it as far as it fits. */
    private void reveal() {
        if (table().isFocusWithin()) {
            Bounds cursor = table().cursor();
            double from = table().getBoundsInParent().getMinY() + Math.max(0, cursor.getMinY());
            Revealing.show(this, new BoundingBox(0, from, 1, cursor.getHeight()), getHeight() - from);
        }
    }

    private Node head(Kit owner, Ledger ledger) {
        Label title = new Label(ledger.label(owner.labels()));
        title.getStyleClass().add("section-title");
        count.getStyleClass().add("muted");
        count.setId("parts-count-" + part);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button add = Icons.button("mdal-add", owner.text("page.parts.add"), this::add);
        add.setId("parts-add-" + part);
        Button delete = Icons.button("mdal-delete_outline", owner.text("page.parts.delete"), this::deleteLines);
        delete.setId("parts-delete-" + part);
        Button undo = Icons.button("mdmz-undo", owner.text("page.parts.undo"), () -> {
            cells().undo();
            table().refresh();
        });
        undo.setId("parts-undo-" + part);
        HBox head = new HBox(title, count, gap, add, delete, undo);
        head.getStyleClass().add("part-head");
        return head;
    }

    private PartSheet sheet() {
        return Objects.requireNonNull(sheet, "set before");
    }

    private PartGrid cells() {
        return Objects.requireNonNull(model, "set before");
    }

    private Grid table() {
        return Objects.requireNonNull(grid, "set before");
    }

    private Kit owner() {
        return Objects.requireNonNull(kit, "set before");
    }

    /** Takes the parts of a row in; they come from the store apart from the screen. */
    void open(Row whole, List<Draft.Part> half) {
        shown = whole.id();
        sheet().open(whole, List.of(), List.of());
        cells().ready(false);
        refresh();
        owner().background()
                .job(owner().text("page.loading"), progress -> {
                    if (loaded) {
                        Objects.requireNonNull(desk).load(List.of(sheet().ledger()), progress);
                    }
                    return sheet().stored(whole.id(), half);
                })
                .quiet()
                .onSuccess(rows -> {
                    if (whole.id().equals(shown)) {
                        sheet().open(whole, rows, half);
                        cells().ready(true);
                        refresh();
                        if (!half.isEmpty()) {
                            typed.run();
                        }
                    }
                })
                .start();
    }

    PartSheet parts() {
        return sheet();
    }

    /** Takes in what is being typed. */
    void settle() {
        table().take();
    }

    private void changed() {
        fit();
        hint();
        typed.run();
    }

    /** Shows what the sheet has now. */
    void refresh() {
        table().refresh();
        fit();
        hint();
    }

    /** Puts the cursor into the first cell that cannot be saved. */
    void focusError() {
        sheet().firstError().ifPresent(place -> {
            table().select(place[0], place[1]);
            table().requestFocus();
        });
    }

    private void add() {
        table().select(sheet().size(), 0);
        table().requestFocus();
    }

    private void deleteLines() {
        table().take();
        GridRange range = table().range();
        sheet().delete(range.top(), range.bottom());
        refresh();
        typed.run();
        table().requestFocus();
    }

    private void pressed(KeyEvent event) {
        boolean row = event.isShortcutDown()
                && (event.getCode() == KeyCode.DELETE
                        || event.getCode() == KeyCode.MINUS
                        || event.getCode() == KeyCode.SUBTRACT);
        if (row) {
            deleteLines();
            event.consume();
        }
    }

    /** As high as its lines, within bounds; then it scrolls. */
    private void fit() {
        int lines = Math.max(LEAST, Math.min(sheet().size() + 1, MOST));
        double height = owner().theme().px(lines * LINE + AROUND);
        table().setMinHeight(height);
        table().setPrefHeight(height);
        count.setText(owner().text("page.parts.count", sheet().size()));
    }

    /** What is wrong, else what may be typed where the cursor is. */
    private void hint() {
        int errors = sheet().errors();
        List<String> options = cells().columns().get(table().column()).options();
        String reason = cells().cell(table().row(), table().column()).reason();
        state.pseudoClassStateChanged(DANGER, options.isEmpty() && errors > 0);
        if (!options.isEmpty()) {
            state.setText(numbered(options));
        } else if (!reason.isEmpty()) {
            state.setText(reason);
        } else {
            state.setText(errors > 0 ? owner().text("page.parts.errors", errors) : owner().text("page.parts.hint"));
        }
    }

    private static String numbered(List<String> options) {
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            numbered.add((i + 1) + " " + options.get(i));
        }
        return String.join("   ", numbered);
    }

    @Override
    public boolean undoes() {
        return true;
    }

    @Override
    public boolean escapes() {
        return table().isTyping();
    }
}
