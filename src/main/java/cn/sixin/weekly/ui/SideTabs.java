package cn.sixin.weekly.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.kit.Kit;
import cn.sixin.kit.chart.BarsChart;
import cn.sixin.kit.chart.CourseChart;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.page.ui.Ways;
import cn.sixin.service.Service;
import cn.sixin.weekly.Figure;
import cn.sixin.weekly.Figures;
import cn.sixin.weekly.Line;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What stands beside the report's lines: charts, who lacks most, what is open, what has changed since it was submitted. */
final class SideTabs {
    /** The classes of worker, as the shortage chart has them. */
    private static final List<Figure> CLASSES =
            List.of(Figure.SHORT_GENERAL, Figure.SHORT_SKILLED, Figure.SHORT_TECHNICAL, Figure.SHORT_MANAGERIAL);

    private final Kit kit;
    private final WeeklyModel model;
    private final TabPane tabs = new TabPane();
    private final Tab lines;
    private final Tab changes;
    private final CourseChart opening;
    private final CourseChart returning;
    private final BarsChart shortage;
    private final PlainTable<Standing> shortest;
    private final PlainTable<Row> problems;
    private final PlainTable<Changed> changed;

    /** One figure of one enterprise that is not what it was. */
    private record Changed(UUID enterprise, Optional<Standing> now, Figure figure, long before, long after) {}

    SideTabs(Kit kit, WeeklyModel model, Ways ways) {
        this.kit = kit;
        this.model = model;
        opening = new CourseChart(kit, kit.text("weekly.chart.opening"));
        returning = new CourseChart(kit, kit.text("weekly.chart.returning"));
        shortage = new BarsChart(kit, kit.text("weekly.chart.shortage"));
        shortest = shortest(ways);
        problems = problems(ways);
        changed = changed(ways);
        VBox charts = new VBox(opening, returning, shortage);
        charts.getStyleClass().add("weekly-charts");
        ScrollPane scroll = new ScrollPane(charts);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        charts.getChildren().forEach(chart -> VBox.setVgrow(chart, Priority.ALWAYS));
        scroll.getStyleClass().add("sheet-scroll");
        tabs.setId("weekly-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        lines = tab("weekly.lines", new VBox());
        changes = tab("weekly.changed", changed.node());
        tabs.getTabs()
                .setAll(
                        tab("weekly.charts", scroll),
                        tab("weekly.shortest", shortest.node()),
                        tab("weekly.problems", problems.node()));
    }

    TabPane node() {
        return tabs;
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab(kit.text(key), content);
        tab.setId(key.replace('.', '-'));
        return tab;
    }

    /** Where there is no room beside the lines they are a tab of their own. */
    void hold(Node table) {
        lines.setContent(table);
        tabs.getTabs().addFirst(lines);
        tabs.getSelectionModel().selectFirst();
    }

    void release() {
        lines.setContent(null);
        tabs.getTabs().remove(lines);
    }

    boolean holds() {
        return tabs.getTabs().contains(lines);
    }

    private PlainTable<Standing> shortest(Ways ways) {
        PlainTable<Standing> table = new PlainTable<Standing>(
                        kit, "weekly-shortest-table", kit.text("weekly.shortest"), kit.text("weekly.shortest.none"))
                .text(kit.text("weekly_row.column.enterprise"), 200, s -> model.enterprise(s.enterprise()));
        WeeklyBook.SHORTAGE.forEach(figure -> table.number(
                new Line.Of(figure).label(kit.labels()), 70, s -> s.figures().get(figure)));
        return table.onOpen(s -> ways.open(Dispatch.LEDGER, Dispatch.LEDGER, s.row()));
    }

    private PlainTable<Row> problems(Ways ways) {
        PlainTable<Row> table = new PlainTable<>(
                kit, "weekly-problems-table", kit.text("weekly.problems"), kit.text("weekly.problems.none"));
        for (Column<?> column : WeeklyBook.PROBLEM) {
            double width = column == Service.ENTERPRISE || column == Service.DETAIL ? 190 : 76;
            table.text(column.label(kit.labels()), width, row -> model.show(column, row));
        }
        return table.onOpen(row -> ways.open(Service.LEDGER, Service.LEDGER, row.id()));
    }

    private PlainTable<Changed> changed(Ways ways) {
        return new PlainTable<Changed>(
                        kit, "weekly-changed-table", kit.text("weekly.changed"), kit.text("weekly.changed.none"))
                .text(kit.text("weekly_row.column.enterprise"), 200, c -> model.enterprise(c.enterprise()))
                .text(kit.text("weekly.line"), 110, c -> new Line.Of(c.figure()).label(kit.labels()))
                .number(kit.text("weekly.frozen"), 70, Changed::before)
                .number(kit.text("weekly.now"), 70, Changed::after)
                .number(kit.text("weekly.difference"), 70, c -> c.after() - c.before())
                .onOpen(c -> c.now().ifPresent(s -> ways.open(Dispatch.LEDGER, Dispatch.LEDGER, s.row())));
    }

    void show(WeeklyModel.Opened opened) {
        Report report = opened.shown();
        draw(opened.courses());
        Figures figures = report.figures();
        shortage.show(
                CLASSES.stream()
                        .map(figure -> new Line.Of(figure).label(kit.labels()))
                        .toList(),
                List.of(new BarsChart.Bars(
                        new Line.Of(Figure.SHORT_TOTAL).label(kit.labels()),
                        CLASSES.stream().map(figures::get).toList())));
        shortest.show(report.shortest(WeeklyBook.SHORTEST));
        problems.show(opened.problems());
        changed.show(lines(opened.changed()));
        if (opened.frozen() == null) {
            tabs.getTabs().remove(changes);
        } else if (!tabs.getTabs().contains(changes)) {
            tabs.getTabs().add(changes);
        }
    }

    private void draw(WeeklyModel.Courses courses) {
        IntFunction<String> day =
                x -> shortDay(LunarDay.of(courses.from().plusDays(x)).text());
        opening.show(
                List.of(
                        new CourseChart.Line(kit.text("weekly.chart.this"), courses.opening()),
                        new CourseChart.Line(kit.text("weekly.chart.last"), courses.openingBefore())),
                day);
        returning.show(
                List.of(
                        new CourseChart.Line(kit.text("weekly.chart.this"), courses.returning()),
                        new CourseChart.Line(kit.text("weekly.chart.last"), courses.returningBefore())),
                day);
    }

    /** 初八 for 正月初八: the month is the same all along. */
    private static String shortDay(String text) {
        return text.substring(Math.max(0, text.length() - 2));
    }

    private static List<Changed> lines(List<Report.Changed> changed) {
        List<Changed> lines = new ArrayList<>();
        for (Report.Changed one : changed) {
            Figures before = one.before().map(Standing::figures).orElse(Figures.NONE);
            Figures after = one.now().map(Standing::figures).orElse(Figures.NONE);
            for (Figure figure : Figure.values()) {
                if (before.get(figure) != after.get(figure)) {
                    lines.add(new Changed(one.enterprise(), one.now(), figure, before.get(figure), after.get(figure)));
                }
            }
        }
        return lines;
    }
}
