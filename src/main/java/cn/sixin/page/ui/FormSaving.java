package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Parts;
import cn.sixin.page.RowSaving.Outcome;
import cn.sixin.store.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A form's way into the store: what cannot be read, breaks a rule or clashes is said in the form and put right there. */
final class FormSaving {
    private final Kit kit;
    private final LedgerPageModel model;
    private final FormFields fields;
    private final FormParts parts;
    private final VBox banner;
    private final List<Button> buttons;
    private final Host host;
    private final Set<Problem> accepted = new HashSet<>();
    private boolean underWay;

    /** What is to be saved. @param stored as it was read; null for a new row @param parts in the same step */
    record State(@Nullable Row stored, Row typed, @Nullable Link link, List<Parts> parts) {}

    /** The form around it. */
    interface Host {
        /** The row is known to be different in the store now; what is typed stays. */
        void restate(Row present);

        /** Another row is the same thing. */
        void open(Row twin);
    }

    /** @param buttons that wait while a save is under way */
    FormSaving(
            Kit kit,
            LedgerPageModel model,
            FormFields fields,
            FormParts parts,
            VBox banner,
            List<Button> buttons,
            Host host) {
        this.kit = kit;
        this.model = model;
        this.fields = fields;
        this.parts = parts;
        this.banner = banner;
        this.buttons = List.copyOf(buttons);
        this.host = host;
    }

    /** Another row is in the form. */
    void begin() {
        accepted.clear();
        banner.getChildren().clear();
    }

    boolean isUnderWay() {
        return underWay;
    }

    void save(Supplier<State> form, Consumer<Outcome.Kept> then) {
        if (underWay) {
            return;
        }
        List<Problem> unreadable = fields.problems(accepted);
        if (unreadable.isEmpty()) {
            write(form.get(), form, then);
        } else {
            wrong(new Outcome.Wrong(unreadable, Map.of()), form, then);
        }
    }

    private void write(State state, Supplier<State> form, Consumer<Outcome.Kept> then) {
        Set<Problem> let = Set.copyOf(accepted);
        busy(true);
        kit.background()
                .job(
                        kit.text("page.form.saving"),
                        progress ->
                                model.saving().save(state.stored(), state.typed(), let, state.link(), state.parts()))
                .quiet()
                .onSuccess(outcome -> came(outcome, form, then))
                .onFinally(() -> busy(false))
                .start();
    }

    private void busy(boolean now) {
        underWay = now;
        buttons.forEach(button -> button.setDisable(now));
    }

    private void came(Outcome outcome, Supplier<State> form, Consumer<Outcome.Kept> then) {
        busy(false);
        banner.getChildren().clear();
        switch (outcome) {
            case Outcome.Kept done -> then.accept(done);
            case Outcome.Wrong wrong -> wrong(wrong, form, then);
            case Outcome.Twin(Row twin) -> twin(twin);
            case Outcome.Clashed(var clash) ->
                new StaleSheet(kit, model).show(banner.getScene().getWindow(), clash, (present, merged) -> {
                    host.restate(present);
                    write(new State(present, merged, null, parts.toSave()), form, then);
                });
            case Outcome.PartsClashed(List<Row> present) -> {
                parts.rebase(present);
                banner.getChildren().setAll(FormNotices.partsMerged(kit, present.size()));
            }
            case Outcome.Refused(var trouble) ->
                banner.getChildren().setAll(FormNotices.refused(kit, trouble.problem()));
        }
    }

    private void wrong(Outcome.Wrong wrong, Supplier<State> form, Consumer<Outcome.Kept> then) {
        List<Problem> problems = wrong.all();
        fields.say(wrong.problems());
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (errors.isEmpty()) {
            Button accept = new Button(kit.text("page.form.accept_all"));
            accept.setId("form-accept");
            accept.setOnAction(event -> {
                accepted.addAll(problems);
                save(form, then);
            });
            banner.getChildren()
                    .setAll(Notices.of(false, kit.text("page.form.accept"), FormNotices.lines(kit, problems), accept));
            accept.requestFocus();
            return;
        }
        banner.getChildren().setAll(Notices.of(true, kit.text("page.form.problems", errors.size()), ""));
        if (wrong.problems().stream().noneMatch(Problem::isError)) {
            parts.focusError();
        }
        fields.focus(column -> errors.stream().anyMatch(p -> column.equals(p.column())));
    }

    private void twin(Row twin) {
        Button go = new Button(kit.text("page.form.twin.open"));
        go.setId("form-twin");
        go.setOnAction(event -> host.open(twin));
        banner.getChildren()
                .setAll(Notices.of(true, kit.text("page.form.twin", model.desk().title(twin)), "", go));
    }
}
