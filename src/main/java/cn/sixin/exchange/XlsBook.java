package cn.sixin.exchange;

import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;

/** An xls (BIFF8), as Excel 97 to 2003 and WPS write it, read record by record. */
final class XlsBook implements Book {
    private final Path file;
    private final POIFSFileSystem container;
    private final Limits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Problem> leftOut = new ArrayList<>();

    /** @param container taken over @param said of the file already */
    XlsBook(Path file, POIFSFileSystem container, Limits limits, List<Problem> said) throws Refused {
        leftOut.addAll(said);
        this.file = file;
        this.container = container;
        this.limits = limits;
        if (container.getRoot().hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
            leftOut.add(Problem.warning("workbook.macros"));
        }
        process(new AbortableHSSFListener() {
            @Override
            public short abortableProcessRecord(Record each) {
                if (each instanceof BoundSheetRecord bound) {
                    sheets.add(
                            new Sheet(sheets.size(), bound.getSheetname(), bound.isHidden() || bound.isVeryHidden()));
                } else if (each instanceof org.apache.poi.hssf.record.SupBookRecord book
                        && book.isExternalReferences()
                        && leftOut.stream().noneMatch(p -> p.key().equals("workbook.links"))) {
                    leftOut.add(Problem.warning("workbook.links"));
                }
                return (short) (each instanceof BOFRecord bof && bof.getType() == BOFRecord.TYPE_WORKSHEET ? 1 : 0);
            }
        });
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public List<Problem> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public Layout layout(int sheet) throws Refused {
        List<Region> merged = new ArrayList<>();
        BitSet hidden = new BitSet();
        XlsRows counted = new XlsRows(sheet, limits, row -> true) {
            @Override
            void other(Record each) {
                if (each instanceof MergeCellsRecord merge) {
                    for (int i = 0; i < merge.getNumAreas(); i++) {
                        CellRangeAddress a = merge.getAreaAt(i);
                        merged.add(new Region(a.getFirstRow(), a.getFirstColumn(), a.getLastRow(), a.getLastColumn()));
                    }
                } else if (each instanceof ColumnInfoRecord info && info.getHidden()) {
                    hidden.set(info.getFirstColumn(), info.getLastColumn() + 1);
                }
            }
        };
        run(counted);
        return new Layout(List.copyOf(merged), hidden, counted.valued());
    }

    @Override
    public void read(int sheet, Rows rows) throws Refused {
        run(new XlsRows(sheet, limits, rows));
    }

    private void run(XlsRows rows) throws Refused {
        process(rows.chain());
        Refused refused = rows.refused();
        if (refused != null) {
            throw refused;
        }
    }

    private void process(AbortableHSSFListener listener) throws Refused {
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(listener);
        try {
            new HSSFEventFactory().abortableProcessWorkbookEvents(request, container.getRoot());
        } catch (EncryptedDocumentException e) {
            throw new Refused(Problem.error("workbook.password"), e);
        } catch (org.apache.poi.hssf.eventusermodel.HSSFUserException e) {
            throw new Refused(Problem.error("workbook.damaged"), e);
        } catch (IOException e) {
            throw Books.unreadable(file, e);
        } catch (RuntimeException e) {
            // POI reports damage of a record by whatever its code runs into
            throw new Refused(Problem.error("workbook.damaged"), e);
        }
    }

    @Override
    public void close() {
        try {
            container.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
