package cn.sixin.app.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes of files as they are shown. */
final class Sizes {
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1024L * 1024);

    private Sizes() {}

    /** MiB with one decimal; what is there is never shown as nothing. */
    static String megabytes(long bytes) {
        BigDecimal shown = BigDecimal.valueOf(bytes).divide(MEGABYTE, 1, RoundingMode.HALF_UP);
        return (bytes > 0 && shown.signum() == 0 ? new BigDecimal("0.1") : shown).toPlainString();
    }
}
