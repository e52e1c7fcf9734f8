package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.shell.Toasts.Tone;
import cn.sixin.kit.table.LedgerTable;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Opening;
import cn.sixin.page.RowSaving.Outcome;
import cn.sixin.store.search.LedgerIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The page of a ledger: table, form, and the ways in and out. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class LedgerPageController implements PageForm.Host {
    private final Kit kit;
    private final Views views;
    private final LedgerPageModel model;
    private final Optional<Function<LedgerPageModel, Beside>> beside;
    private final PageActions actions;
    private LedgerTable table;
    private Toasts toasts;
    private PageForm form;
    private DraftStrip drafts;
    private ImportCover wizard;

    @FXML
    private StackPane root;

    @FXML
    private VBox main;

    @FXML
    private StackPane over;

    @FXML
    private Label title;

    @FXML
    private TextField search;

    @FXML
    private FlowPane quick;

    @FXML
    private HBox tools;

    @FXML
    private SplitPane split;

    LedgerPageController(
            Kit kit, Views views, LedgerPageModel model, Optional<Function<LedgerPageModel, Beside>> beside) {
        this.kit = kit;
        this.views = views;
        this.model = model;
        this.beside = beside;
        actions = new PageActions(kit, model, this);
    }

    @FXML
    void initialize() {
        title.setText(model.page().title(kit.labels()));
        toasts = new Toasts(kit);
        root.getChildren().add(toasts);
        table = new LedgerTable(kit, title.getText(), model.page().fields(kit.labels()), model.source());
        table.setEmpty(PageParts.empty(kit, model, this));
        table.onOpen(this::open);
        table.setRowMenu(PageParts.rowMenu(kit, this));
        Optional<Function<LedgerPageModel, Beside>> aside =
                beside.map(maker -> maker.andThen(part -> PageParts.beside(part, actions)));
        form = new PageForm(views, model, aside, new PageSplit(kit, split, table, tools), this);
        wizard = actions.under(new ImportCover(kit, model, over, main, table::focusRows));
        drafts = new DraftStrip(kit, model, this::open, form::has);
        main.getChildren()
                .addAll(
                        main.getChildren().indexOf(split),
                        List.of(
                                drafts,
                                new SummaryStrip(kit, model.desk(), model.page().summary(), tools.visibleProperty())));
        QuickBar filtered = new QuickBar(quick, model.page(), kit.labels(), filters -> {
            model.quick(filters);
            table.reload();
        });
        filtered.synced(model.desk().isSynced());
        // Each time the officer comes to the page, at the start and when he returns.
        root.sceneProperty().addListener((seen, before, now) -> {
            if (now != null) {
                filtered.synced(model.desk().isSynced());
                drafts.refresh();
                form.look();
            }
        });
        tools.getChildren().add(table.toolbar());
        table.toolbar().setMinWidth(Region.USE_PREF_SIZE);
        search.textProperty().addListener((seen, before, now) -> table.find(now));
        search.setOnAction(event -> table.focusRows());
        actions.lackingButton().ifPresent(quick.getChildren()::add);
        keys().install(root);
        kit.background()
                .job(kit.text("page.loading"), progress -> model.arranged())
                .quiet()
                .onSuccess(state -> table.restore(state, this::keep))
                .start();
        LedgerIndex index = model.desk().index(model.ledger());
        index.onChange(() -> kit.background().screen(() -> {
            table.reload();
            form.look();
        }));
    }

    private void keep(cn.sixin.kit.table.TableState state) {
        kit.background()
                .job(kit.text("page.loading"), progress -> model.keep(state))
                .quiet()
                .start();
    }

    private PageKeys keys() {
        return new PageKeys()
                .on(PageKeys.control(KeyCode.N), onPage(this::create))
                .on(PageKeys.control(KeyCode.F), onPage(search::requestFocus))
                .on(PageKeys.control(KeyCode.I), onPage(this::importBook))
                .on(PageKeys.control(KeyCode.E), onPage(this::exportBook))
                .on(PageKeys.control(KeyCode.B), onPage(this::bulkEdit))
                .on(PageKeys.control(KeyCode.H), onPage(this::history))
                .on(PageKeys.control(KeyCode.M), onPage(actions::lacking))
                .on(
                        PageKeys.control(KeyCode.Z),
                        () -> PageKeys.takesBack(root)
                                || (!PageKeys.undoesTyping(root)
                                        && onPage(this::undo).getAsBoolean()))
                .on(PageKeys.control(KeyCode.S), () -> form.with(RowFormController::save))
                .on(PageKeys.controlShift(KeyCode.S), () -> form.with(RowFormController::saveAndNew))
                .on(new KeyCodeCombination(KeyCode.ESCAPE), this::escape)
                .on(new KeyCodeCombination(KeyCode.DELETE), () -> {
                    boolean inRows = table.view().isFocused();
                    if (inRows) {
                        delete();
                    }
                    return inRows;
                });
    }

    /** While the import wizard lies over the page, its own keys count. */
    private java.util.function.BooleanSupplier onPage(Runnable action) {
        return () -> {
            boolean here = !wizard.isUp();
            if (here) {
                action.run();
            }
            return here;
        };
    }

    private boolean escape() {
        if (search.isFocused() && !search.getText().isEmpty()) {
            search.clear();
            return true;
        }
        return !wizard.isUp() && !OwnKeys.of(root).escapes() && form.with(RowFormController::close);
    }

    /** Asks what is to become of unsaved typing, then goes on or not. */
    public void leave(Runnable then) {
        form.leave(then);
    }

    /** What an officer who has no rows yet does first. */
    public void begin() {
        importBook();
    }

    @FXML
    void create() {
        form.open(model.fresh());
    }

    /** Opens a row of the ledger in the form, as the store has it now, or one that was left half written. */
    @Override
    public void open(UUID id) {
        kit.background()
                .job(kit.text("page.loading"), progress -> model.opening(id))
                .quiet()
                .onSuccess(opening -> opening.ifPresentOrElse(
                        form::open, () -> toasts.show(Tone.WARNING, kit.text("page.stale.row"))))
                .start();
    }

    /** Begins a new row as another page wants it. @param opening what its form opens, from this page's declaration */
    public void begin(Function<LedgerPage, Opening> opening) {
        form.open(opening.apply(model.page()));
    }

    @Override
    public void turned() {
        if (!form.isOpen()) {
            table.focusRows();
        }
        drafts.refresh();
    }

    @Override
    public void kept(Outcome.Kept done) {
        table.select(done.row().id());
        String name = model.desk().title(done.row());
        if (done.group() != null) {
            toasts.show(
                    Tone.DONE,
                    kit.text(done.created() ? "page.created" : "page.saved", name),
                    kit.text("page.undo.button"),
                    this::undo);
        }
    }

    List<UUID> selected() {
        return table.selectedIds();
    }

    LedgerTable table() {
        return table;
    }

    Toasts toasts() {
        return toasts;
    }

    StackPane root() {
        return root;
    }

    @FXML
    void importBook() {
        wizard.raise();
    }

    /** Opens the import wizard with a workbook chosen elsewhere, as at the first run. */
    public void importBook(Path workbook) {
        wizard.raise(workbook);
    }

    @FXML
    void exportBook() {
        actions.export();
    }

    @FXML
    void bulkEdit() {
        actions.bulkEdit();
    }

    @FXML
    void history() {
        actions.history();
    }

    @FXML
    void delete() {
        actions.delete();
    }

    @FXML
    void undo() {
        actions.undo();
    }

    @FXML
    void recycle() {
        actions.recycle();
    }
}
