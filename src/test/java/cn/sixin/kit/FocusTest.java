package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class FocusTest extends FxTest {
    /** As a form's field: it stands in a pane that puts its content on screen with the first layout only. */
    @Test
    void whatIsNotThereYetTakesTheKeyboardWhenItIs() {
        TextField other = fx(() -> new TextField());
        VBox page = fx(() -> new VBox(other));
        Stage stage = show(() -> page);
        TextField late = fx(() -> new TextField());
        fx(() -> {
            other.requestFocus();
            page.getChildren().add(new ScrollPane(late));
            late.requestFocus();
            assertNotEquals(late, stage.getScene().getFocusOwner(), "it is in no scene");
            Focus.whenShown(late);
        });
        settle();
        assertEquals(late, fx(() -> stage.getScene().getFocusOwner()));
        fx(() -> Focus.whenShown(other));
        assertEquals(other, fx(() -> stage.getScene().getFocusOwner()));
    }
}
