package cn.sixin.page.ui;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.Becoming;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Opening;
import cn.sixin.page.RowSaving.Outcome;
import cn.sixin.store.Draft;
import cn.sixin.store.Drafts;
import cn.sixin.store.Link;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row in its form: typed, judged, saved; what was typed is never let go without being asked for. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before anything is called
public final class RowFormController implements FormSaving.Host {
    private final Kit kit;
    private final Views views;
    private final LedgerPageModel model;
    private final Ways ways;
    private FormFields fields;
    private FormParts parts;
    private FormDraft draft;
    private FormSaving saving;
    private Optional<Beside> beside = Optional.empty();
    private Consumer<Outcome.Kept> kept = outcome -> {};
    private Consumer<Row> openRow = row -> {};
    private Runnable closed = () -> {};
    private @Nullable Row stored;
    private @Nullable Row base;
    private @Nullable Link link;

    @FXML
    private BorderPane root;

    @FXML
    private Label title;

    @FXML
    private Label unsaved;

    @FXML
    private Label saved;

    @FXML
    private VBox banner;

    @FXML
    private HBox body;

    @FXML
    private ScrollPane scroll;

    @FXML
    private HBox foot;

    @FXML
    private Button save;

    @FXML
    private Button saveNew;

    public RowFormController(Kit kit, Views views, LedgerPageModel model, Ways ways) {
        this.kit = kit;
        this.views = views;
        this.model = model;
        this.ways = ways;
    }

    /** @param kept after a save; {@code openRow} to go to another row; {@code closed} when it is to be taken away */
    void set(Optional<Beside> facts, Consumer<Outcome.Kept> kept, Consumer<Row> openRow, Runnable closed) {
        beside = facts;
        this.kept = kept;
        this.openRow = openRow;
        this.closed = closed;
        Parent form = views.load(model.page().form());
        fields = new FormFields(form, root, kit, model, this::typed, this::reveal, ways);
        FormBecomings.install(kit, model.page(), foot, root, this::become);
        parts = new FormParts(form, kit, model.desk(), this::typed);
        draft = new FormDraft(kit, model.desk(), this::halfWritten, unsaved);
        saving = new FormSaving(kit, model, fields, parts, banner, List.of(save, saveNew), this);
        scroll.setContent(form);
        facts.ifPresent(part -> body.getChildren().add(part.node()));
    }

    Node node() {
        return root;
    }

    /** A row as the store has it, or a new one; with what was half written of it. */
    void open(Opening opening) {
        stored = opening.stored();
        base = opening.begun();
        link = opening.link();
        saving.begin();
        draft.begin(current().id(), opening.draft().isPresent());
        fields.show(current(), stored == null);
        opening.draft().ifPresent(this::resume);
        fill(opening.filled());
        parts.open(current(), opening.draft().map(half -> half.draft().parts()).orElse(List.of()));
        typed();
        title.setText(FormNotices.heading(kit, model, stored));
        saved.setText(FormNotices.saved(kit, stored));
        // The fields come on screen with the first layout, and only then take the keyboard.
        root.applyCss();
        root.layout();
        fields.focus(column -> stored != null || !current().has(column));
        scroll.setVvalue(0);
    }

    private void resume(Drafts.Kept half) {
        fields.type(half.draft(), half.draft().typedOver(current()));
        banner.getChildren().setAll(FormNotices.resumed(kit, half.at(), () -> {
            draft.end();
            open(stored == null ? model.fresh() : Opening.of(current()));
        }));
    }

    /** What is known already stands there as if it had been typed: it is kept, and asked about, like that. */
    private void fill(@Nullable Row known) {
        if (known != null) {
            fields.type(Draft.of(null, current(), known, Map.of(), link), known);
            banner.getChildren().setAll(Notices.of(false, kit.text("page.form.filled"), ""));
        }
    }

    /** Saves what is open, then begins what it becomes. */
    private void become(Becoming becoming) {
        Row now = typedRow();
        Optional<Problem> hindered = becoming.hindered().apply(now, model.desk());
        if (hindered.isPresent()) {
            banner.getChildren().setAll(FormNotices.hindered(kit, hindered.get()));
        } else if (isDirty() || stored == null) {
            save(row -> {
                open(Opening.of(row));
                begin(becoming, row);
            });
        } else {
            begin(becoming, current());
        }
    }

    private void begin(Becoming becoming, Row row) {
        ways.begin(becoming.target(), other -> model.become(becoming, row, other));
    }

    /** The row was changed elsewhere, as by the one that it became: what is only looked at shows it. */
    void refresh(Row present) {
        Row seen = stored;
        boolean newer = seen != null
                && seen.id().equals(present.id())
                && !seen.envelope().changedAt().equals(present.envelope().changedAt());
        if (newer && !isDirty() && !saving.isUnderWay()) {
            restate(present);
            fields.show(present, false);
            parts.open(present, List.of());
            saved.setText(FormNotices.saved(kit, present));
        }
        if (base != null) {
            fields.follow(typedRow());
        }
    }

    /** The row in the form; null when there is none any more. */
    @Nullable
    UUID row() {
        return base == null ? null : base.id();
    }

    private Row current() {
        return Objects.requireNonNull(base);
    }

    private Row typedRow() {
        return fields.into(current());
    }

    private void typed() {
        draft.typed(isDirty());
        Row now = typedRow();
        fields.follow(now);
        beside.ifPresent(part -> part.show(now));
    }

    /** Whether anything was typed that is not saved, readable or not. */
    boolean isDirty() {
        return base != null && (!typedRow().sameValues(current()) || fields.anyUnreadable() || parts.isDirty());
    }

    private Optional<Draft> halfWritten() {
        return isDirty()
                ? Optional.of(Draft.of(stored, current(), typedRow(), fields.unreadable(), link)
                        .with(parts.halfWritten()))
                : Optional.empty();
    }

    @FXML
    void save() {
        save(row -> open(Opening.of(row)));
    }

    @FXML
    void saveAndNew() {
        save(row -> open(model.fresh()));
    }

    void save(Consumer<Row> then) {
        if (base != null) {
            saving.save(() -> new FormSaving.State(stored, typedRow(), link, parts.toSave()), done -> {
                draft.end();
                restate(done.row());
                kept.accept(done);
                then.accept(done.row());
            });
        }
    }

    @Override
    public void restate(Row present) {
        stored = present;
        base = present;
    }

    @Override
    public void open(Row twin) {
        leave(() -> openRow.accept(twin));
    }

    /** Shows what is masked, after a reason that is logged. */
    private void reveal() {
        if (fields.anyMasked()) {
            new Reveal(kit, model.desk()).ask(current(), () -> fields.reveal(typedRow()));
        }
    }

    @FXML
    void close() {
        leave(closed);
    }

    /** Goes on with {@code then} once what was typed is saved, kept half written or given up. */
    void leave(Runnable then) {
        if (!isDirty()) {
            then.run();
            return;
        }
        Dialogs.Unsaved answer = kit.dialogs().unsaved(title.getText());
        switch (answer) {
            case SAVE -> save(row -> then.run());
            case KEEP ->
                draft.finish(() -> {
                    base = null;
                    then.run();
                });
            case DISCARD ->
                // Before that it would still be offered.
                draft.end(() -> {
                    base = null;
                    then.run();
                });
            case STAY -> {}
        }
    }
}
