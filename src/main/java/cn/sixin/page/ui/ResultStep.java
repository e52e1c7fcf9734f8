package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.page.ImportSteps;
import cn.sixin.store.Saving;
import cn.sixin.store.Undone;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What came of an import, and the way back. */
final class ResultStep {
    private final ImportWizard wizard;
    private final Kit kit;

    ResultStep(ImportWizard wizard) {
        this.wizard = wizard;
        kit = wizard.kit();
    }

    /** Why nothing was written. */
    void failed(Saving saving) {
        switch (saving) {
            case Saving.Saved saved -> show();
            case Saving.Stale stale -> wizard.say(kit.text("page.import.result.stale"));
            case Saving.Refused refused -> wizard.say(refused.trouble().problem());
            case Saving.Cancelled cancelled -> wizard.say(kit.text("page.import.cancelled"));
        }
    }

    /** What was written, ledger by ledger. */
    void show() {
        List<ImportSteps.Done> steps = wizard.steps().done();
        VBox body = new VBox();
        body.getStyleClass().add("drop");
        for (ImportSteps.Done step : steps) {
            String done = Fates.done(kit, step.written().counts());
            Label sentence = Notices.line(
                    steps.size() == 1
                            ? kit.text("page.import.done", done)
                            : kit.text("page.import.done_of", step.ledger().label(kit.labels()), done),
                    "form-title");
            sentence.setId(
                    body.getChildren().isEmpty()
                            ? "import-done"
                            : "import-done-" + step.ledger().name());
            body.getChildren().add(sentence);
        }
        int left = wizard.steps().left();
        if (left > 0) {
            body.getChildren().add(Notices.line(kit.text("page.import.left", left), "fate-problem"));
            body.getChildren().addAll(new MarkedOffer(wizard).nodes());
        }
        Button undo = wizard.button("import-undo", "page.import.undo", () -> {});
        undo.setOnAction(event -> undo(undo));
        Button another = wizard.button("import-another", "page.import.another", wizard::chooseFile);
        Button close = wizard.main("import-close", "page.import.close", wizard::leave);
        wizard.show("result", body, undo, another, close);
        close.requestFocus();
    }

    private void undo(Button undo) {
        wizard.run(kit.text("page.import.undo"), progress -> wizard.steps().undo(), steps -> {
            for (Undone step : steps) {
                if (step.saving() instanceof Saving.Refused refused) {
                    // What was taken back already is left out the next time.
                    wizard.say(refused.trouble().problem());
                    return;
                }
            }
            undo.setDisable(true);
            boolean whole = steps.stream().allMatch(step -> step.leftOutCount() == 0);
            wizard.say(kit.text(whole ? "page.import.undone" : "page.undo.stale"));
        });
    }
}
