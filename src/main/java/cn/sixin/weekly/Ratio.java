package cn.sixin.weekly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Two whole numbers, divided only when they are printed: HALF_UP, two decimals of a per cent. */
public record Ratio(long part, long whole) {
    /** What is printed where there is nothing to divide by. */
    public static final String NONE = "—";

    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Per cent, two decimals; empty when there is nothing to divide by. */
    public Optional<BigDecimal> percent() {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
    }

    public String text() {
        return percent().map(value -> value.toPlainString() + "%").orElse(NONE);
    }

    /**
     * In per cent points, with its sign, between the two as they are printed: who subtracts the printed ones by hand finds
     * the same.
     */
    public Optional<BigDecimal> since(Ratio before) {
        return percent().flatMap(now -> before.percent().map(now::subtract));
    }
}
