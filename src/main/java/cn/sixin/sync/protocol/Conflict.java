package cn.sixin.sync.protocol;

import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.NaturalKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What the server did not apply because others had changed the same, as a row of a ledger of its own: it is pulled like
 * any row, and resolving it is an edit of it that goes together with the ordinary edits that were chosen. The server
 * makes them; no device may.
 *
 * <p>"Kept" is the side that stands in the row, "offered" the one that came later and is kept only here.
 */
public final class Conflict {

    /** Never read from a workbook, so that they need no words. */
    public static final ChoiceList KINDS = ChoiceList.named("conflict_kind")
            // Both changed the same columns to different values.
            .option("field")
            // The row was deleted; the offered edit was made on it.
            .option("edit_deleted")
            // The row was changed; the offered deletion did not know that.
            .option("delete_edited")
            // The server has no such row, as after a restored backup.
            .option("unknown_row")
            // Another row has the same natural key.
            .option("duplicate")
            // A town's value for what the city has set.
            .option("proposal");

    public static final ChoiceList STATES =
            ChoiceList.named("conflict_state").option("open").option("resolved");

    public static final ChoiceList CHOICES = ChoiceList.named("conflict_choice")
            .option("kept")
            .option("offered")
            .option("columns")
            .option("other");

    /** Where the row lies that it is about. */
    public static final Column<String> ABOUT_LEDGER = Column.of("about_ledger", Kinds.text(32));

    /** The id of the row that it is about. */
    public static final Column<String> ABOUT = Column.of("about", Kinds.text(36));

    public static final Column<String> KIND = Column.of("kind", Kinds.choice(KINDS));

    /** With {@code duplicate}: the id of the row that was there first. */
    public static final Column<String> TWIN = Column.of("twin", Kinds.text(36));

    /** The contested columns as the offering officer had seen them, a JSON object ({@link Codec#values}). */
    public static final Column<String> BASE =
            Column.of("base", Kinds.area(400_000)).masked();

    /** The contested columns as they stood in the row when this was made. */
    public static final Column<String> KEPT =
            Column.of("kept", Kinds.area(400_000)).masked();

    /** The contested columns as they were offered; empty for a deletion. */
    public static final Column<String> OFFERED =
            Column.of("offered", Kinds.area(400_000)).masked();

    public static final Column<String> KEPT_BY = Column.of("kept_by", Kinds.text(100));
    public static final Column<Instant> KEPT_AT = Column.of("kept_at", Kinds.instant());

    /** What people call the device. */
    public static final Column<String> KEPT_DEVICE = Column.of("kept_device", Kinds.text(100));

    public static final Column<String> OFFERED_BY = Column.of("offered_by", Kinds.text(100));
    public static final Column<Instant> OFFERED_AT = Column.of("offered_at", Kinds.instant());
    public static final Column<String> OFFERED_DEVICE = Column.of("offered_device", Kinds.text(100));

    /** The offering device's id. */
    public static final Column<String> ORIGIN = Column.of("origin", Kinds.text(36));

    public static final Column<String> STATE = Column.of("state", Kinds.choice(STATES));

    /** Set when it is resolved. */
    public static final Column<String> CHOICE = Column.of("choice", Kinds.choice(CHOICES));

    /** The contested columns as the resolving officer left them, a JSON object; set when it is resolved. */
    public static final Column<String> CHOSEN =
            Column.of("chosen", Kinds.area(400_000)).masked();

    public static final Ledger LEDGER = Ledger.named("conflict")
            .columns(
                    ABOUT_LEDGER,
                    ABOUT,
                    KIND,
                    TWIN,
                    BASE,
                    KEPT,
                    OFFERED,
                    KEPT_BY,
                    KEPT_AT,
                    KEPT_DEVICE,
                    OFFERED_BY,
                    OFFERED_AT,
                    OFFERED_DEVICE,
                    ORIGIN,
                    STATE,
                    CHOICE,
                    CHOSEN)
            // Open conflicts are found by their row; closed ones are not looked for.
            .key(NaturalKey.by(
                    "open",
                    row -> "open".equals(row.get(STATE)) ? Optional.ofNullable(row.get(ABOUT)) : Optional.empty()))
            .together(STATE, CHOICE, CHOSEN)
            .declare();

    private Conflict() {}
}
