package cn.sixin.store;

import java.util.Locale;

/** What a group of changes was. */
public enum GroupKind {
    EDIT,
    BULK_EDIT,
    IMPORT,
    DELETE,
    RESTORE,
    UNDO,
    RESOLVE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GroupKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
