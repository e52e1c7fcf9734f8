package cn.sixin.weekly.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.page.ui.Ways;
import cn.sixin.weekly.Figure;
import cn.sixin.weekly.Line;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Standing;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** What is to be known before a report is believed: who stands as of an earlier day, who has not reported. */
final class NoticeBar {
    private final Kit kit;
    private final WeeklyModel model;
    private final Ways ways;
    private final FlowPane bar;
    private final Consumer<LineTable.Asked> openRows;

    NoticeBar(Kit kit, WeeklyModel model, Ways ways, FlowPane bar, Consumer<LineTable.Asked> openRows) {
        this.kit = kit;
        this.model = model;
        this.ways = ways;
        this.bar = bar;
        this.openRows = openRows;
    }

    void show(Report report) {
        bar.getChildren().clear();
        List<Standing> carried = report.carried();
        if (!carried.isEmpty()) {
            notice(
                    "carried",
                    kit.text("weekly.carried", carried.size()),
                    () -> openRows.accept(
                            new LineTable.Asked(new Line.Of(Figure.DUE), LunarDay.report(report.asOf()), carried)));
        }
        if (!report.unreported().isEmpty()) {
            notice(
                    "unreported",
                    kit.text("weekly.unreported", report.unreported().size()),
                    () -> new NamesSheet(kit, model, ways).show(bar.getScene().getWindow(), report.unreported()));
        }
        bar.setVisible(!bar.getChildren().isEmpty());
        bar.setManaged(bar.isVisible());
    }

    private void notice(String id, String words, Runnable open) {
        Button button = new Button(words, Icons.of("mdal-info"));
        button.setId("notice-" + id);
        button.getStyleClass().addAll("flat", "weekly-notice");
        button.setOnAction(event -> open.run());
        bar.getChildren().add(button);
    }
}
