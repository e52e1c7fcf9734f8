package cn.sixin.weekly.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.page.Attempt;
import cn.sixin.page.ui.Sheet;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Where the report's workbook goes. A place that cannot be written is said in the sheet, and the old file stays. */
final class BookSheet {
    private static final double WIDTH = 560;

    private final Kit kit;
    private final WeeklyModel model;
    private final TextField target = new TextField();
    private final Label trouble = new Label();

    BookSheet(Kit kit, WeeklyModel model) {
        this.kit = kit;
        this.model = model;
    }

    void show(Window owner, WeeklyModel.Opened opened, String definition, Consumer<Path> done) {
        target.setId("book-target");
        target.setAccessibleText(kit.text("page.export.target"));
        target.setText(Path.of(
                        System.getProperty("user.home"),
                        kit.text("weekly.ledger") + "_" + opened.shown().asOf() + ".xlsx")
                .toString());
        HBox.setHgrow(target, Priority.ALWAYS);
        Button browse = new Button(kit.text("page.export.browse"));
        browse.setOnAction(event -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName(new File(target.getText()).getName());
            File chosen = chooser.showSaveDialog(owner);
            if (chosen != null) {
                target.setText(chosen.getPath());
            }
        });
        HBox line = new HBox(target, browse);
        line.getStyleClass().add("history-head");
        Label what = new Label(kit.text("weekly.book.what"));
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        trouble.setId("book-trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().add("problem-text");
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        VBox body = new VBox(what, line, trouble);
        body.getStyleClass().add("lines");
        Sheet sheet = new Sheet(kit, owner, kit.text("weekly.book"), body, WIDTH);
        Button go = sheet.action(kit.text("page.export.ok"), () -> write(sheet, opened, definition, done));
        go.setId("book-go");
        sheet.closedBy("page.cancel").show();
        go.requestFocus();
    }

    private void write(Sheet sheet, WeeklyModel.Opened opened, String definition, Consumer<Path> done) {
        if (target.getText().isBlank()) {
            trouble.setText(kit.text("page.export.target.required"));
            return;
        }
        Path file = Path.of(target.getText().strip());
        kit.background()
                .job(
                        kit.text("page.export.work", kit.text("weekly.ledger")),
                        progress -> Attempt.of(() -> {
                            new WeeklyBook(model).write(file, opened, definition, progress);
                            return file;
                        }))
                .onSuccess(attempt -> {
                    switch (attempt) {
                        case Attempt.Done<Path>(Path written) -> {
                            sheet.close();
                            done.accept(written);
                        }
                        case Attempt.Failed<Path>(Problem problem) ->
                            trouble.setText(problem.text(kit.labels()) + "  " + problem.remedy(kit.labels()));
                    }
                })
                .start();
    }
}
