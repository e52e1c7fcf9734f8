package cn.sixin.page.ui;

import cn.sixin.kit.grid.GridCell;
import cn.sixin.kit.grid.GridColumn;
import cn.sixin.kit.grid.GridModel;
import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerFields;
import cn.sixin.page.PartSheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole's parts as a grid shows them: a line each, and below them an empty one in which the next begins. */
final class PartGrid implements GridModel {
    private final Desk desk;
    private final PartSheet sheet;
    private final Runnable changed;
    private final List<GridColumn> columns;
    private boolean ready;

    /** @param changed after each edit */
    PartGrid(Desk desk, PartSheet sheet, Runnable changed) {
        this.desk = desk;
        this.sheet = sheet;
        this.changed = changed;
        columns = sheet.columns().stream()
                .map(column -> column(column, desk.labels()))
                .toList();
    }

    private static GridColumn column(Column<?> column, Labels labels) {
        double width = LedgerFields.of(column, labels).width();
        List<String> options = switch (column.kind()) {
            case ChoiceKind choice ->
                choice.list().codes().stream()
                        .map(code -> choice.list().label(code, labels))
                        .toList();
            case Kind<?> kind when kind.editor() == Kind.Editor.CHECK -> List.of(labels.text("yes"), labels.text("no"));
            default -> List.of();
        };
        String header = column.label(labels) + (column.isRequired() ? " *" : "");
        return new GridColumn(column.name(), header, width, column.kind().numeric(), true, true, options);
    }

    /** Whether its lines are there; nothing is typed before. */
    void ready(boolean now) {
        ready = now;
    }

    @Override
    public List<GridColumn> columns() {
        return columns;
    }

    @Override
    public int frozen() {
        return 1;
    }

    @Override
    public int rows() {
        return sheet.size() + 1;
    }

    @Override
    public GridCell cell(int row, int column) {
        String text = sheet.text(row, column, desk.showing());
        List<Problem> problems = sheet.problems(row, column);
        if (problems.isEmpty()) {
            return GridCell.of(text);
        }
        Problem first = problems.getFirst();
        GridCell.Tone tone = first.isError() ? GridCell.Tone.ERROR : GridCell.Tone.WARNING;
        String reason = first.text(desk.labels()) + "  " + first.remedy(desk.labels());
        return new GridCell(text, false, tone, reason);
    }

    @Override
    public String name(int row) {
        return row < sheet.size() ? String.valueOf(row + 1) : desk.labels().text("page.parts.next");
    }

    @Override
    public boolean editable() {
        return ready;
    }

    @Override
    public void write(int row, int column, List<List<String>> block) {
        sheet.write(row, column, block);
        changed.run();
    }

    @Override
    public void typing(int row, int column, @Nullable String text) {}

    @Override
    public void left(int row) {}

    @Override
    public void undo() {
        sheet.undo();
        changed.run();
    }

    @Override
    public void redo() {
        sheet.redo();
        changed.run();
    }
}
