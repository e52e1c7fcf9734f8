package cn.sixin.page.ui;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.RowSaving.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final List<FieldBox> fields = new ArrayList<>();
    private final Set<Problem> accepted = new HashSet<>();
    private Optional<Beside> beside = Optional.empty();
    private Consumer<Outcome.Kept> kept = outcome -> {};
    private Consumer<Row> openRow = row -> {};
    private Runnable closed = () -> {};
    private @Nullable Row stored;
    private @Nullable Row base;
    private boolean whole;
    private boolean showing;
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
        fields.addAll(FormNotices.fieldsOf(form));
        for (FieldBox field : fields) {
            field.set(kit, model.desk(), model.ledger(), this::typed, this::reveal);
            field.installKeys(root);
        }
        scroll.setContent(form);
        facts.ifPresent(part -> body.getChildren().add(part.node()));
    }

    Node node() {
        return root;
    }

    /** @param row as the store has it; null opens a new one */
    void open(@Nullable Row row) {
        stored = row;
        base = row == null ? model.fresh() : row;
        accepted.clear();
        banner.getChildren().clear();
        fill(base, row == null);
        // The fields come on screen with the first layout, and only then take the keyboard.
        root.applyCss();
        root.layout();
        fields.stream()
                .filter(field -> row != null || !current().has(field.declared()))
                .findFirst()
                .orElse(fields.getFirst())
                .editor()
                .control()
                .requestFocus();
        scroll.setVvalue(0);
    }

    private Row current() {
        return Objects.requireNonNull(base);
    }

    private void fill(Row row, boolean showWhole) {
        showing = true;
        whole = showWhole;
        fields.forEach(field -> {
            field.show(row, showWhole);
            field.say(List.of(), kit);
        });
        showing = false;
        typed();
        title.setText(FormNotices.heading(kit, model, stored));
        saved.setText(FormNotices.saved(kit, stored));
    }

    private Row draft() {
        Row row = current();
        for (FieldBox field : fields) {
            row = field.into(row);
        }
        return row;
    }

    private void typed() {
        if (!showing) {
            unsaved.setVisible(isDirty());
            Row now = draft();
            fields.forEach(field -> field.follow(now));
            beside.ifPresent(part -> part.show(now));
        }
    }

    /** Whether anything was typed that is not saved, readable or not. */
    boolean isDirty() {
        return base != null
                && (!draft().sameValues(current())
                        || fields.stream()
                                .anyMatch(field -> field.editor().read().isBad()));
    }

    @FXML
    void save() {
        save(this::open);
    }

    @FXML
    void saveAndNew() {
        save(row -> open(null));
    }

    void save(Consumer<Row> then) {
        if (saving || base == null) {
            return;
        }
        fields.forEach(field -> field.editor().settle());
        List<Problem> unreadable = fields.stream()
                .flatMap(field -> field.reading().stream())
                .filter(p -> p.isError() || !accepted.contains(p))
                .toList();
        if (!unreadable.isEmpty()) {
            wrong(unreadable, then);
            return;
        }
        write(draft(), then);
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
        fields.forEach(field -> field.say(
                problems.stream()
                        .filter(p -> field.declared().equals(p.column()))
                        .toList(),
                kit));
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
        fields.stream()
                .filter(field -> errors.stream().anyMatch(p -> field.declared().equals(p.column())))
                .findFirst()
                .ifPresent(field -> field.editor().control().requestFocus());
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
            showing = true;
            fields.stream().filter(FieldBox::isMasked).forEach(field -> field.show(current(), true));
            showing = false;
        });
    }

    @FXML
    void close() {
        leave(closed);
    }

    /** Goes on with {@code then} once what was typed is saved or given up. */
    void leave(Runnable then) {
        if (!isDirty()) {
            then.run();
            return;
        }
        Dialogs.Unsaved answer = kit.dialogs().unsaved(title.getText());
        switch (answer) {
            case SAVE -> save(row -> then.run());
            case DISCARD -> {
                base = null;
                then.run();
            }
            case STAY -> {}
        }
    }
}
