package cn.sixin.kit;

import cn.sixin.kit.work.Background;
import cn.sixin.ledger.Labels;

/** What every part of a window needs. */
public record Kit(Labels labels, Theme theme, Background background, Dialogs dialogs) {
    /** A label's words. */
    public String text(String key, Object... args) {
        return labels.text(key, args);
    }
}
