package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.util.Locale;
import java.util.Set;

/** 是 or 否. */
public final class YesNoKind extends BaseKind<Boolean> {

    private static final Set<String> YES = Set.of("是", "有", "已", "√", "✓", "v", "y", "yes", "true", "1", "已确认");
    private static final Set<String> NO = Set.of("否", "没有", "未", "×", "✗", "x", "n", "no", "false", "0", "未确认");

    YesNoKind() {
        super(Boolean.class, Editor.CHECK, Stored.BOOLEAN);
    }

    @Override
    Reading<Boolean> readText(String text, Context context) {
        String word = Fold.text(text).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Reading.of(true);
        }
        return NO.contains(word) ? Reading.of(false) : Reading.bad(Problem.error("yes_no_unknown", word));
    }

    @Override
    public String show(Boolean value, Showing showing) {
        return showing.labels().text(value ? "yes" : "no");
    }

    @Override
    public Object send(Boolean value) {
        return value;
    }

    @Override
    public Boolean receive(Object sent) {
        return (Boolean) sent;
    }
}
