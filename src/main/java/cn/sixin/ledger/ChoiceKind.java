package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.util.Comparator;
import java.util.List;

/** One of a list; the value is its code. */
public final class ChoiceKind extends BaseKind<String> {

    private final ChoiceList list;

    ChoiceKind(ChoiceList list) {
        super(String.class, Editor.CHOICE, Stored.TEXT);
        this.list = list;
    }

    public ChoiceList list() {
        return list;
    }

    @Override
    Reading<String> readText(String text, Context context) {
        return list.find(text)
                .map(Reading::of)
                .orElseGet(() -> Reading.bad(Problem.error("choice_unknown", Fold.text(text))));
    }

    /** 无 is a value of some lists (风险), not a blank. */
    @Override
    Reading<String> readBlankWord(String text) {
        return list.find(text).map(Reading::of).orElseGet(Reading::blank);
    }

    @Override
    public List<Problem> check(String value, Context context) {
        return list.has(value) ? List.of() : List.of(Problem.error("choice_unknown", value));
    }

    @Override
    public String show(String value, Showing showing) {
        return list.has(value) ? list.label(value, showing.labels()) : value;
    }

    @Override
    public Comparator<String> order() {
        return Comparator.<String>comparingInt(list::place).thenComparing(Comparator.naturalOrder());
    }

    @Override
    public String receive(Object sent) {
        return (String) sent;
    }
}
