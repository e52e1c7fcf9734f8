package cn.sixin.exchange;

import cn.sixin.ledger.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * Gives the officer his own workbook back with the bad cells coloured, each with a comment that says what is wrong and
 * what to do. A book too large for that comes back as a new one with only the rows that need him.
 */
public final class MarkedBook {
    /** Beyond it the whole workbook would not fit into the memory beside the desk. */
    static final long SAME_BOOK_MAX = 6L << 20;

    private static final int SHEET_ROWS_MAX = 30_000;
    /** Programs grow slow with more comments; the colour stays. */
    private static final int COMMENTS_MAX = 5_000;

    private final List<Plan> plans;
    private final Labels labels;

    public MarkedBook(Plan plan, Labels labels) {
        this(List.of(plan), labels);
    }

    /** @param plans of the same workbook for several ledgers */
    public MarkedBook(List<Plan> plans, Labels labels) {
        this.plans = List.copyOf(plans);
        this.labels = labels;
    }

    /**
     * @param source the workbook that the plan was made of
     * @return whether it is the same workbook; false for a new one of the bad rows
     * @throws Refused when the source cannot be read any more or the target not be written
     */
    public boolean write(Path source, Path target) throws Refused {
        String name = String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT);
        boolean text = name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
        if (text
                || size(source) > SAME_BOOK_MAX
                || plans.stream().anyMatch(plan -> plan.rows().size() > SHEET_ROWS_MAX)) {
            AtomicFile.write(target, out -> fresh(source, out));
            return false;
        }
        AtomicFile.write(target, out -> same(source, out));
        return true;
    }

    private static long size(Path source) throws Refused {
        try {
            return Files.size(source);
        } catch (IOException e) {
            throw Books.unreadable(source, e);
        }
    }

    private void same(Path source, OutputStream out) throws IOException {
        // From a stream: a package opened from its file for reading takes no new part, and comments need one.
        try (InputStream in = Files.newInputStream(source);
                Workbook book = WorkbookFactory.create(in)) {
            Marking marking = new Marking(book);
            plans.forEach(marking::mark);
            book.write(out);
        }
    }

    /** The officer's own book while its cells are marked. */
    private final class Marking {
        private final Workbook book;
        private final Map<Integer, CellStyle> styles = new HashMap<>();
        private final Map<Cell, String> marked = new HashMap<>();

        Marking(Workbook book) {
            this.book = book;
        }

        void mark(Plan plan) {
            for (PlannedRow row : plan.rows()) {
                if (!row.findings().isEmpty()) {
                    String name = plan.selections().get(row.sheet()).sheet().name();
                    Sheet sheet = book.getSheet(name);
                    said(row).forEach((column, text) -> mark(cell(sheet, row.number() - 1, column), text));
                }
            }
        }

        /** What two ledgers say of one cell is said once where it is the same. */
        private void mark(Cell cell, String text) {
            String before = marked.put(cell, text);
            if (text.equals(before)) {
                return;
            }
            if (before == null) {
                cell.setCellStyle(styles.computeIfAbsent(
                        (int) cell.getCellStyle().getIndex(), i -> coloured(book, cell.getCellStyle())));
            }
            if (marked.size() <= COMMENTS_MAX) {
                comment(book, cell, text);
            }
        }
    }

    /** By column what is to be said of a row; what concerns no single cell stands at the first one. */
    private Map<Integer, String> said(PlannedRow row) {
        Map<Integer, String> said = new HashMap<>();
        for (Finding finding : row.findings()) {
            String text =
                    finding.problem().text(labels) + "\n" + finding.problem().remedy(labels);
            said.merge(Math.max(0, finding.column()), text, (a, b) -> a + "\n" + b);
        }
        return said;
    }

    private static Cell cell(Sheet sheet, int row, int column) {
        Row there = sheet.getRow(row);
        Row at = there == null ? sheet.createRow(row) : there;
        return at.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static CellStyle coloured(Workbook book, CellStyle like) {
        CellStyle style = book.createCellStyle();
        style.cloneStyleFrom(like);
        style.setFillForegroundColor(IndexedColors.ROSE.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static void comment(Workbook book, Cell cell, String text) {
        CreationHelper helper = book.getCreationHelper();
        Comment old = cell.getCellComment();
        String whole = old == null ? text : old.getString().getString() + "\n" + text;
        cell.removeCellComment();
        ClientAnchor anchor = helper.createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 4);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 4);
        Comment comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(helper.createRichTextString(whole));
        cell.setCellComment(comment);
    }

    private void fresh(Path source, OutputStream out) throws IOException, Refused {
        try (Book book = Books.open(source);
                org.dhatim.fastexcel.Workbook marked = new org.dhatim.fastexcel.Workbook(out, "SixinStation", "1.0")) {
            int sheets =
                    plans.stream().mapToInt(plan -> plan.selections().size()).sum();
            int at = 0;
            for (Plan plan : plans) {
                for (int i = 0; i < plan.selections().size(); i++) {
                    at++;
                    String title = labels.text("exchange.bad_rows") + (sheets == 1 ? "" : String.valueOf(at));
                    sheet(book, plan, i, marked.newWorksheet(title));
                }
            }
        }
    }

    private void sheet(Book book, Plan plan, int index, org.dhatim.fastexcel.Worksheet sheet) throws Refused {
        Map<Integer, PlannedRow> bad = new HashMap<>();
        for (PlannedRow row : plan.rows()) {
            if (row.sheet() == index && !row.findings().isEmpty()) {
                bad.put(row.number(), row);
            }
        }
        Selection selection = plan.selections().get(index);
        List<String> titles = new ArrayList<>();
        selection.header().columns().forEach(c -> titles.add(c.path().isEmpty() ? "" : c.title()));
        int reason = titles.size();
        titles.add(labels.text("exchange.reason"));
        titles.add(labels.text("exchange.row_number"));
        for (int c = 0; c < titles.size(); c++) {
            sheet.value(0, c, titles.get(c));
            sheet.style(0, c).bold().set();
        }
        int[] at = {0};
        book.read(selection.sheet().index(), row -> {
            PlannedRow planned = bad.get(row.number());
            if (planned != null) {
                at[0]++;
                for (int c = 0; c < Math.min(row.width(), reason); c++) {
                    value(sheet, at[0], c, row.cell(c));
                }
                Map<Integer, String> said = said(planned);
                said.keySet()
                        .forEach(c -> sheet.style(at[0], c).fillColor("FF99CC").set());
                sheet.value(at[0], reason, String.join("\n", said.values()));
                sheet.value(at[0], reason + 1, row.number());
            }
            return true;
        });
        sheet.freezePane(0, 1);
    }

    private static void value(org.dhatim.fastexcel.Worksheet sheet, int row, int column, cn.sixin.ledger.Cell cell) {
        switch (cell) {
            case cn.sixin.ledger.Cell.Blank b -> {}
            case cn.sixin.ledger.Cell.Number n -> sheet.value(row, column, n.value());
            case cn.sixin.ledger.Cell.Date d -> {
                sheet.value(row, column, d.value());
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> {
                sheet.value(row, column, cell.shown());
                sheet.style(row, column).format("@").set();
            }
        }
    }
}
