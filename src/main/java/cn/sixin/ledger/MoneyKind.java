package cn.sixin.ledger;

import cn.sixin.code.Fault;
import cn.sixin.code.Fold;
import cn.sixin.code.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** An amount in 分; written and read in 元 with at most two decimals. */
public final class MoneyKind extends BaseKind<Long> {

    private static final long MAX = 100_000_000_000_00L;
    private static final BigDecimal NOISE = new BigDecimal("0.000001");

    MoneyKind() {
        super(Long.class, Editor.MONEY, Stored.LONG);
    }

    @Override
    Reading<Long> readText(String text, Context context) {
        NumberText number = NumberText.amount(text);
        Optional<Fault> fault = number.fault();
        if (fault.isPresent()) {
            return Reading.bad(Problem.of(fault.get()));
        }
        BigDecimal fen = number.value().orElseThrow().movePointRight(2).stripTrailingZeros();
        if (fen.scale() > 0) {
            return Reading.bad(Problem.error("money_unreadable", Fold.text(text)));
        }
        long value = fen.longValueExact();
        Reading<Long> reading = Reading.folded(value, shown(value), text);
        return number.toConfirm()
                ? reading.with(Problem.proposal("integer_proposal", Fold.text(text), shown(value)))
                : reading;
    }

    @Override
    Reading<Long> readNumber(double value, Context context) {
        // A formula's sum may miss the 分 it means by the last bits of a double.
        BigDecimal exact = new BigDecimal(new Cell.Number(value).shown());
        BigDecimal fen = exact.setScale(2, RoundingMode.HALF_UP);
        boolean noise = exact.subtract(fen).abs().compareTo(NOISE) < 0;
        return readText((noise ? fen : exact).stripTrailingZeros().toPlainString(), context);
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
