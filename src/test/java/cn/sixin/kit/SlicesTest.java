package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.kit.work.Slices;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class SlicesTest extends FxTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void whatTheOfficerDoesComesBetweenTwoSteps() {
        Slices slices = new Slices();
        fx(() -> {
            slices.run(List.of(() -> done.add("1"), () -> done.add("2"), () -> done.add("3")));
            Platform.runLater(() -> done.add("key"));
            return true;
        });
        await("all", () -> fx(() -> done.size() == 4));
        assertEquals(List.of("1", "key", "2", "3"), fx(() -> List.copyOf(done)));
    }

    @Test
    void whatIsLeftIsNotDoneOnceItIsStopped() {
        Slices slices = new Slices();
        fx(() -> {
            slices.run(List.of(() -> done.add("1"), slices::stop, () -> done.add("3")));
            return true;
        });
        settle();
        settle();
        assertEquals(List.of("1"), fx(() -> List.copyOf(done)));
    }
}
