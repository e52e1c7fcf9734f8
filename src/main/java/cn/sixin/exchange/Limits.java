package cn.sixin.exchange;

/**
 * How much of a file is taken before it is refused, so that no workbook can exhaust the memory.
 *
 * @param fileBytes size of the file
 * @param inflatedBytes of all parts of an xlsx together
 * @param ratio inflated to packed size of one part, asked beyond {@link #RATIO_FROM} bytes: real sheets reach 40, a
 *     bomb 1000
 * @param rows of one sheet that hold a value
 * @param textBytes of an xlsx's shared texts in memory
 */
public record Limits(long fileBytes, long inflatedBytes, int ratio, int rows, long textBytes) {
    /** Below this many inflated bytes no ratio is suspicious. */
    public static final long RATIO_FROM = 8L << 20;

    /** For a heap of 512 MB. */
    public static final Limits USUAL = new Limits(200L << 20, 1L << 30, 120, 300_000, 160L << 20);
}
