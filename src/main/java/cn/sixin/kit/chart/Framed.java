package cn.sixin.kit.chart;

import cn.sixin.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A chart with its title and a legend of its own, which wraps; its figures are its accessible text. FX thread only. */
abstract sealed class Framed extends VBox permits CourseChart, BarsChart {
    private final Kit kit;
    private final String title;
    private final FlowPane legend = new FlowPane();
    private final Label nothing;
    private XYChart<?, ?> chart;

    Framed(Kit kit, String title, XYChart<?, ?> chart) {
        this.kit = kit;
        this.title = title;
        this.chart = chart;
        getStyleClass().add("kit-chart");
        Label head = new Label(title);
        head.getStyleClass().add("chart-title");
        head.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(head, legend);
        top.getStyleClass().add("chart-head");
        HBox.setHgrow(legend, Priority.ALWAYS);
        legend.getStyleClass().add("chart-keys");
        nothing = new Label(kit.text("chart.nothing"));
        nothing.getStyleClass().add("chart-nothing");
        getChildren().setAll(top, nothing);
        draw(chart);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
    }

    Kit kit() {
        return kit;
    }

    /** Takes a chart in the place of the one before. */
    final void draw(XYChart<?, ?> another) {
        chart = another;
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setMinSize(0, 0);
        VBox.setVgrow(chart, Priority.ALWAYS);
    }

    /**
     * @param keys what each series is called; one alone needs no legend
     * @param told each series' figures in words; none when there is nothing to draw
     */
    void told(List<String> keys, List<String> told) {
        List<Label> shown = keys.size() < 2
                ? List.of()
                : IntStream.range(0, keys.size())
                        .mapToObj(i -> key(keys.get(i), i))
                        .toList();
        legend.getChildren().setAll(shown);
        getChildren().set(1, told.isEmpty() ? nothing : chart);
        List<String> all = new ArrayList<>(List.of(title));
        all.addAll(told.isEmpty() ? List.of(nothing.getText()) : told);
        setAccessibleText(String.join("\n", all));
    }

    private static Label key(String name, int series) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("chart-key", "series" + series);
        Label key = new Label(name, swatch);
        key.setMinWidth(Region.USE_PREF_SIZE);
        return key;
    }

    /** The least of 1, 2, 5, 10, 20, 50 … with which {@code steps} steps reach {@code most}. */
    static double step(double most, int steps) {
        double least = Math.max(1, most / steps);
        double ten = Math.pow(10, Math.floor(Math.log10(least)));
        double wanted = least / ten;
        return (wanted <= 1 ? 1 : wanted <= 2 ? 2 : wanted <= 5 ? 5 : 10) * ten;
    }
}
