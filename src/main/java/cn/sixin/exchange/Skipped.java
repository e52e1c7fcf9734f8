package cn.sixin.exchange;

/**
 * Rows of a sheet that hold no record.
 *
 * @param sheet its name
 * @param from from 1
 * @param to from 1, included
 * @param text the first text that stands there
 */
public record Skipped(String sheet, int from, int to, Why why, String text) {
    /** Why a row is no record; the label is {@code exchange.skipped.<name>}. */
    public enum Why {
        TITLE,
        HEADER,
        REPEATED_HEADER,
        BLANK,
        TOTAL,
        SIGNATURE,
        NOTE;

        public String labelKey() {
            return "exchange.skipped." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
