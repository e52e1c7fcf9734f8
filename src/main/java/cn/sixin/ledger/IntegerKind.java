package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.util.Comparator;
import java.util.List;

/** A count. */
public final class IntegerKind extends BaseKind<Integer> {

    private final int min;
    private final int max;

    IntegerKind(int min, int max) {
        super(Integer.class, Editor.INTEGER, Stored.INT);
        this.min = min;
        this.max = max;
    }

    @Override
    Reading<Integer> readText(String text, Context context) {
        String folded = Fold.text(text);
        try {
            return Reading.of(Integer.parseInt(folded));
        } catch (NumberFormatException e) {
            return Reading.bad(Problem.error("integer_unreadable", folded));
        }
    }

    @Override
    Reading<Integer> readNumber(double value, Context context) {
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? Reading.of((int) value)
                : Reading.bad(Problem.error("integer_unreadable", new Cell.Number(value).shown()));
    }

    @Override
    public List<Problem> check(Integer value, Context context) {
        return value < min || value > max ? List.of(Problem.error("number_range", value, min, max)) : List.of();
    }

    @Override
    public String show(Integer value, Showing showing) {
        return value.toString();
    }

    @Override
    public Comparator<Integer> order() {
        return Comparator.naturalOrder();
    }

    @Override
    public Object send(Integer value) {
        return (long) value;
    }

    @Override
    public Integer receive(Object sent) {
        return Math.toIntExact(((Number) sent).longValue());
    }

    @Override
    public boolean numeric() {
        return true;
    }
}
