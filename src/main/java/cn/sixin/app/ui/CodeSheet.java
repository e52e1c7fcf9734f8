package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.store.keys.RecoveryCode;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** A new recovery code, shown this once. */
final class CodeSheet {
    private CodeSheet() {}

    static void show(Kit kit, Window owner, RecoveryCode code) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(kit.text("settings.code.title"));
        dialog.setHeaderText(kit.text("settings.code.title"));
        dialog.getDialogPane().getStyleClass().add("kit-dialog");
        TextField shown = new TextField(code.printed());
        shown.setId("new-recovery-code");
        shown.setEditable(false);
        shown.setAccessibleText(kit.text("settings.code.title"));
        shown.getStyleClass().addAll("mono", "new-code");
        Label hint = new Label(kit.text("settings.code.shown"));
        hint.setWrapText(true);
        VBox body = new VBox(hint, shown);
        body.getStyleClass().add("dialog-body");
        dialog.getDialogPane().setContent(body);
        ButtonType copy = new ButtonType(kit.text("settings.copy"), ButtonData.OTHER);
        ButtonType kept = new ButtonType(kit.text("settings.code.kept"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(copy, kept);
        Button copyButton = (Button) dialog.getDialogPane().lookupButton(copy);
        copyButton.setId("copy-code");
        copyButton.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            Copying.put(code.printed());
            copyButton.setText(kit.text("settings.copied"));
        });
        Button keptButton = (Button) dialog.getDialogPane().lookupButton(kept);
        keptButton.setId("code-kept");
        keptButton.getStyleClass().add("accent");
        dialog.show();
    }
}
