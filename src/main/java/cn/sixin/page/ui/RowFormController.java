package cn.sixin.page.ui;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Opening;
import cn.sixin.page.RowSaving.Outcome;
import cn.sixin.store.Draft;
import cn.sixin.store.Drafts;
import cn.sixin.store.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
public final class RowFormController {
    private final Kit kit;
    private final Views views;
    private final LedgerPageModel model;
    private final Set<Problem> accepted = new HashSet<>();
    private FormFields fields;
    private FormDraft draft;
    private Optional<Beside> beside = Optional.empty();
    private Consumer<Outcome.Kept> kept = outcome -> {};
    private Consumer<Row> openRow = row -> {};
    private Runnable closed = () -> {};
    private @Nullable Row stored;
    private @Nullable Row base;
    private @Nullable Link link;
    private boolean whole;
    private boolean saving;

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
    private Button save;

    @FXML
    private Button saveNew;

    public RowFormController(Kit kit, Views views, LedgerPageModel model) {
        this.kit = kit;
        this.views = views;
        this.model = model;
    }

    /** @param kept after a save; {@code openRow} to go to another row; {@code closed} when it is to be taken away */
    void set(Optional<Beside> facts, Consumer<Outcome.Kept> kept, Consumer<Row> openRow, Runnable closed) {
        beside = facts;
        this.kept = kept;
        this.openRow = openRow;
        this.closed = closed;
        Parent form = views.load(model.page().form());
        fields = new FormFields(form, root, kit, model, this::typed, this::reveal);
        draft = new FormDraft(kit, model.desk(), this::halfWritten, unsaved);
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
        accepted.clear();
        banner.getChildren().clear();
        draft.begin(current().id(), opening.draft().isPresent());
        whole = stored == null;
        fields.show(current(), whole);
        opening.draft().ifPresent(this::resume);
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
            open(new Opening(stored, stored == null ? model.fresh().begun() : current(), Optional.empty(), link));
        }));
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
        return base != null && (!typedRow().sameValues(current()) || fields.anyUnreadable());
    }

    private Optional<Draft> halfWritten() {
        return isDirty()
                ? Optional.of(Draft.of(stored, current(), typedRow(), fields.unreadable(), link))
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
        if (saving || base == null) {
            return;
        }
        List<Problem> unreadable = fields.problems(accepted);
        if (!unreadable.isEmpty()) {
            wrong(unreadable, then);
            return;
        }
        write(typedRow(), then);
    }

    private void write(Row after, Consumer<Row> then) {
        Row before = stored;
        Set<Problem> let = Set.copyOf(accepted);
        busy(true);
        kit.background()
                .job(kit.text("page.form.saving"), progress -> model.saving().save(before, after, let))
                .quiet()
                .onSuccess(outcome -> came(outcome, then))
                .onFinally(() -> busy(false))
                .start();
    }

    private void busy(boolean now) {
        saving = now;
        save.setDisable(now);
        saveNew.setDisable(now);
    }

    private void came(Outcome outcome, Consumer<Row> then) {
        busy(false);
        banner.getChildren().clear();
        switch (outcome) {
            case Outcome.Kept done -> {
                draft.end();
                base = done.row();
                stored = done.row();
                kept.accept(done);
                then.accept(done.row());
            }
            case Outcome.Wrong(List<Problem> problems) -> wrong(problems, then);
            case Outcome.Twin(Row twin) -> twin(twin);
            case Outcome.Clashed(var clash) ->
                new StaleSheet(kit, model).show(root.getScene().getWindow(), clash, (present, merged) -> {
                    stored = present;
                    base = present;
                    write(merged, then);
                });
            case Outcome.Refused(var trouble) -> {
                banner.getChildren().setAll(FormNotices.refused(kit, trouble.problem()));
            }
        }
    }

    private void wrong(List<Problem> problems, Consumer<Row> then) {
        fields.say(problems);
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (errors.isEmpty()) {
            Button accept = new Button(kit.text("page.form.accept_all"));
            accept.setId("form-accept");
            accept.setOnAction(event -> {
                accepted.addAll(problems);
                save(then);
            });
            banner.getChildren()
                    .setAll(Notices.of(false, kit.text("page.form.accept"), FormNotices.lines(kit, problems), accept));
            accept.requestFocus();
            return;
        }
        banner.getChildren().setAll(Notices.of(true, kit.text("page.form.problems", errors.size()), ""));
        fields.focus(column -> errors.stream().anyMatch(p -> column.equals(p.column())));
    }

    private void twin(Row twin) {
        Button go = new Button(kit.text("page.form.twin.open"));
        go.setId("form-twin");
        go.setOnAction(event -> leave(() -> openRow.accept(twin)));
        banner.getChildren()
                .setAll(Notices.of(true, kit.text("page.form.twin", model.desk().title(twin)), "", go));
    }

    /** Shows what is masked, after a reason that is logged. */
    private void reveal() {
        Row row = stored;
        if (whole || row == null) {
            return;
        }
        new Reveal(kit, model.desk()).ask(row, () -> {
            whole = true;
            fields.reveal(current());
        });
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
            case DISCARD -> {
                draft.end();
                base = null;
                then.run();
            }
            case STAY -> {}
        }
    }
}
