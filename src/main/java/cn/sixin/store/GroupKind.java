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
    /** Decisions about conflicts: the server takes all of such a group or nothing. */
    RESOLVE,
    /** What came from the server. */
    SYNC;

    /** Whether an officer can take it back as a whole. A decision is changed by a later edit, as on the server. */
    public boolean undoable() {
        return this != UNDO && this != RESOLVE && this != SYNC;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GroupKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
