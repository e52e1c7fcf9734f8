package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Puts the records of one sheet of an xls together to rows. */
class XlsRows {
    private final int wanted;
    private final Limits limits;
    private final Book.Rows rows;
    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(each -> {});
    /** Whether a format is a date's, by its number. */
    private final Map<Integer, Boolean> dates = new HashMap<>();

    private final BitSet hiddenRows = new BitSet();
    private int sheet = -1;
    private int depth;
    private boolean date1904;
    private @Nullable SSTRecord texts;
    private int row = -1;
    private final RowCells cells = new RowCells();
    private int valued;
    private int stringColumn = -1;
    private @Nullable Refused refused;

    XlsRows(int wanted, Limits limits, Book.Rows rows) {
        this.wanted = wanted;
        this.limits = limits;
        this.rows = rows;
    }

    /** What the record stream is sent to. */
    AbortableHSSFListener chain() {
        HSSFListener track = formats;
        return new AbortableHSSFListener() {
            @Override
            public short abortableProcessRecord(Record each) {
                track.processRecord(each);
                return (short) (accept(each) ? 0 : 1);
            }
        };
    }

    @Nullable
    Refused refused() {
        return refused;
    }

    int valued() {
        return valued;
    }

    /** Any record of the wanted sheet that is not a cell. */
    void other(Record each) {}

    private boolean accept(Record each) {
        if (each instanceof BOFRecord bof) {
            depth++;
            if (depth == 1 && bof.getType() != BOFRecord.TYPE_WORKBOOK) {
                sheet++;
            }
            return true;
        }
        if (each instanceof EOFRecord) {
            depth--;
            boolean ours = depth == 0 && sheet == wanted;
            return !ours || (flush() && false);
        }
        if (each instanceof DateWindow1904Record window) {
            date1904 = window.getWindowing() == 1;
        } else if (each instanceof SSTRecord sst) {
            texts = sst;
        }
        return sheet != wanted || depth != 1 || inSheet(each);
    }

    private boolean inSheet(Record each) {
        if (each instanceof RowRecord r) {
            hiddenRows.set(r.getRowNumber(), r.getZeroHeight());
            return true;
        }
        if (each instanceof StringRecord string && stringColumn >= 0) {
            put(stringColumn, XlsxMeta.formula(string.getString()));
            stringColumn = -1;
            return true;
        }
        if (each instanceof CellValueRecordInterface value) {
            if (value.getRow() != row) {
                if (!flush()) {
                    return false;
                }
                row = value.getRow();
            }
            put(value.getColumn(), cell(value));
            return true;
        }
        other(each);
        return true;
    }

    private Cell cell(CellValueRecordInterface value) {
        stringColumn = -1;
        return switch (value) {
            case LabelSSTRecord label
            when texts != null -> Cell.of(texts.getString(label.getSSTIndex()).getString());
            case NumberRecord number -> number(number.getValue(), value);
            case BoolErrRecord flag ->
                flag.isBoolean() ? new Cell.Bool(flag.getBooleanValue()) : fault(flag.getErrorValue());
            case FormulaRecord formula -> formula(formula);
            default -> value instanceof LabelRecord old ? Cell.of(old.getValue()) : Cell.blank();
        };
    }

    private Cell formula(FormulaRecord formula) {
        return switch (formula.getCachedResultTypeEnum()) {
            case NUMERIC -> number(formula.getValue(), formula);
            case BOOLEAN -> new Cell.Bool(formula.getCachedBooleanValue());
            case ERROR -> fault((byte) formula.getCachedErrorValue());
            case STRING -> {
                stringColumn = formula.hasCachedResultString() ? formula.getColumn() : -1;
                yield Cell.blank();
            }
            default -> Cell.blank();
        };
    }

    private Cell number(double value, CellValueRecordInterface at) {
        boolean date = dates.computeIfAbsent(
                formats.getFormatIndex(at), index -> XlsxMeta.isDate(index, formats.getFormatString(index)));
        return Numbers.cell(value, date, date1904);
    }

    private static Cell fault(byte code) {
        return new Cell.Fault(
                FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?");
    }

    private void put(int column, Cell cell) {
        if (!(cell instanceof Cell.Blank)) {
            cells.put(column, cell);
        }
    }

    /** @return whether more rows are wanted */
    private boolean flush() {
        if (cells.isEmpty()) {
            return true;
        }
        SourceRow done = new SourceRow(row + 1, hiddenRows.get(row), cells.taken());
        cells.clear();
        if (++valued > limits.rows()) {
            refused = Refused.because("workbook.rows", limits.rows());
            return false;
        }
        try {
            return rows.row(done);
        } catch (Refused e) {
            refused = e;
            return false;
        }
    }
}
