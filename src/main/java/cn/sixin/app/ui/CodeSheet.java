package cn.sixin.app.ui;

import cn.sixin.kit.Focus;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.page.ui.Sheet;
import cn.sixin.store.keys.RecoveryCode;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A new recovery code, until the last group typed back says that it is kept; closed before, it is asked about again. */
final class CodeSheet {
    private static final double WIDTH = 520;

    private final Kit kit;
    private final Window owner;
    private final OfficersModel model;
    private final RecoveryCode code;
    private final Label said = new Label();
    private final TextField tail = new TextField();

    private CodeSheet(Kit kit, Window owner, OfficersModel model, RecoveryCode code) {
        this.kit = kit;
        this.owner = owner;
        this.model = model;
        this.code = code;
    }

    /** Makes a new code; the one before it opens nothing from now on. @param why is read above it */
    static void renew(Kit kit, Window owner, OfficersModel model, String why) {
        kit.background()
                .job(kit.text("settings.code.renew"), progress -> model.renewRecovery())
                .onSuccess(renewed -> {
                    switch (renewed) {
                        case OfficersModel.Renewed.Made(RecoveryCode made) ->
                            new CodeSheet(kit, owner, model, made).show(why);
                        case OfficersModel.Renewed.Refused(Problem trouble) ->
                            new Sheet(
                                            kit,
                                            owner,
                                            kit.text("settings.code.title"),
                                            new Label(words(kit, trouble)),
                                            WIDTH)
                                    .closedBy("kit.close")
                                    .show();
                    }
                })
                .start();
    }

    private void show(String why) {
        TextField shown = new TextField(code.printed());
        shown.setId("new-recovery-code");
        shown.setEditable(false);
        shown.setAccessibleText(kit.text("settings.code.title"));
        shown.getStyleClass().addAll("mono", "new-code");
        tail.setId("code-tail");
        tail.setAccessibleText(kit.text("first.code.confirm"));
        tail.getStyleClass().add("mono");
        tail.setMaxWidth(kit.theme().px(160));
        VBox body = new VBox(
                line(new Label(why)),
                shown,
                buttons(),
                line(said),
                line(new Label(kit.text("first.code.confirm"))),
                tail);
        body.getStyleClass().add("dialog-body");
        Sheet sheet = new Sheet(kit, owner, kit.text("settings.code.title"), body, WIDTH);
        Button kept = sheet.action(kit.text("settings.code.kept"), () -> confirm(sheet));
        kept.setId("code-kept");
        kept.setDisable(true);
        tail.textProperty().addListener((seen, before, typed) -> kept.setDisable(!code.isTail(typed)));
        sheet.closedBy("settings.code.later").show();
        Focus.whenShown(tail);
    }

    private FlowPane buttons() {
        Button copy = new Button(kit.text("first.code.copy"));
        copy.setId("copy-code");
        copy.setOnAction(event -> {
            Copying.put(code.printed());
            said.setText(kit.text("first.code.copied"));
        });
        Button print = new Button(kit.text("first.code.print"));
        print.setDisable(!CodePaper.mayPrint());
        print.setOnAction(event -> {
            if (CodePaper.print(kit, owner, model.town(), code)) {
                said.setText(kit.text("first.code.printed"));
            }
        });
        FlowPane row = new FlowPane(copy, print);
        row.getStyleClass().add("code-buttons");
        return row;
    }

    private void confirm(Sheet sheet) {
        kit.background()
                .job(kit.text("settings.code.renew"), progress -> model.confirmRecovery())
                .quiet()
                .onSuccess(trouble -> trouble.ifPresentOrElse(told -> said.setText(words(kit, told)), sheet::close))
                .start();
    }

    private static String words(Kit kit, Problem trouble) {
        return trouble.text(kit.labels()) + "\n" + trouble.remedy(kit.labels());
    }

    private static Label line(Label label) {
        label.setWrapText(true);
        return label;
    }
}
