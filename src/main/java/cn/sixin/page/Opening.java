package cn.sixin.page;

import cn.sixin.ledger.Row;
import cn.sixin.store.Drafts;
import cn.sixin.store.Link;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form opens.
 *
 * @param stored the row as the form is to have read it; null for a new one
 * @param begun how the fields stood before anything was typed
 * @param draft what was typed into them before and not saved
 * @param filled what is put in for the officer as if he had typed it; null for nothing
 * @param link what is to name the new row once it is saved; null as a rule
 */
public record Opening(
        @Nullable Row stored,
        Row begun,
        Optional<Drafts.Kept> draft,
        @Nullable Row filled,
        @Nullable Link link) {

    /** A row as it was saved. */
    public static Opening of(Row row) {
        return new Opening(row, row, Optional.empty(), null, null);
    }

    /** A new row. */
    public static Opening fresh(Row begun) {
        return new Opening(null, begun, Optional.empty(), null, null);
    }

    /** The same new row with what is known of it, and what names it then. */
    public Opening filled(Row known, Link named) {
        return new Opening(stored, begun, draft, known, named);
    }

    /** The same as before anything was typed. */
    public Opening blank() {
        return new Opening(stored, begun, Optional.empty(), null, link);
    }
}
