package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.chart.BarsChart;
import cn.sixin.kit.chart.CourseChart;
import cn.sixin.kit.work.DirectRunner;
import cn.sixin.ledger.Labels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.chart.Axis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Charts as they are seen and as they are heard. */
class ChartTest extends FxTest {
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final Kit kit = new Kit(labels, theme, new DirectRunner(failure -> {}), new Dialogs(labels));

    private static List<String> words(VBox chart) {
        return FxTest.walk(chart)
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .toList();
    }

    @Test
    void barsSayTheirCategoriesAndNumbersAndGoOnDoingSo() {
        BarsChart chart = fx(() -> new BarsChart(kit, "缺工按类别"));
        Stage stage = show(() -> new VBox(chart), 600, 220);
        for (int round = 0; round < 3; round++) {
            int more = round;
            fx(() -> chart.show(
                    List.of("缺普工", "缺技工", "缺专技", "缺管理"),
                    List.of(new BarsChart.Bars("缺工", List.of(134L + more, 15L, 0L, 2L)))));
            settle();
            List<String> words = fx(() -> words(chart));
            assertTrue(
                    words.containsAll(List.of("缺普工", "缺技工", "缺专技", "缺管理", String.valueOf(134 + more), "15")),
                    words::toString);
        }
        assertEquals("缺工按类别\n缺工：缺普工 136，缺技工 15，缺专技 0，缺管理 2", fx(chart::getAccessibleText));
        Pictures.both(theme, stage.getScene(), "chart-bars");
        fx(() -> chart.show(List.of("缺普工"), List.of(new BarsChart.Bars("缺工", List.of(0L)))));
        assertEquals("缺工按类别\n还没有数据可画", fx(chart::getAccessibleText));
    }

    @Test
    void aCourseSaysEachDayAndKeepsWithinItsAxis() {
        CourseChart chart = fx(() -> new CourseChart(kit, "开工率"));
        Stage stage = show(() -> new VBox(chart), 600, 220);
        List<CourseChart.Point> now = IntStream.range(0, 9)
                .mapToObj(day -> new CourseChart.Point(day, new BigDecimal("90.25").add(BigDecimal.valueOf(day))))
                .toList();
        fx(() -> chart.show(
                List.of(new CourseChart.Line("今年", now), new CourseChart.Line("上年", List.of())), day -> "第" + day));
        settle();
        assertTrue(fx(chart::getAccessibleText).startsWith("开工率\n今年：第0 90.25%，第1 91.25%"), chart::getAccessibleText);
        XYChart<?, ?> drawn = (XYChart<?, ?>) fx(() -> chart.lookup(".chart"));
        assertEquals(1, drawn.getData().size(), "a line without points is no line");
        double bottom = fx(() -> ((javafx.scene.chart.NumberAxis) (Axis<?>) drawn.getYAxis()).getLowerBound());
        assertEquals(90, bottom);
        Pictures.both(theme, stage.getScene(), "chart-course");
    }
}
