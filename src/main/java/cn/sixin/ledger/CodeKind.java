package cn.sixin.ledger;

import cn.sixin.code.Fault;
import java.util.List;

/** A code that is folded, then checked. A numeric cell has lost digits and is refused, never repaired. */
abstract class CodeKind extends BaseKind<String> {

    CodeKind(Editor editor) {
        super(String.class, editor, Stored.TEXT);
    }

    /** A code as folded, and what is wrong with it. */
    record Checked(String code, List<Fault> faults) {}

    abstract Checked checked(String typed, Context context);

    @Override
    final Reading<String> readText(String text, Context context) {
        Checked checked = checked(text, context);
        if (checked.faults().isEmpty()) {
            return Reading.folded(checked.code(), checked.code(), text);
        }
        List<Problem> problems = problems(checked.faults());
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            return Reading.bad(errors.getFirst());
        }
        Reading<String> reading = Reading.folded(checked.code(), checked.code(), text);
        return new Reading<>(reading.value(), reading.typed(), problems);
    }

    @Override
    Reading<String> readNumber(double value, Context context) {
        return Reading.bad(Problem.error("code_is_number"));
    }

    @Override
    Reading<String> readDate(Cell.Date date, Context context) {
        return Reading.bad(Problem.error("code_is_number"));
    }

    @Override
    public final List<Problem> check(String value, Context context) {
        return problems(checked(value, context).faults());
    }

    private static List<Problem> problems(List<Fault> faults) {
        return faults.isEmpty() ? List.of() : faults.stream().map(Problem::of).toList();
    }

    @Override
    public String show(String value, Showing showing) {
        return value;
    }

    @Override
    public final String receive(Object sent) {
        return (String) sent;
    }
}
