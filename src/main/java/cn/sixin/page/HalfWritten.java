package cn.sixin.page;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.store.Draft;
import cn.sixin.store.Drafts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an officer left half written, as it is offered to him again.
 *
 * @param record opens it
 * @param name what a person calls the row; "" when that was not written yet
 * @param isNew the row was never saved
 */
public record HalfWritten(Ledger ledger, UUID record, String name, Instant at, boolean isNew) {

    /** The latest first. What was saved after all, as when the desk was killed right after, is let go of. Blocks. */
    public static List<HalfWritten> of(Desk desk) {
        return desk.store().drafts().of(desk.officer()).stream()
                .flatMap(kept -> live(desk, kept).stream())
                .map(kept -> of(desk, kept))
                .toList();
    }

    private static HalfWritten of(Desk desk, Drafts.Kept kept) {
        Draft draft = kept.draft();
        Row row = draft.typedOver(
                desk.row(draft.ledger(), draft.record()).orElseGet(() -> desk.draft(draft.ledger(), draft.record())));
        return new HalfWritten(draft.ledger(), draft.record(), desk.title(row), kept.at(), draft.isNew());
    }

    /** The draft, unless it was saved after all; one of a row that is gone stays, for its words. */
    static Optional<Drafts.Kept> live(Desk desk, Drafts.Kept kept) {
        Draft draft = kept.draft();
        boolean saved = desk.store()
                        .find(draft.ledger(), draft.record())
                        .filter(row -> draft.isNew() || isIn(row, draft))
                        .isPresent()
                && draft.parts().stream().allMatch(part -> isSaved(desk, part));
        if (saved) {
            desk.store().drafts().drop(desk.officer(), draft.record());
        }
        return saved ? Optional.empty() : Optional.of(kept);
    }

    private static boolean isSaved(Desk desk, Draft.Part part) {
        Draft draft = part.draft();
        Optional<Row> row = desk.store().find(draft.ledger(), draft.record());
        boolean there = row.filter(found -> !found.envelope().deleted()).isPresent();
        return part.gone() ? !there : row.filter(found -> isIn(found, draft)).isPresent();
    }

    private static boolean isIn(Row row, Draft draft) {
        return draft.texts().isEmpty() && draft.typedOver(row).sameValues(row);
    }
}
