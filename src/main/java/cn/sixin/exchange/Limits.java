package cn.sixin.exchange;

/**
 * How much of a file is taken before it is refused, so that no workbook can exhaust the memory.
 *
 * @param fileBytes size of the file
 * @param inflatedBytes of one part of an xlsx
 * @param ratio inflated to packed size of one part, asked beyond {@link #RATIO_FROM} bytes: real sheets reach 40, a
 *     bomb 1000
 * @param rows of one sheet that hold a value
 * @param textBytes of an xlsx's shared texts in memory, and of one sheet's other texts
 */
public record Limits(long fileBytes, long inflatedBytes, int ratio, int rows, long textBytes) {
    /** Inflated bytes within which an xlsx's next row or text ends; a text of one cell has at most 32,767 characters. */
    public static final long STEP = 4L << 20;
    /** Inflated bytes of what an xlsx says of itself: its sheets, relations and styles. */
    public static final long META = 64L << 20;
    /** Columns of a row, as Excel has them. */
    public static final int COLUMNS = 16_384;
    /** Excel's own bound on the text of one cell; four times that is damage or an attack. */
    public static final int TEXT = 131_068;
    /** Below this many inflated bytes no ratio is suspicious. */
    public static final long RATIO_FROM = 8L << 20;

    /** For a heap of 512 MB. */
    public static final Limits USUAL = new Limits(200L << 20, 1L << 30, 120, 300_000, 160L << 20);
}
