package cn.sixin.exchange;

import cn.sixin.ledger.Problem;
import java.util.BitSet;
import java.util.List;

/** An open workbook, read in whole passes so that its size does not matter to the memory. One thread at a time. */
public interface Book extends AutoCloseable {
    /** A sheet's name and whether its maker hid it. */
    record Sheet(int index, String name, boolean hidden) {}

    /**
     * What must be known of a sheet before its rows.
     *
     * @param rows how many hold a value
     */
    record Layout(List<Region> merged, BitSet hiddenColumns, int rows) {}

    /** Receives the rows in their order; rows without any value may be left out. */
    @FunctionalInterface
    interface Rows {
        /** @return whether more are wanted */
        boolean row(SourceRow row) throws Refused;
    }

    List<Sheet> sheets();

    /** What of the file is not used: macros, links to other workbooks. Warnings; never run, never followed. */
    List<Problem> leftOut();

    /** @throws Refused when the sheet is damaged or beyond the {@link Limits} */
    Layout layout(int sheet) throws Refused;

    /** @throws Refused when the sheet is damaged or beyond the {@link Limits} */
    void read(int sheet, Rows rows) throws Refused;

    @Override
    void close();
}
