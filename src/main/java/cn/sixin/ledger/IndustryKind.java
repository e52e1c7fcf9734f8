package cn.sixin.ledger;

import cn.sixin.code.Fold;
import cn.sixin.code.Industry;

/** Code and words; the natural order is the code's, and puts what has none behind. See {@link Kinds}. */
public final class IndustryKind extends BaseKind<String> {

    IndustryKind() {
        super(String.class, Editor.LINE, Stored.TEXT);
    }

    @Override
    Reading<String> readText(String text, Context context) {
        String folded = Fold.text(text);
        return Industry.parse(text)
                .map(industry -> Reading.folded(industry.text(), industry.text(), text))
                .orElseGet(
                        () -> Reading.folded(folded, folded, text).with(Problem.warning("industry_unknown", folded)));
    }

    @Override
    public String show(String value, Showing showing) {
        return value;
    }

    @Override
    public String receive(Object sent) {
        return (String) sent;
    }
}
