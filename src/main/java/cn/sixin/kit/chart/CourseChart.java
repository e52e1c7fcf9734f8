package cn.sixin.kit.chart;

import cn.sixin.kit.Kit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;

/** Rates over days as lines; the first is drawn whole, what it is set beside is dashed. FX thread only. */
public final class CourseChart extends Framed {
    private static final double LABEL = 52;
    private static final double ALL = 100;

    private final LineChart<Number, Number> chart;
    private int from;
    private int to = 1;

    /** @param day counted from whatever first one @param percent as it is printed */
    public record Point(int day, BigDecimal percent) {}

    /** The points in the order of their days. */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    public CourseChart(Kit kit, String title) {
        this(kit, title, new LineChart<>(new NumberAxis(), new NumberAxis()));
    }

    private CourseChart(Kit kit, String title, LineChart<Number, Number> chart) {
        super(kit, title, chart);
        this.chart = chart;
        getStyleClass().add("course-chart");
        days().setAutoRanging(false);
        days().setMinorTickVisible(false);
        rate().setAutoRanging(false);
        rate().setMinorTickVisible(false);
        rate().setTickLabelFormatter(words(value -> value + "%"));
        chart.widthProperty().addListener((seen, before, now) -> ticks());
    }

    private NumberAxis days() {
        return (NumberAxis) chart.getXAxis();
    }

    private NumberAxis rate() {
        return (NumberAxis) chart.getYAxis();
    }

    private static StringConverter<Number> words(IntFunction<String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return words.apply(value.intValue());
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("an axis is not typed into");
            }
        };
    }

    /**
     * @param lines at most two; those without a point are left out
     * @param day what a day is called
     */
    public void show(List<Line> lines, IntFunction<String> day) {
        List<Line> drawn =
                lines.stream().filter(line -> !line.points().isEmpty()).toList();
        days().setTickLabelFormatter(words(day));
        range(drawn);
        List<XYChart.Series<Number, Number>> series = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Line line : drawn) {
            XYChart.Series<Number, Number> one = new XYChart.Series<>();
            one.setName(line.name());
            List<String> words = new ArrayList<>();
            for (Point point : line.points()) {
                one.getData().add(new XYChart.Data<>(point.day(), point.percent()));
                words.add(words(point, day));
            }
            series.add(one);
            told.add(kit().text("chart.told", line.name(), String.join(kit().text("chart.between"), words)));
        }
        chart.getData().setAll(series);
        for (int i = 0; i < drawn.size(); i++) {
            tips(drawn.get(i), series.get(i), day);
        }
        told(drawn.stream().map(Line::name).toList(), told);
    }

    private void range(List<Line> lines) {
        from = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToInt(Point::day)
                .min()
                .orElse(0);
        to = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToInt(Point::day)
                .max()
                .orElse(0);
        to = Math.max(to, from + 1);
        days().setLowerBound(from);
        days().setUpperBound(to);
        double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> point.percent().doubleValue())
                .max()
                .orElse(ALL);
        double least = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> point.percent().doubleValue())
                .min()
                .orElse(0);
        double step = ALL - least <= 20 ? 5 : ALL - least <= 50 ? 10 : 20;
        rate().setTickUnit(step);
        rate().setLowerBound(Math.min(ALL - 2 * step, Math.floor(least / step) * step));
        rate().setUpperBound(Math.max(ALL, Math.ceil(most / step) * step));
        ticks();
    }

    /** As many days as have room for their words. */
    private void ticks() {
        double room = Math.max(1, chart.getWidth() / kit().theme().px(LABEL) - 1);
        days().setTickUnit(Math.max(1, Math.ceil((to - from) / room)));
    }

    private void tips(Line line, XYChart.Series<Number, Number> series, IntFunction<String> day) {
        for (int i = 0; i < line.points().size(); i++) {
            Tooltip.install(
                    series.getData().get(i).getNode(),
                    new Tooltip(kit().text(
                                    "chart.told",
                                    line.name(),
                                    words(line.points().get(i), day))));
        }
    }

    private static String words(Point point, IntFunction<String> day) {
        return day.apply(point.day()) + " " + point.percent().toPlainString() + "%";
    }
}
