package cn.sixin.ledger;

import cn.sixin.code.ChineseOrder;
import cn.sixin.code.Fold;
import cn.sixin.code.Mask;
import java.util.Comparator;
import java.util.List;

/** Words. Compared by pinyin, as officers' spreadsheets sort. */
public final class TextKind extends BaseKind<String> {

    /** What is evened out when a text is read. */
    enum Folding {
        /** Outer spaces of every sort. */
        TEXT,
        /** The same, line breaks kept. */
        LINES,
        /** The separator within minority names. */
        NAME
    }

    private final int max;
    private final Folding folding;

    TextKind(Editor editor, int max, Folding folding) {
        super(String.class, editor, Stored.TEXT);
        this.max = max;
        this.folding = folding;
    }

    /** The most characters, by code point. */
    public int max() {
        return max;
    }

    @Override
    Reading<String> readText(String text, Context context) {
        String folded = switch (folding) {
            case TEXT -> Fold.text(text);
            case LINES -> text.strip();
            case NAME -> Fold.name(text);
        };
        return tooLong(folded) ? Reading.bad(problem(folded)) : Reading.folded(folded, folded, text);
    }

    @Override
    Reading<String> readDate(Cell.Date date, Context context) {
        return Reading.bad(Problem.error("text_not_text"));
    }

    @Override
    public List<Problem> check(String value, Context context) {
        return tooLong(value) ? List.of(problem(value)) : List.of();
    }

    private boolean tooLong(String value) {
        return value.length() > max && value.codePointCount(0, value.length()) > max;
    }

    private Problem problem(String value) {
        return Problem.error("text_too_long", value.codePointCount(0, value.length()), max);
    }

    @Override
    public String show(String value, Showing showing) {
        return value;
    }

    @Override
    public String mask(String value, Showing showing) {
        return Mask.name(value);
    }

    @Override
    public Comparator<String> order() {
        return ChineseOrder.get();
    }

    @Override
    public String receive(Object sent) {
        return (String) sent;
    }
}
