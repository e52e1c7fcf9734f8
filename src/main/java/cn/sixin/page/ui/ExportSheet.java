package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.shell.Toasts.Tone;
import cn.sixin.kit.table.TableState;
import cn.sixin.ledger.Problem;
import cn.sixin.page.Attempt;
import cn.sixin.page.ExportModel;
import cn.sixin.page.LedgerPageModel;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Which rows go out, how, and where to; whole personal data only with a reason, which is logged. */
final class ExportSheet {
    private static final double WIDTH = 560;

    private final Kit kit;
    private final LedgerPageModel page;
    private final Toasts toasts;
    private final ExportModel model;
    private final ToggleGroup scope = new ToggleGroup();
    private final ToggleGroup format = new ToggleGroup();
    private final ToggleGroup masking = new ToggleGroup();
    private final TextField reason = new TextField();
    private final TextField target = new TextField();
    private final VBox notice = new VBox();
    private final CheckBox photos = new CheckBox();
    private final LayoutChoice layout;

    ExportSheet(Kit kit, LedgerPageModel page, TableState state, Toasts toasts) {
        this.kit = kit;
        this.page = page;
        this.toasts = toasts;
        model = new ExportModel(page, state);
        layout = new LayoutChoice(kit, model);
    }

    void show(Window owner) {
        RadioButton view = radio(scope, "export-view", kit.text("page.export.scope.view", model.viewCount()));
        RadioButton all = radio(scope, "export-all", kit.text("page.export.scope.all"));
        RadioButton xlsx = radio(format, "export-xlsx", kit.text("page.export.format.xlsx"));
        RadioButton csv = radio(format, "export-csv", kit.text("page.export.format.csv"));
        RadioButton masked = radio(masking, "export-masked", kit.text("page.export.masked.yes"));
        RadioButton whole = radio(masking, "export-whole", kit.text("page.export.masked.no"));
        view.setSelected(true);
        xlsx.setSelected(true);
        masked.setSelected(true);
        reason.setId("export-reason");
        reason.setPromptText(kit.text("page.export.reason"));
        reason.setAccessibleText(kit.text("page.export.reason"));
        reason.disableProperty().bind(whole.selectedProperty().not());
        csv.selectedProperty().addListener((seen, before, now) -> target.setText(named(now)));
        photos.setId("export-photos");
        photos.setText(kit.text("page.export.photos"));
        photos.setWrapText(true);
        photos.setVisible(model.hasPhotos());
        photos.setManaged(model.hasPhotos());
        VBox body = new VBox(
                head("page.export.scope"),
                view,
                all,
                head("page.layout.title"),
                layout.node(owner),
                head("page.export.format"),
                xlsx,
                csv,
                head("page.export.masked"),
                masked,
                whole,
                reason,
                head("page.export.target"),
                target(owner),
                photos,
                notice);
        body.getStyleClass().add("lines");
        Sheet sheet =
                new Sheet(kit, owner, kit.text("page.export.title", page.page().title(kit.labels())), body, WIDTH);
        Button go = sheet.action(
                kit.text("page.export.ok"), () -> go(sheet, all.isSelected(), csv.isSelected(), whole.isSelected()));
        go.setId("export-go");
        sheet.closedBy("page.cancel").show();
        go.requestFocus();
    }

    private javafx.scene.control.Label head(String key) {
        return Notices.line(kit.text(key), "section-title");
    }

    private static RadioButton radio(ToggleGroup group, String id, String text) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        return button;
    }

    private HBox target(Window owner) {
        target.setId("export-target");
        target.setAccessibleText(kit.text("page.export.target"));
        target.setText(named(false));
        HBox.setHgrow(target, Priority.ALWAYS);
        Button browse = new Button(kit.text("page.export.browse"));
        browse.setOnAction(event -> {
            FileChooser chooser = new FileChooser();
            File present = new File(target.getText());
            chooser.setInitialFileName(present.getName());
            File chosen = chooser.showSaveDialog(owner);
            if (chosen != null) {
                target.setText(chosen.getPath());
            }
        });
        HBox line = new HBox(target, browse);
        line.getStyleClass().add("history-head");
        return line;
    }

    private String named(boolean csv) {
        String name =
                page.ledger().label(kit.labels()) + "_" + page.desk().context().today() + (csv ? ".csv" : ".xlsx");
        Path folder = target.getText().isEmpty()
                ? Path.of(System.getProperty("user.home"))
                : Path.of(target.getText()).toAbsolutePath().getParent();
        return folder == null ? name : folder.resolve(name).toString();
    }

    private void go(Sheet sheet, boolean all, boolean csv, boolean whole) {
        String why = reason.getText().strip();
        if (whole && why.isEmpty()) {
            say(kit.text("page.export.reason.required"), "");
            reason.requestFocus();
            return;
        }
        if (target.getText().isBlank()) {
            say(kit.text("page.export.target.required"), "");
            return;
        }
        Path file = Path.of(target.getText().strip());
        boolean withPhotos = photos.isSelected();
        ExportModel.Order order = new ExportModel.Order(all, layout.chosen(), csv, whole ? why : null, file);
        kit.background()
                .job(
                        kit.text("page.export.work", page.ledger().label(kit.labels())),
                        progress -> Attempt.of(() -> model.export(order, withPhotos, progress)))
                .onSuccess(attempt -> {
                    switch (attempt) {
                        case Attempt.Done<ExportModel.Done>(ExportModel.Done done) -> {
                            sheet.close();
                            told(done, file);
                        }
                        case Attempt.Failed<ExportModel.Done>(Problem problem) ->
                            say(problem.text(kit.labels()), problem.remedy(kit.labels()));
                    }
                })
                .start();
    }

    private void told(ExportModel.Done done, Path file) {
        toasts.show(Tone.DONE, kit.text("page.export.done", done.rows(), file.toString()));
        if (photos.isSelected()) {
            toasts.show(
                    Tone.DONE,
                    kit.text(
                            "page.export.photos.done",
                            done.photos(),
                            done.folder().toString()));
        }
        if (done.missing() > 0) {
            toasts.show(Tone.WARNING, kit.text("page.export.photos.missing", done.missing()));
        }
    }

    private void say(String what, String remedy) {
        notice.getChildren().setAll(Notices.of(true, what, remedy));
    }
}
