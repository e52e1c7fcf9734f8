package cn.sixin.weekly.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.exchange.Refused;
import cn.sixin.exchange.TableBook;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.weekly.Compared;
import cn.sixin.weekly.Figure;
import cn.sixin.weekly.Line;
import cn.sixin.weekly.Rate;
import cn.sixin.weekly.Ratio;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Standing;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report as a workbook: its lines, what each enterprise added, who lacks most, what is open. */
final class WeeklyBook {
    /** 典型缺工企业: so many are named. */
    static final int SHORTEST = 10;

    /** What a problem is told by; none of them is masked. */
    static final List<Column<?>> PROBLEM = List.of(
            Service.ENTERPRISE,
            Service.RAISED_ON,
            Service.NEED,
            Service.DETAIL,
            Service.DUE_ON,
            Service.STATUS,
            Service.RISK,
            Service.OFFICER);

    static final List<Figure> SHORTAGE = List.of(
            Figure.SHORT_TOTAL,
            Figure.SHORT_GENERAL,
            Figure.SHORT_SKILLED,
            Figure.SHORT_TECHNICAL,
            Figure.SHORT_MANAGERIAL,
            Figure.RIGID,
            Figure.RIGID_SOLVED);

    private final WeeklyModel model;
    private final Labels labels;

    WeeklyBook(WeeklyModel model) {
        this.model = model;
        labels = model.desk().labels();
    }

    /** @throws Refused when the file cannot be written; the old one stays */
    void write(Path target, WeeklyModel.Opened opened, String definition, Progress progress) throws Refused {
        Report report = opened.shown();
        TableBook.write(
                target,
                List.of(lines(report, definition), rows(report), shortest(report), problems(opened.problems())),
                progress);
    }

    private TableBook.Table lines(Report report, String definition) {
        List<String> columns = new ArrayList<>(List.of(labels.text("weekly.line"), LunarDay.report(report.asOf())));
        report.lastWeek().ifPresent(before -> compared(columns, "weekly.last_week", before));
        report.lastYear().ifPresent(before -> compared(columns, "weekly.last_year", before));
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Line line : Line.ALL) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(line.label(labels));
            cells.add(value(line, report.figures()));
            Stream.of(report.lastWeek(), report.lastYear())
                    .flatMap(Optional::stream)
                    .forEach(before -> {
                        cells.add(value(line, before.figures()));
                        cells.add(line.since(before.figures(), report.figures()).orElse(null));
                    });
            lines.add(cells);
        }
        return new TableBook.Table(
                labels.text("weekly.ledger"),
                List.of(
                        labels.text("weekly.book.title", LunarDay.report(report.asOf())),
                        model.text(report, definition)),
                columns,
                lines);
    }

    private void compared(List<String> columns, String key, Compared before) {
        columns.add(labels.text(key, LunarDay.report(before.day())).replace('\n', ' '));
        columns.add(labels.text("weekly.difference"));
    }

    /** A number as a number: what is printed as — is text. */
    private static Object value(Line line, cn.sixin.weekly.Figures figures) {
        return switch (line) {
            case Line.Of(Figure figure) -> figures.get(figure);
            case Line.By(Rate rate) -> {
                Optional<BigDecimal> percent = rate.of(figures).percent();
                yield percent.isPresent() ? new TableBook.Percent(percent.get()) : Ratio.NONE;
            }
        };
    }

    private TableBook.Table rows(Report report) {
        List<String> columns = new ArrayList<>(List.of(
                labels.text("weekly_row.column.enterprise"),
                labels.text("weekly_row.column.as_of"),
                labels.text("weekly_row.column.open_state")));
        List<Figure> figures = Stream.of(Figure.values())
                .filter(figure -> figure.ordinal() > Figure.OPENED.ordinal())
                .toList();
        figures.forEach(figure -> columns.add(new Line.Of(figure).label(labels)));
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Standing standing : report.standings()) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(model.enterprise(standing.enterprise()));
            cells.add(standing.asOf());
            cells.add(Dispatch.OPEN_STATES.label(standing.state(), labels));
            figures.forEach(figure -> cells.add(standing.figures().get(figure)));
            lines.add(cells);
        }
        return new TableBook.Table(labels.text("weekly.book.rows"), List.of(), columns, lines);
    }

    private TableBook.Table shortest(Report report) {
        List<String> columns = new ArrayList<>(List.of(labels.text("weekly_row.column.enterprise")));
        SHORTAGE.forEach(figure -> columns.add(new Line.Of(figure).label(labels)));
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Standing standing : report.shortest(SHORTEST)) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(model.enterprise(standing.enterprise()));
            SHORTAGE.forEach(figure -> cells.add(standing.figures().get(figure)));
            lines.add(cells);
        }
        return new TableBook.Table(labels.text("weekly.shortest"), List.of(), columns, lines);
    }

    private TableBook.Table problems(List<Row> problems) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Row row : problems) {
            List<@Nullable Object> cells = new ArrayList<>();
            PROBLEM.forEach(column ->
                    cells.add(row.get(column) instanceof java.time.LocalDate day ? day : model.show(column, row)));
            lines.add(cells);
        }
        return new TableBook.Table(
                labels.text("weekly.problems"),
                List.of(),
                PROBLEM.stream().map(column -> column.label(labels)).toList(),
                lines);
    }
}
