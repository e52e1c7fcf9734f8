package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.kit.shell.WindowPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class WindowPlaceTest extends FxTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1366, 728);
    private static final Rectangle2D BESIDE = new Rectangle2D(1366, -200, 1920, 1040);

    private static WindowPlace fit(WindowPlace kept, Rectangle2D... screens) {
        return WindowPlace.fit(Optional.of(kept), List.of(screens), 1200, 700);
    }

    @Test
    void aPlaceThatIsStillOnAScreenIsTakenAgain() {
        WindowPlace beside = new WindowPlace(1500, -150, 1000, 800, false);
        assertEquals(beside, fit(beside, LAPTOP, BESIDE));
        WindowPlace partly = new WindowPlace(-700, 300, 1000, 600, false);
        assertEquals(partly, fit(partly, LAPTOP));
    }

    @Test
    void withItsScreenGoneTheWindowStandsInTheMiddleOfTheMainOne() {
        assertEquals(
                new WindowPlace(83, 14, 1200, 700, true), fit(new WindowPlace(1500, -150, 1000, 800, true), LAPTOP));
    }

    @Test
    void aTitleBarThatCannotBeTakenHoldOfIsBroughtBack() {
        WindowPlace middle = new WindowPlace(83, 14, 1200, 700, false);
        assertEquals(middle, fit(new WindowPlace(100, -30, 1000, 700, false), LAPTOP));
        assertEquals(middle, fit(new WindowPlace(100, 720, 1000, 700, false), LAPTOP));
        assertEquals(middle, fit(new WindowPlace(1300, 100, 1000, 700, false), LAPTOP));
        assertEquals(middle, fit(new WindowPlace(Double.NaN, 0, 1000, 700, false), LAPTOP));
    }

    @Test
    void itIsNeverLargerThanItsScreen() {
        assertEquals(new WindowPlace(0, 0, 1366, 728, false), fit(new WindowPlace(0, 0, 2560, 1400, false), LAPTOP));
        assertEquals(
                new WindowPlace(0, 0, 1024, 560, false),
                WindowPlace.fit(Optional.empty(), List.of(new Rectangle2D(0, 0, 1024, 560)), 1200, 700));
    }

    @Test
    void whereItStoodIsToldWhenItIsHidden() {
        List<WindowPlace> kept = new ArrayList<>();
        Stage stage = fx(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new Pane()));
            WindowPlace.remember(made, kept::add);
            WindowPlace.restore(made, Optional.of(new WindowPlace(20, 30, 640, 480, false)), 900, 600);
            made.show();
            return made;
        });
        settle();
        fx(() -> stage.setX(55));
        settle();
        fx(stage::hide);
        assertEquals(List.of(new WindowPlace(55, 30, 640, 480, false)), kept);
    }
}
