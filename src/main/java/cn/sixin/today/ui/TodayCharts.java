package cn.sixin.today.ui;

import cn.sixin.kit.FirstPaint;
import cn.sixin.kit.Kit;
import cn.sixin.kit.chart.BarsChart;
import cn.sixin.today.WorkList;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** What is due, drawn: by what it is, and over the next days. */
final class TodayCharts {
    private final Kit kit;
    private final BarsChart byDue;
    private final BarsChart coming;
    private @Nullable WorkList wanted;

    TodayCharts(Kit kit) {
        this.kit = kit;
        byDue = new BarsChart(kit, kit.text("today.chart.by_due"));
        coming = new BarsChart(kit, kit.text("today.chart.coming", WorkList.AHEAD));
    }

    /** Unseen until they are drawn: an empty one says that there is nothing to draw. */
    List<Node> all() {
        seen(false);
        return List.of(byDue, coming);
    }

    private void seen(boolean are) {
        byDue.setVisible(are);
        coming.setVisible(are);
    }

    /** Draws a list once it can be seen and worked on. @param scene null while it is in none */
    void show(WorkList read, @Nullable Scene scene) {
        wanted = read;
        if (scene == null || scene.getWindow() == null) {
            draw(read);
        } else {
            FirstPaint.then(scene, () -> {
                if (read == wanted) {
                    draw(read);
                }
            });
        }
    }

    private void draw(WorkList read) {
        seen(true);
        List<WorkList.Group> groups = read.groups();
        byDue.show(
                groups.stream().map(group -> group.due().label(kit.labels())).toList(),
                List.of(
                        new BarsChart.Bars(
                                kit.text("today.bars.pending"),
                                groups.stream()
                                        .map(group -> group.today() + group.standing())
                                        .toList()),
                        new BarsChart.Bars(
                                kit.text("today.bars.overdue"),
                                groups.stream().map(WorkList.Group::overdue).toList())));
        List<LocalDate> days = List.copyOf(read.coming().keySet());
        coming.show(
                days.stream().sorted().map(TodayCharts::shortDay).toList(),
                List.of(new BarsChart.Bars(
                        kit.text("today.bars.coming"),
                        days.stream()
                                .sorted()
                                .map(day -> read.coming().getOrDefault(day, 0L))
                                .toList())));
    }

    private static String shortDay(LocalDate day) {
        return day.getMonthValue() + "-" + day.getDayOfMonth();
    }
}
