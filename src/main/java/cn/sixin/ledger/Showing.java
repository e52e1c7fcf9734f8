package cn.sixin.ledger;

import java.util.UUID;

/** What showing a value to a person takes: his language, and the names behind references. */
public record Showing(Labels labels, Names names) {

    /** The name of a row that another one refers to. */
    @FunctionalInterface
    public interface Names {
        String of(Ledger ledger, UUID id);
    }

    /** For values without references. */
    public static Showing plain(Labels labels) {
        return new Showing(labels, (ledger, id) -> id.toString());
    }
}
