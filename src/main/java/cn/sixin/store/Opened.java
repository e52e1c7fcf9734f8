package cn.sixin.store;

import cn.sixin.store.files.StoreTrouble;

/** What came of opening a store. */
public sealed interface Opened {
    /**
     * @param recovered how many acknowledged changes the file had lost and took back from the journal; 0 as a rule
     * @param journalAside whether the journal did not belong to this file and was set aside
     */
    record Ready(Store store, long recovered, boolean journalAside) implements Opened {}

    /** Nothing was changed. */
    record Refused(StoreTrouble trouble) implements Opened {}

    /** For callers that can do nothing but go on. */
    default Store orThrow() {
        return switch (this) {
            case Ready ready -> ready.store();
            case Refused refused ->
                throw new IllegalStateException(refused.trouble().toString());
        };
    }
}
