package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Modality;
import javafx.stage.Window;

/** A window over the page for a task of its own: its content, its buttons; Esc closes it and nothing is done. */
public final class Sheet {
    private final Kit kit;
    private final Dialog<ButtonType> dialog = new Dialog<>();

    /** @param width in px at 100 % */
    public Sheet(Kit kit, Window owner, String title, Node content, double width) {
        this.kit = kit;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setResizable(true);
        dialog.getDialogPane().getStyleClass().addAll("kit-dialog", "sheet");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setPrefWidth(kit.theme().px(width));
        dialog.getDialogPane().setMaxWidth(Double.MAX_VALUE);
    }

    /** A button that does something and leaves the sheet open; whoever made it closes it when all is well. */
    public Button action(String name, Runnable action) {
        ButtonType type = new ButtonType(name, ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().add(type);
        Button button = (Button) dialog.getDialogPane().lookupButton(type);
        button.getStyleClass().add("accent");
        button.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            action.run();
        });
        return button;
    }

    /** The button that closes it. */
    public Sheet closedBy(String labelKey) {
        dialog.getDialogPane().getButtonTypes().add(new ButtonType(kit.text(labelKey), ButtonData.CANCEL_CLOSE));
        return this;
    }

    public void show() {
        dialog.show();
    }

    public void close() {
        dialog.close();
    }

    public Window window() {
        return dialog.getDialogPane().getScene().getWindow();
    }
}
