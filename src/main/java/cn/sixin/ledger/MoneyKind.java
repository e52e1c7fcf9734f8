package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.math.BigDecimal;
import java.util.List;

/** An amount in 分; written and read in 元 with at most two decimals. */
public final class MoneyKind extends BaseKind<Long> {

    private static final long MAX = 100_000_000_000_00L;

    MoneyKind() {
        super(Long.class, Editor.MONEY, Stored.LONG);
    }

    @Override
    Reading<Long> readText(String text, Context context) {
        String folded = Fold.text(text).replaceAll("[¥元,\\s]", "");
        try {
            return Reading.of(
                    new BigDecimal(folded).movePointRight(2).setScale(0).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Reading.bad(Problem.error("money_unreadable", Fold.text(text)));
        }
    }

    @Override
    public List<Problem> check(Long value, Context context) {
        return value < 0 || value > MAX
                ? List.of(Problem.error("number_range", shown(value), 0, shown(MAX)))
                : List.of();
    }

    @Override
    public String show(Long value, Showing showing) {
        return shown(value);
    }

    private static String shown(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public Object send(Long value) {
        return value;
    }

    @Override
    public Long receive(Object sent) {
        return ((Number) sent).longValue();
    }

    @Override
    public boolean numeric() {
        return true;
    }
}
