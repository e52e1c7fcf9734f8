package cn.sixin.page.ui;

import cn.sixin.exchange.Refused;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Progress;
import cn.sixin.ledger.Problem;
import cn.sixin.page.Attempt;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Where a document goes to; it stays open until it is written or given up. */
public final class SaveSheet {
    private static final double WIDTH = 560;

    private final Kit kit;
    private final String title;
    private final TextField target = new TextField();
    private final VBox notice = new VBox();

    /** Writes the document; blocks, off the FX thread. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file, Progress progress) throws Refused;
    }

    /** @param name of the file, proposed in the officer's own folder */
    public SaveSheet(Kit kit, String title, String name) {
        this.kit = kit;
        this.title = title;
        target.setText(Path.of(System.getProperty("user.home")).resolve(name).toString());
    }

    /** @param about what is written, in a sentence; {@code done} takes where it lies */
    public void show(Window owner, String about, Writing writing, Consumer<Path> done) {
        target.setId("save-target");
        target.setAccessibleText(kit.text("page.export.target"));
        HBox.setHgrow(target, Priority.ALWAYS);
        Button browse = new Button(kit.text("page.export.browse"));
        browse.setOnAction(event -> browse(owner));
        HBox line = new HBox(target, browse);
        line.getStyleClass().add("history-head");
        VBox body = new VBox(
                Notices.line(about, "muted"),
                Notices.line(kit.text("page.export.target"), "section-title"),
                line,
                notice);
        body.getStyleClass().add("lines");
        Sheet sheet = new Sheet(kit, owner, title, body, WIDTH);
        Button go = sheet.action(kit.text("page.save.ok"), () -> go(sheet, writing, done));
        go.setId("save-go");
        sheet.closedBy("page.cancel").show();
        go.requestFocus();
    }

    private void browse(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(new File(target.getText()).getName());
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            target.setText(chosen.getPath());
        }
    }

    private void go(Sheet sheet, Writing writing, Consumer<Path> done) {
        if (target.getText().isBlank()) {
            say(kit.text("page.export.target.required"), "");
            return;
        }
        Path file = Path.of(target.getText().strip());
        kit.background()
                .job(
                        title,
                        progress -> Attempt.of(() -> {
                            writing.to(file, progress);
                            return file;
                        }))
                .onSuccess(attempt -> {
                    switch (attempt) {
                        case Attempt.Done<Path>(Path written) -> {
                            sheet.close();
                            done.accept(written);
                        }
                        case Attempt.Failed<Path>(Problem problem) ->
                            say(problem.text(kit.labels()), problem.remedy(kit.labels()));
                    }
                })
                .start();
    }

    private void say(String what, String remedy) {
        notice.getChildren().setAll(Notices.of(true, what, remedy));
    }
}
