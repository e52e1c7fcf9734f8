package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class FirstPaintTest extends FxTest {

    @Test
    void aWindowTellsOnceAndNotBeforeItIsShown() {
        AtomicInteger told = new AtomicInteger();
        Label label = fx(() -> new Label("四心"));
        Stage stage = fx(() -> new Stage());
        fx(() -> {
            stage.setScene(new Scene(label, 200, 100));
            FirstPaint.then(stage.getScene(), told::incrementAndGet);
        });
        settle();
        assertEquals(0, told.get());
        fx(stage::show);
        await("its first picture", () -> told.get() > 0);
        fx(() -> label.setText("工作站"));
        settle();
        fx(stage::hide);
        assertEquals(1, told.get());
    }
}
