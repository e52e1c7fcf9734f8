package cn.sixin.weekly.ui;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.kit.Kit;
import cn.sixin.page.ui.Sheet;
import cn.sixin.page.ui.Ways;
import cn.sixin.weekly.Figure;
import cn.sixin.weekly.Line;
import cn.sixin.weekly.Standing;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The rows that a figure was summed from, with their sum; Enter opens the dispatch row. */
final class RowsSheet {
    private static final double WIDTH = 760;

    private final Kit kit;
    private final WeeklyModel model;
    private final Ways ways;

    RowsSheet(Kit kit, WeeklyModel model, Ways ways) {
        this.kit = kit;
        this.model = model;
        this.ways = ways;
    }

    void show(Window owner, LineTable.Asked asked) {
        String name = asked.line().label(kit.labels());
        List<Figure> figures = asked.line().figures();
        PlainTable<Standing> table = new PlainTable<Standing>(kit, "weekly-rows", name, kit.text("weekly.rows.none"))
                .text(kit.text("weekly_row.column.enterprise"), 250, s -> model.enterprise(s.enterprise()))
                .text(kit.text("weekly_row.column.as_of"), 96, s -> s.asOf().toString())
                .text(
                        kit.text("weekly_row.column.open_state"),
                        90,
                        s -> Dispatch.OPEN_STATES.label(s.state(), kit.labels()));
        figures.forEach(figure -> table.number(
                new Line.Of(figure).label(kit.labels()), 96, s -> s.figures().get(figure)));
        // What adds nothing to any of them is no part of them.
        List<Standing> rows = asked.standings().stream()
                .filter(s -> figures.stream().anyMatch(f -> s.figures().get(f) != 0))
                .sorted(Comparator.comparingLong((Standing s) -> s.figures().get(figures.getFirst()))
                        .reversed())
                .toList();
        Label sum = new Label(kit.text(
                "weekly.rows.sum",
                String.valueOf(rows.size()),
                name,
                asked.line().text(Standing.sum(rows))));
        sum.setId("weekly-rows-sum");
        sum.getStyleClass().add("strong");
        Label hint = new Label(kit.text("weekly.rows.hint"));
        hint.getStyleClass().addAll("muted", "small-text");
        VBox body = new VBox(table.node(), sum, hint);
        body.getStyleClass().add("lines");
        Sheet sheet = new Sheet(kit, owner, kit.text("weekly.rows.title", name, asked.of()), body, WIDTH);
        table.onOpen(standing -> {
            sheet.close();
            ways.open(Dispatch.LEDGER, Dispatch.LEDGER, standing.row());
        });
        sheet.closedBy("page.close").show();
        table.show(rows);
        table.node().requestFocus();
    }
}
