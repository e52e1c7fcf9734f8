package cn.sixin.kit;

import cn.sixin.ledger.Labels;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/**
 * Questions that need an answer before work goes on; everything else is a notification. Buttons are named by what they
 * do, never 是 and 否. On the FX thread.
 */
public final class Dialogs {
    private final Labels labels;

    public Dialogs(Labels labels) {
        this.labels = labels;
    }

    /** How much a button weighs. */
    public enum Weight {
        /** What Enter does. */
        MAIN,
        /** What is lost cannot be had again. */
        DANGER,
        OTHER,
        /** What Esc does; nothing happens. */
        STAY
    }

    /** An answer that an officer may give. */
    public record Answer<T>(T value, String name, Weight weight) {}

    /** What to do with what was typed and not saved. */
    public enum Unsaved {
        SAVE,
        /** As it is, half written, to be gone on with another time. */
        KEEP,
        DISCARD,
        STAY
    }

    /** Asks; closing the dialog gives the STAY answer's value, or empty when there is none. */
    @SafeVarargs
    public final <T> Optional<T> ask(String title, String text, Answer<T>... answers) {
        Dialog<ButtonType> dialog = dialog(title);
        dialog.getDialogPane().setContent(sentence(text));
        List<ButtonType> types = List.of(answers).stream()
                .map(answer -> new ButtonType(answer.name(), data(answer.weight())))
                .toList();
        dialog.getDialogPane().getButtonTypes().setAll(types);
        for (int i = 0; i < answers.length; i++) {
            style((Button) dialog.getDialogPane().lookupButton(types.get(i)), answers[i].weight());
        }
        Optional<ButtonType> pressed = dialog.showAndWait();
        return pressed.map(types::indexOf).filter(i -> i >= 0).map(i -> answers[i].value());
    }

    /** Asks whether to do something; {@code yes} names it. */
    public boolean confirm(String title, String text, String yes, Weight weight) {
        return ask(
                        title,
                        text,
                        new Answer<>(true, yes, weight),
                        new Answer<>(false, labels.text("kit.cancel"), Weight.STAY))
                .orElse(false);
    }

    /** Asks what to do with unsaved work, whose fields are named in {@code what}. */
    public Unsaved unsaved(String what) {
        return ask(
                        labels.text("kit.unsaved.title"),
                        labels.text("kit.unsaved.text", what),
                        new Answer<>(Unsaved.SAVE, labels.text("kit.unsaved.save"), Weight.MAIN),
                        new Answer<>(Unsaved.KEEP, labels.text("kit.unsaved.keep"), Weight.OTHER),
                        new Answer<>(Unsaved.DISCARD, labels.text("kit.unsaved.discard"), Weight.DANGER),
                        new Answer<>(Unsaved.STAY, labels.text("kit.unsaved.stay"), Weight.STAY))
                .orElse(Unsaved.STAY);
    }

    /** Asks for one line, such as a reason; empty when given up. A blank line cannot be confirmed. */
    public Optional<String> prompt(String title, String text, String initial, String yes) {
        Dialog<ButtonType> dialog = dialog(title);
        TextField field = new TextField(initial);
        field.setId("prompt-field");
        field.setAccessibleText(title);
        dialog.getDialogPane().setContent(new VBox(sentence(text), field));
        dialog.getDialogPane().getContent().getStyleClass().add("dialog-body");
        ButtonType ok = new ButtonType(yes, ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(labels.text("kit.cancel"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(ok, cancel);
        Button okButton = (Button) dialog.getDialogPane().lookupButton(ok);
        style(okButton, Weight.MAIN);
        style((Button) dialog.getDialogPane().lookupButton(cancel), Weight.STAY);
        okButton.disableProperty().bind(field.textProperty().map(String::isBlank));
        dialog.setOnShown(event -> field.requestFocus());
        return dialog.showAndWait()
                .filter(ok::equals)
                .map(pressed -> field.getText().strip());
    }

    /**
     * Tells of a fault of ours: its short code for the support phone, and the whole to be copied.
     *
     * @param code short and stable
     * @param details for whoever mends it; without personal data
     */
    public void fault(String code, String details) {
        Dialog<ButtonType> dialog = dialog(labels.text("kit.fault.title"));
        Label shownCode = new Label(labels.text("kit.fault.code", code));
        shownCode.getStyleClass().add("strong");
        TextArea area = new TextArea(details);
        area.setEditable(false);
        area.setAccessibleText(labels.text("kit.fault.details"));
        area.getStyleClass().add("fault-details");
        VBox body = new VBox(sentence(labels.text("kit.fault.text")), shownCode, area);
        body.getStyleClass().add("dialog-body");
        dialog.getDialogPane().setContent(body);
        ButtonType copy = new ButtonType(labels.text("kit.fault.copy"), ButtonData.OTHER);
        ButtonType close = new ButtonType(labels.text("kit.close"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(copy, close);
        Button copyButton = (Button) dialog.getDialogPane().lookupButton(copy);
        copyButton.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(code + "\n" + details);
            Clipboard.getSystemClipboard().setContent(content);
            copyButton.setText(labels.text("kit.fault.copied"));
            event.consume();
        });
        style((Button) dialog.getDialogPane().lookupButton(close), Weight.MAIN);
        dialog.showAndWait();
    }

    private static Dialog<ButtonType> dialog(String title) {
        Dialog<ButtonType> dialog = new Dialog<>();
        Window.getWindows().stream()
                .filter(Window::isFocused)
                .filter(javafx.stage.Stage.class::isInstance)
                .findFirst()
                .ifPresent(dialog::initOwner);
        dialog.initModality(Modality.APPLICATION_MODAL);
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        pane.getStyleClass().add("kit-dialog");
        pane.setHeaderText(title);
        return dialog;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("dialog-text");
        return label;
    }

    private static ButtonData data(Weight weight) {
        return switch (weight) {
            case MAIN -> ButtonData.OK_DONE;
            case DANGER, OTHER -> ButtonData.OTHER;
            case STAY -> ButtonData.CANCEL_CLOSE;
        };
    }

    private static void style(Button button, Weight weight) {
        button.setDefaultButton(weight == Weight.MAIN);
        button.setCancelButton(weight == Weight.STAY);
        if (weight == Weight.MAIN) {
            button.getStyleClass().add("accent");
        } else if (weight == Weight.DANGER) {
            button.getStyleClass().add("danger");
        }
    }
}
