package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DaySheet.CellText;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Entry;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.grid.GridCell;
import cn.sixin.kit.grid.GridColumn;
import cn.sixin.kit.grid.GridModel;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A day's lines as the grid shows them: how the line stands, the enterprise, then the columns that are asked for. */
final class DispatchRows implements GridModel {
    /** Behind the mark and the name, in the order in which they are asked on the phone. */
    static final List<Column<?>> ASKED = List.of(
            Dispatch.OPEN_STATE,
            Dispatch.RETURNED,
            Dispatch.HIRED,
            Dispatch.LEFT,
            Dispatch.PRESENT,
            Dispatch.SHORT_GENERAL,
            Dispatch.SHORT_SKILLED,
            Dispatch.SHORT_TECHNICAL,
            Dispatch.SHORT_MANAGERIAL,
            Dispatch.SHORT_TOTAL,
            Dispatch.RIGID,
            Dispatch.RIGID_SOLVED,
            Dispatch.OPENED_ON,
            Dispatch.GOING_HOME,
            Dispatch.STAYING,
            Dispatch.ON_POST,
            Dispatch.METHOD,
            Dispatch.INTERVIEWEE,
            Dispatch.LOWER_REASON,
            Dispatch.LEDGER.note(),
            Dispatch.DEFINITION,
            Dispatch.OFFICER);

    static final int MARK = 0;
    static final int NAME = 1;
    private static final int FIRST = 2;

    /** What changes from day to day; the rest is reached by arrows. */
    private static final Set<Column<?>> STOPS = Set.of(
            Dispatch.OPEN_STATE,
            Dispatch.RETURNED,
            Dispatch.HIRED,
            Dispatch.LEFT,
            Dispatch.SHORT_GENERAL,
            Dispatch.SHORT_SKILLED,
            Dispatch.SHORT_TECHNICAL,
            Dispatch.SHORT_MANAGERIAL,
            Dispatch.RIGID,
            Dispatch.RIGID_SOLVED);

    /** With what the shortage begins, and what of it is urgent: who has nothing to say of the one goes on to the other. */
    private static final Set<Column<?>> LEADS = Set.of(Dispatch.RETURNED, Dispatch.SHORT_GENERAL, Dispatch.RIGID);

    private final DispatchModel model;
    private final DispatchView view;
    private final Labels labels;
    private final PasteNews news;
    private final List<GridColumn> columns = new ArrayList<>();
    private Showing showing;
    private final OpenCell open;

    /** Told of what a paste could not place. */
    interface PasteNews {
        /** @param unknown enterprises that are not shown; {@code beyond} rows below the last line */
        void left(List<String> unknown, int beyond);
    }

    DispatchRows(DispatchModel model, DispatchView view, PasteNews news) {
        this.model = model;
        this.view = view;
        this.news = news;
        open = new OpenCell(model);
        labels = model.desk().labels();
        showing = model.desk().showing();
        columns.add(new GridColumn("mark", "", 34, false, false, false, List.of()));
        columns.add(
                new GridColumn("enterprise", Dispatch.ENTERPRISE.label(labels), 216, false, false, false, List.of()));
        ASKED.forEach(column -> columns.add(column(column)));
    }

    private GridColumn column(Column<?> column) {
        return new GridColumn(
                column.name(),
                column.label(labels),
                width(column),
                column.kind().numeric(),
                column != Dispatch.OFFICER,
                STOPS.contains(column),
                LEADS.contains(column),
                Choices.labels(column, labels));
    }

    private static double width(Column<?> column) {
        Kind.Editor editor = column.kind().editor();
        return switch (editor) {
            case CHOICE -> 84;
            case DATE -> 96;
            case LINE, AREA -> column == Dispatch.INTERVIEWEE || column == Dispatch.OFFICER ? 84 : 180;
            default -> 66;
        };
    }

    /** The grid's column of a ledger's; -1 when it is not among them. */
    static int of(@Nullable Column<?> column) {
        int place = column == null ? -1 : ASKED.indexOf(column);
        return place < 0 ? -1 : place + FIRST;
    }

    /** Names may have changed: asked for anew with each day. */
    void opened() {
        showing = model.desk().showing();
        open.ended();
    }

    @Override
    public List<GridColumn> columns() {
        return columns;
    }

    @Override
    public int frozen() {
        return FIRST;
    }

    @Override
    public int rows() {
        return view.lines().size();
    }

    DayLine line(int row) {
        return model.sheet().line(view.lines().get(row));
    }

    @Override
    public String name(int row) {
        return Enterprise.NAME.show(line(row).enterprise(), showing);
    }

    @Override
    public boolean editable() {
        return model.isOpen() && model.isEditable();
    }

    @Override
    public GridCell cell(int row, int column) {
        DayLine line = line(row);
        return switch (column) {
            case MARK -> LineMark.of(line, labels);
            case NAME -> GridCell.of(name(row));
            default -> cell(line, ASKED.get(column - FIRST));
        };
    }

    private GridCell cell(DayLine line, Column<?> column) {
        Entry entry = open.shown(line, column);
        String text = entry.text(column, showing);
        List<Problem> problems = line.problems(column);
        if (!problems.isEmpty()) {
            boolean error = problems.stream().anyMatch(Problem::isError);
            return new GridCell(text, false, error ? GridCell.Tone.ERROR : GridCell.Tone.WARNING, sentences(problems));
        }
        boolean faded = entry.isCarried(column) && !text.isEmpty();
        return new GridCell(text, faded, GridCell.Tone.NONE, faded ? since(line.last()) : "");
    }

    private String sentences(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.text(labels) + labels.text("dispatch.sentences") + problem.remedy(labels))
                .collect(Collectors.joining("\n"));
    }

    private String since(@Nullable Row last) {
        return last == null
                ? labels.text("dispatch.carried.survey")
                : labels.text("dispatch.carried", last.get(Dispatch.AS_OF, LocalDate.MIN));
    }

    @Override
    public void typing(int row, int column, @Nullable String text) {
        if (text == null || column < FIRST || row >= rows()) {
            open.ended();
            return;
        }
        open.typing(view.lines().get(row), ASKED.get(column - FIRST), text);
    }

    @Override
    public void write(int row, int column, List<List<String>> block) {
        PasteTarget target = PasteTarget.of(this, row, column, block);
        List<CellText> cells = new ArrayList<>();
        for (PasteTarget.Placed placed : target.placed()) {
            for (int i = 0; i < placed.texts().size(); i++) {
                int place = placed.column() + i - FIRST;
                if (place >= 0
                        && place < ASKED.size()
                        && columns.get(place + FIRST).editable()) {
                    Column<?> of = ASKED.get(place);
                    cells.add(new CellText(
                            view.lines().get(placed.row()),
                            of,
                            Choices.meant(of, placed.texts().get(i), labels)));
                }
            }
        }
        if (!cells.isEmpty()) {
            model.type(cells);
        }
        if (!target.unknown().isEmpty() || target.beyond() > 0) {
            news.left(target.unknown(), target.beyond());
        }
    }

    @Override
    public void left(int row) {
        if (row < rows()) {
            model.left(view.lines().get(row));
        }
    }

    @Override
    public void undo() {
        model.undo();
    }

    @Override
    public void redo() {
        model.redo();
    }
}
