package cn.sixin.ledger;

import cn.sixin.code.Fault;
import cn.sixin.code.Fold;
import cn.sixin.code.NumberText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        NumberText number = NumberText.whole(text);
        Optional<Fault> fault = number.fault();
        if (fault.isPresent()) {
            return Reading.bad(Problem.of(fault.get()));
        }
        int value = number.value().orElseThrow().intValueExact();
        Reading<Integer> reading = Reading.folded(value, String.valueOf(value), text);
        return number.toConfirm()
                ? reading.with(Problem.proposal("integer_proposal", Fold.text(text), value))
                : reading;
    }

    @Override
    Reading<Integer> readNumber(double value, Context context) {
        // A formula's sum may miss the whole number it means by the last bits of a double.
        double whole = Math.rint(value);
        boolean near = Math.abs(value - whole) < 1e-6;
        if (near && whole >= 0 && whole <= Integer.MAX_VALUE) {
            return Reading.of((int) whole);
        }
        return readText(new Cell.Number(near ? whole : value).shown(), context);
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
