package cn.sixin.today.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.chart.BarsChart;
import cn.sixin.ledger.Due;
import cn.sixin.service.Service;
import cn.sixin.today.WorkList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The home page's controls as they are on a full day. */
final class TodaySample {
    private static final int LINES = 30;
    private static final LocalDate DAY = LocalDate.of(2027, 2, 6);

    private TodaySample() {}

    static Parent of(Kit kit) {
        HBox header = new HBox(label(kit.text("today.title"), "title"), new CheckBox(kit.text("today.mine")));
        header.getStyleClass().add("page-header");
        HBox counts = new HBox(
                toggle(kit.text("today.count.overdue", LINES)),
                toggle(kit.text("today.count.today", LINES)),
                toggle(kit.text("today.charts")));
        counts.getStyleClass().add("today-counts");
        ListView<TodayLine> list = new ListView<>();
        list.getStyleClass().add("today-list");
        list.setCellFactory(view -> new TodayCell(kit, () -> DAY, line -> {}));
        list.getItems().setAll(TodayLine.of(lines(kit), TodayLine.Only.ALL));
        list.getSelectionModel().select(1);
        HBox.setHgrow(list, Priority.ALWAYS);
        BarsChart chart = new BarsChart(kit, kit.text("today.chart.by_due"));
        chart.show(List.of("1", "2"), List.of(new BarsChart.Bars("", List.of(1L, 2L))));
        VBox charts = new VBox(chart);
        charts.getStyleClass().add("today-charts");
        HBox full = new HBox(list, charts);
        full.getStyleClass().add("today-beside");
        VBox.setVgrow(full, Priority.ALWAYS);
        VBox page = new VBox(header, counts, full);
        page.getStyleClass().addAll("page", "today");
        return page;
    }

    private static WorkList lines(Kit kit) {
        Due due = Service.LEDGER.dues().getFirst();
        List<WorkList.Item> items = IntStream.range(0, LINES)
                .mapToObj(line -> new WorkList.Item(
                        new UUID(0, line), kit.text("app.name"), "", Optional.of(DAY.minusDays(line % 3))))
                .toList();
        return new WorkList(
                DAY, List.of(new WorkList.Group(Service.LEDGER, due, LINES, LINES, 0, items)), Map.of(), true);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static ToggleButton toggle(String text) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.getStyleClass().add("count");
        return toggle;
    }
}
