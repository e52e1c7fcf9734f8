package cn.sixin.kit.shell;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** One piece of news. */
final class Toast extends HBox {
    private static final Duration SHORT = Duration.seconds(5);
    private static final Duration WITH_ACTION = Duration.seconds(12);

    private final Kit kit;
    private final PauseTransition life = new PauseTransition(SHORT);
    private final Consumer<Toast> gone;
    private final Button close;
    private @Nullable Button action;

    Toast(Kit kit, Toasts.Tone tone, String text, Consumer<Toast> gone) {
        this.kit = kit;
        this.gone = gone;
        getStyleClass().addAll("toast", tone.name().toLowerCase(java.util.Locale.ROOT));
        Label words = new Label(text);
        words.getStyleClass().add("words");
        words.setWrapText(true);
        close = Icons.button("mdal-close", kit.text("kit.close"), this::dismiss);
        close.getStyleClass().add("toast-close");
        close.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.of(tone.icon()), words, close);
        setMaxWidth(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(text);
        life.setOnFinished(event -> dismiss());
        hoverProperty().addListener((seen, before, now) -> hold());
        focusWithinProperty().addListener((seen, before, now) -> hold());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                dismiss();
                event.consume();
            }
        });
    }

    void offer(String name, Runnable deed) {
        Button button = new Button(name);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll("flat", "toast-action");
        button.setOnAction(event -> {
            dismiss();
            deed.run();
        });
        getChildren().add(2, button);
        action = button;
        setAccessibleText(kit.text("kit.toast.with_action", getAccessibleText(), name));
        life.setDuration(WITH_ACTION);
    }

    /** Does not age. */
    void stay() {
        life.setDuration(Duration.INDEFINITE);
    }

    /** Once on screen: is read out and starts to age. */
    void begin() {
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        life.playFromStart();
    }

    private void hold() {
        if (isHover() || isFocusWithin()) {
            life.stop();
        } else {
            life.playFromStart();
        }
    }

    void focusButton() {
        (action == null ? close : action).requestFocus();
    }

    void dismiss() {
        gone.accept(this);
        life.stop(); // last: leaving the scene takes the mouse and the focus away, which starts it anew
    }
}
