package cn.sixin.kit.chart;

import cn.sixin.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Counts as bars, each with its number over it. FX thread only. */
public final class BarsChart extends Framed {
    private static final int STEPS = 4;

    /** Over the highest bar there is room for its number. */
    private static final double HEADROOM = 1.18;

    /** One count for each category, in their order. */
    public record Bars(String name, List<Long> counts) {
        public Bars {
            counts = List.copyOf(counts);
        }
    }

    public BarsChart(Kit kit, String title) {
        super(kit, title, empty());
        getStyleClass().add("bars-chart");
    }

    private static BarChart<String, Number> empty() {
        BarChart<String, Number> chart = new BarChart<>(new CategoryAxis(), new NumberAxis());
        NumberAxis counts = (NumberAxis) chart.getYAxis();
        counts.setAutoRanging(false);
        counts.setMinorTickVisible(false);
        chart.setBarGap(0);
        chart.setVerticalGridLinesVisible(false);
        return chart;
    }

    /** @param series at most two */
    public void show(List<String> categories, List<Bars> series) {
        long most = series.stream()
                .flatMap(bars -> bars.counts().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        // A new one each time: an axis of categories that is given others loses its words.
        BarChart<String, Number> chart = empty();
        double step = step((double) most, STEPS);
        NumberAxis counts = (NumberAxis) chart.getYAxis();
        counts.setTickUnit(step);
        counts.setUpperBound(Math.max(1, Math.ceil(most * HEADROOM / step)) * step);
        List<String> told = new ArrayList<>();
        for (Bars bars : series) {
            chart.getData().add(drawn(categories, bars));
            List<String> words = IntStream.range(0, categories.size())
                    .mapToObj(i -> categories.get(i) + " " + bars.counts().get(i))
                    .toList();
            told.add(kit().text("chart.told", bars.name(), String.join(kit().text("chart.between"), words)));
        }
        draw(chart);
        told(series.stream().map(Bars::name).toList(), most == 0 ? List.of() : told);
    }

    private XYChart.Series<String, Number> drawn(List<String> categories, Bars bars) {
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        series.setName(bars.name());
        for (int i = 0; i < categories.size(); i++) {
            XYChart.Data<String, Number> data =
                    new XYChart.Data<>(categories.get(i), bars.counts().get(i));
            data.setNode(bar(categories.get(i), bars.counts().get(i)));
            series.getData().add(data);
        }
        return series;
    }

    private StackPane bar(String category, long count) {
        Label number = new Label(count == 0 ? "" : String.valueOf(count));
        number.getStyleClass().add("chart-number");
        number.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        number.translateYProperty().bind(number.heightProperty().negate());
        StackPane bar = new StackPane(number);
        StackPane.setAlignment(number, Pos.TOP_CENTER);
        Tooltip.install(bar, new Tooltip(category + " " + count));
        return bar;
    }
}
