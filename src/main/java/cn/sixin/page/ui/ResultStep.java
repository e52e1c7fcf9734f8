package cn.sixin.page.ui;

import cn.sixin.exchange.PlannedRow.Fate;
import cn.sixin.kit.Kit;
import cn.sixin.page.ImportModel;
import cn.sixin.store.Saving;
import java.util.Map;
import java.util.UUID;
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

    void show(ImportModel.Written written) {
        switch (written.saving()) {
            case Saving.Saved saved -> done(written, saved.group());
            case Saving.Stale stale -> wizard.say(kit.text("page.import.result.stale"));
            case Saving.Refused refused -> wizard.say(refused.trouble().problem());
            case Saving.Cancelled cancelled -> wizard.say(kit.text("page.import.cancelled"));
        }
    }

    private void done(ImportModel.Written written, UUID group) {
        Map<Fate, Integer> counts = written.counts();
        Label sentence = Notices.line(
                kit.text(
                        "page.import.done",
                        counts.getOrDefault(Fate.NEW, 0),
                        counts.getOrDefault(Fate.UPDATE, 0),
                        counts.getOrDefault(Fate.SAME, 0)),
                "form-title");
        sentence.setId("import-done");
        VBox body = new VBox(sentence);
        body.getStyleClass().add("drop");
        int left = counts.getOrDefault(Fate.PROBLEM, 0) + counts.getOrDefault(Fate.ASK, 0);
        if (left > 0) {
            body.getChildren().add(Notices.line(kit.text("page.import.left", left), "fate-problem"));
            body.getChildren().addAll(new MarkedOffer(wizard).nodes());
        }
        Button undo = wizard.button("import-undo", "page.import.undo", () -> {});
        undo.setOnAction(event -> undo(group, undo));
        Button another = wizard.button("import-another", "page.import.another", wizard::chooseFile);
        Button close = wizard.main("import-close", "page.import.close", wizard::leave);
        wizard.show("result", body, undo, another, close);
        close.requestFocus();
    }

    private void undo(UUID group, Button undo) {
        wizard.run(kit.text("page.import.undo"), progress -> wizard.page().undo(group), step -> {
            undo.setDisable(true);
            wizard.say(
                    step.undone().leftOutCount() == 0 ? kit.text("page.import.undone") : kit.text("page.undo.stale"));
        });
    }
}
