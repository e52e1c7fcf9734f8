package cn.sixin.kit.table;

import cn.sixin.kit.Kit;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.kit.control.Flyout;
import cn.sixin.kit.table.Positions.Position;
import cn.sixin.kit.work.Latest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's rows on screen. It knows positions only: the source filters and sorts apart from the FX thread and hands
 * over rows that do not change, of which the newest asked for are shown. Selection is kept by row, not by place.
 */
public final class LedgerTable extends BorderPane {
    /** Beyond this many selected rows a reload lets the selection go rather than looking each of them up. */
    private static final int KEPT_SELECTION = 5_000;

    private static final double ROW_HEIGHT = 28;

    private final Kit kit;
    private final TableSource source;
    private final Map<String, TableField> fields = new LinkedHashMap<>();
    private final Positions positions = new Positions();
    private final TableView<Position> view = new TableView<>(positions);
    private final TableColumns columns;
    private final FilterChips chips;
    private final TableFooter footer;
    private final TableToolbar toolbar;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<Arrangement> arrangement = new ReadOnlyObjectWrapper<>(Arrangement.ALL);
    private List<TableState.SavedView> views = List.of();
    private Consumer<TableState> remember = state -> {};
    private Consumer<UUID> open = id -> {};
    private Runnable selected = () -> {};
    private @Nullable EmptyState empty;
    private @Nullable Flyout popover;
    private @Nullable UUID wanted;
    private boolean replacing;

    /**
     * @param name what the rows are, to be read out
     * @param declared in the order in which they stand until the officer moves them
     */
    public LedgerTable(Kit kit, String name, List<TableField> declared, TableSource source) {
        this.kit = kit;
        this.source = source;
        declared.forEach(field -> fields.put(field.name(), field));
        latest = new Latest(kit.background());
        footer = new TableFooter(kit.labels());
        chips = new FilterChips(kit.labels(), fields, new ChipActions());
        columns = new TableColumns(kit, view, positions, declared, this::editFilter);
        toolbar = new TableToolbar(kit, this);
        getStyleClass().add("ledger-table");
        setTop(new VBox(chips));
        setCenter(view);
        setBottom(footer);
        view.setAccessibleText(name);
        setUpView();
        TableKeys.install(this, view);
    }

    private void setUpView() {
        view.setId("ledger-rows");
        rowHeight();
        kit.theme().lookProperty().addListener((seen, before, now) -> rowHeight());
        view.setRowFactory(table -> new MarkedRow(positions));
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.setSortPolicy(table -> {
            if (!replacing) {
                arrange(arrangement.get().sorted(columns.sorts()));
            }
            return true;
        });
        view.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> {
            if (!replacing) {
                selectionChanged();
            }
        });
        columns.onMoved(this::keepState);
        view.setPlaceholder(new VBox());
    }

    /** All rows are of one height: only then does the table leave out the cells beside the screen. */
    private void rowHeight() {
        view.setFixedCellSize(kit.theme().px(ROW_HEIGHT));
    }

    /** What stands when the ledger has no rows at all. */
    public void setEmpty(EmptyState state) {
        empty = state;
    }

    /** Double click or Enter on a row. */
    public void onOpen(Consumer<UUID> action) {
        open = action;
    }

    public void onSelected(Runnable action) {
        selected = action;
    }

    public void setRowMenu(ContextMenu menu) {
        view.setContextMenu(menu);
    }

    /** The buttons for filters, columns and saved views, for the page to place. */
    public HBox toolbar() {
        return toolbar;
    }

    public TableView<?> view() {
        return view;
    }

    public ReadOnlyObjectProperty<Arrangement> arrangementProperty() {
        return arrangement.getReadOnlyProperty();
    }

    /** Takes up what the officer had set up and tells of every change to it, so that the caller keeps it. */
    public void restore(TableState state, Consumer<TableState> keeper) {
        views = state.views();
        place(state.columns(), state.arrangement());
        remember = keeper;
    }

    public TableState state() {
        return new TableState(columns.places(), arrangement.get(), views);
    }

    List<TableState.SavedView> views() {
        return views;
    }

    void setViews(List<TableState.SavedView> next) {
        views = List.copyOf(next);
        keepState();
    }

    void open(TableState.SavedView saved) {
        place(saved.columns(), saved.arrangement());
        keepState();
    }

    private void place(List<TableState.ColumnPlace> places, Arrangement next) {
        replacing = true;
        try {
            columns.place(places, next.sorts());
        } finally {
            replacing = false;
        }
        arrange(next);
    }

    private void keepState() {
        if (!replacing) {
            remember.accept(state());
        }
    }

    /** Narrows the rows to what contains a text; "" shows all. Cheap enough for every key. */
    public void find(String text) {
        if (!arrangement.get().find().equals(text)) {
            ask(arrangement.get().finding(text));
        }
    }

    /** Asks for the rows again, as after a save. */
    public void reload() {
        ask(arrangement.get());
    }

    /** Asks for rows in another arrangement and remembers it. */
    public void arrange(Arrangement next) {
        ask(next);
        keepState();
    }

    private void ask(Arrangement next) {
        boolean other = !next.equals(arrangement.get());
        arrangement.set(next);
        chips.show(next);
        columns.showFiltered(next.conditions().keySet());
        latest.ask(kit.text("kit.table.loading"), progress -> source.rows(next, progress), rows -> {
            show(rows);
            if (other && wanted == null && rows.count() > 0) {
                view.scrollTo(0);
            }
        });
    }

    private void show(TableRows rows) {
        int focus = view.getFocusModel().getFocusedIndex();
        @Nullable
        UUID focused = focus >= 0 && focus < positions.size() ? positions.rows().id(focus) : null;
        Set<UUID> kept = new HashSet<>(selectedIds(KEPT_SELECTION));
        replacing = true;
        try {
            positions.show(rows);
            view.getSelectionModel().clearSelection();
            int[] again = kept.stream()
                    .mapToInt(rows::position)
                    .filter(position -> position >= 0)
                    .sorted()
                    .toArray();
            if (again.length > 0) {
                view.getSelectionModel().selectIndices(again[0], again);
            }
            int place = focused == null ? -1 : rows.position(focused);
            if (place >= 0) {
                view.getFocusModel().focus(place);
            }
        } finally {
            replacing = false;
        }
        footer.show(rows);
        showEmpty(rows);
        if (wanted != null) {
            select(wanted);
        }
        selectionChanged();
    }

    private void showEmpty(TableRows rows) {
        if (rows.count() > 0) {
            return;
        }
        Node nothing = arrangement.get().filtered() && rows.total() > 0
                ? new EmptyState(
                        "mdmz-search",
                        kit.text("kit.table.none_match"),
                        kit.text("kit.filter.clear_all"),
                        () -> arrange(arrangement.get().unfiltered()))
                : Optional.<Node>ofNullable(empty).orElseGet(VBox::new);
        view.setPlaceholder(nothing);
    }

    private void selectionChanged() {
        footer.select(view.getSelectionModel().getSelectedIndices().size());
        selected.run();
    }

    /** The selected rows in their order on screen. */
    public List<UUID> selectedIds() {
        return selectedIds(Integer.MAX_VALUE);
    }

    private List<UUID> selectedIds(int atMost) {
        List<Integer> indices = view.getSelectionModel().getSelectedIndices();
        if (indices.size() > atMost) {
            return List.of();
        }
        List<UUID> ids = new ArrayList<>(indices.size());
        for (int index : indices) {
            if (index >= 0 && index < positions.size()) {
                ids.add(positions.rows().id(index));
            }
        }
        return ids;
    }

    /** Selects a row and brings it on screen; one that is not there yet is selected when it comes with a reload. */
    public void select(UUID id) {
        int position = positions.rows().position(id);
        wanted = position < 0 ? id : null;
        if (position >= 0) {
            view.getSelectionModel().clearAndSelect(position);
            view.getFocusModel().focus(position);
            view.scrollTo(Math.max(0, position - 3));
        }
    }

    /** Puts the keyboard into the rows. */
    public void focusRows() {
        view.requestFocus();
        if (view.getSelectionModel().isEmpty() && positions.size() > 0) {
            view.getSelectionModel().clearAndSelect(0);
        }
    }

    void openFocused() {
        int index = view.getFocusModel().getFocusedIndex();
        if (index >= 0 && index < positions.size()) {
            open.accept(positions.rows().id(index));
        }
    }

    void copy(boolean headers) {
        int[] chosen = view.getSelectionModel().getSelectedIndices().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        if (chosen.length == 0) {
            return;
        }
        TableRows rows = positions.rows();
        List<TableField> shown = columns.shown();
        kit.background()
                .job(kit.text("kit.table.copying"), progress -> CopyText.of(rows, chosen, shown, headers, progress))
                .onSuccess(copied ->
                        javafx.scene.input.Clipboard.getSystemClipboard().setContent(copied.content()))
                .start();
    }

    /** Opens the filter of the column that has the focus, else of the first. */
    void editFocusedFilter() {
        columns.focused()
                .ifPresent(name -> editFilter(name, columns.header(name).orElse(view)));
    }

    void editFilter(String column, Node anchor) {
        TableField field = fields.get(column);
        if (field == null || field.filter() == TableField.Filter.NONE) {
            return;
        }
        FilterEditor editor = new FilterEditor(
                kit.labels(),
                field,
                arrangement.get().conditions().get(column),
                down -> sortBy(column, down),
                condition -> {
                    closePopover();
                    arrange(arrangement.get().where(column, condition));
                    view.requestFocus();
                });
        popUp(editor, anchor);
        editor.focusFirst();
    }

    /** Sorts by one column alone. */
    void sortBy(String column, boolean descending) {
        closePopover();
        replacing = true; // the headers' arrows follow; they are not asked
        try {
            columns.sort(List.of(new Arrangement.Sort(column, descending)));
        } finally {
            replacing = false;
        }
        arrange(arrangement.get().sorted(columns.sorts()));
        view.requestFocus();
    }

    void sortFocused(boolean descending) {
        columns.focused().ifPresent(name -> sortBy(name, descending));
    }

    void chooseColumns(Node anchor) {
        popUp(new ColumnChooser(kit.labels(), view.getColumns()), anchor);
    }

    List<TableField> fields() {
        return List.copyOf(fields.values());
    }

    private void popUp(Node content, Node anchor) {
        closePopover();
        popover = new Flyout(content);
        popover.show(anchor);
    }

    private void closePopover() {
        if (popover != null) {
            popover.hide();
            popover = null;
        }
    }

    private final class ChipActions implements FilterChips.Actions {
        @Override
        public void edit(String column) {
            editFilter(column, chips);
        }

        @Override
        public void lift(String column) {
            arrange(arrangement.get().where(column, null));
        }

        @Override
        public void liftAll() {
            arrange(arrangement.get().unfiltered());
        }
    }
}
