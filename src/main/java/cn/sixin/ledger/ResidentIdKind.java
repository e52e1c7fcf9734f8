package cn.sixin.ledger;

import cn.sixin.code.Fold;

/** See {@link Kinds}. */
public final class ResidentIdKind extends BaseKind<String> {

    ResidentIdKind() {
        super(String.class, Editor.LINE, Stored.TEXT);
    }

    @Override
    Reading<String> readText(String text, Context context) {
        String folded = Fold.text(text);
        return Reading.folded(folded, folded, text);
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
