package cn.sixin.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Covers every window with one that wants the password. Nothing is closed: what was typed stays in its fields, which are
 * only not shown. A window of its own, since an open dialog would not let the one beneath it have the keyboard.
 */
final class LockScreen {
    private final Stage main;
    private final List<Node> hidden = new ArrayList<>();
    private @Nullable Stage cover;

    LockScreen(Stage main) {
        this.main = main;
    }

    boolean isUp() {
        return cover != null;
    }

    void raise(Parent content) {
        if (isUp()) {
            return;
        }
        Window top = main;
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof Stage stage && stage.isShowing() && stage.getScene() != null) {
                hide(stage.getScene().getRoot());
                top = stage.isFocused() || stage.getModality() != Modality.NONE ? stage : top;
            } else if (window.getScene() != null) {
                hide(window.getScene().getRoot());
            }
        }
        Stage made = new Stage(StageStyle.UNDECORATED);
        made.initOwner(top);
        made.initModality(Modality.APPLICATION_MODAL);
        made.setTitle(main.getTitle());
        made.setScene(new Scene(content, main.getWidth(), main.getHeight()));
        made.setX(main.getX());
        made.setY(main.getY());
        // It is lowered by the password alone, not by the keys that close a window.
        made.setOnCloseRequest(javafx.event.Event::consume);
        cover = made;
        made.show();
        made.requestFocus();
    }

    private void hide(Parent root) {
        if (root.isVisible()) {
            root.setVisible(false);
            hidden.add(root);
        }
    }

    void lower() {
        hidden.forEach(root -> root.setVisible(true));
        hidden.clear();
        Stage up = cover;
        if (up != null) {
            cover = null;
            up.close();
        }
    }
}
