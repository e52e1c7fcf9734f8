package cn.sixin.weekly.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.shell.Toasts.Tone;
import cn.sixin.store.Saving;
import cn.sixin.weekly.Report;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.stage.Window;

/** Asks how a report is to be submitted, keeps it, and says so. */
final class Submitting {
    private final Kit kit;
    private final WeeklyModel model;
    private final Toasts toasts;

    Submitting(Kit kit, WeeklyModel model, Toasts toasts) {
        this.kit = kit;
        this.model = model;
        this.toasts = toasts;
    }

    /** @param look is given the submitted report's id */
    void ask(Window owner, Report report, Consumer<UUID> look) {
        new SubmitSheet(kit)
                .show(
                        owner,
                        report,
                        (definition, note) -> kit.background()
                                .job(
                                        kit.text("weekly.submit.work"),
                                        progress ->
                                                model.submit(report, definition, note.isBlank() ? null : note.strip()))
                                .onSuccess(submitted -> came(submitted, look))
                                .start());
    }

    private void came(WeeklyModel.Submitted submitted, Consumer<UUID> look) {
        switch (submitted.saving()) {
            case Saving.Saved saved -> {
                look.accept(submitted.report());
                toasts.show(Tone.DONE, kit.text("weekly.submit.done"));
            }
            case Saving.Refused(var trouble) ->
                toasts.show(
                        Tone.FAILED,
                        trouble.problem().text(kit.labels()) + "  "
                                + trouble.problem().remedy(kit.labels()));
            case Saving.Stale stale -> throw new IllegalStateException("new rows cannot be stale");
            case Saving.Cancelled cancelled -> throw new IllegalStateException("a submission is not cancelled");
        }
    }
}
