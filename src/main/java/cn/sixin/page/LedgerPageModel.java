package cn.sixin.page;

import cn.sixin.kit.table.TableSource;
import cn.sixin.kit.table.TableState;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.store.Batch;
import cn.sixin.store.ChangeGroup;
import cn.sixin.store.Draft;
import cn.sixin.store.Drafts;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Link;
import cn.sixin.store.Listed;
import cn.sixin.store.Saving;
import cn.sixin.store.Undone;
import cn.sixin.store.search.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a ledger's page does. All calls but those of the quick filters block and belong off the FX thread. */
public final class LedgerPageModel {
    /** Rows have UUIDv7. */
    private static final int ROW_ID_VERSION = 7;

    private static final int RECYCLED = 1000;

    private final Desk desk;
    private final LedgerPage page;
    private final RowSaving saving;
    private volatile List<QuickFilter> quick = List.of();

    public LedgerPageModel(Desk desk, LedgerPage page) {
        this.desk = desk;
        this.page = page;
        saving = new RowSaving(desk);
    }

    public LedgerPage page() {
        return page;
    }

    public Ledger ledger() {
        return page.ledger();
    }

    public Desk desk() {
        return desk;
    }

    public RowSaving saving() {
        return saving;
    }

    /** Filters that must hold beside the table's own, from now on. */
    public void quick(List<QuickFilter> filters) {
        quick = List.copyOf(filters);
    }

    /** The quick filters that are pressed. */
    List<Filter> quickNow() {
        return quick.stream().map(q -> q.filter().apply(desk)).toList();
    }

    /** Rows of the present state, filtered, sorted and masked. */
    public TableSource source() {
        return (arrangement, progress) -> desk.rows(page, arrangement, quickNow(), progress);
    }

    /** How the officer had arranged the table, else how it is declared. */
    public TableState arranged() {
        return desk.preference(preference()).flatMap(TableState::fromJson).orElseGet(() -> page.opening(desk.labels()));
    }

    /** Keeps it so for him. */
    public TableState keep(TableState state) {
        desk.prefer(preference(), state.toJson());
        return state;
    }

    private String preference() {
        return "page." + ledger().name();
    }

    /** The rows of another ledger for which one of this page's is missing, by name; at most so many. Blocks. */
    public Listed lacking(int most) {
        return page.lacking()
                .map(lacking -> desk.store().list(lacking.of(), lacking.where().apply(desk.context()), most))
                .orElse(new Listed(0, List.of()));
    }

    /** A new row as the form opens it. */
    public Opening fresh() {
        return Opening.fresh(
                page.fresh().of(ledger().begin(desk.draft(ledger()), desk.context()), desk.context(), desk.officer()));
    }

    /** A new row that refers to a row of another ledger, in its first column for that. */
    public Opening fresh(Ledger of, UUID row) {
        for (Column<?> column : ledger().columns()) {
            if (column.kind() instanceof ReferenceKind reference && reference.target() == of) {
                return Opening.fresh(fresh().begun().with(Map.of(column, row)));
            }
        }
        throw new IllegalArgumentException(ledger() + " does not refer to " + of);
    }

    /** What a saved row of this ledger becomes: the other ledger's new row with all that is known. */
    public Opening become(Becoming becoming, Row row, LedgerPage other) {
        Opening fresh = new LedgerPageModel(desk, other).fresh();
        return fresh.filled(becoming.fill().of(row, fresh.begun()), new Link(row.id(), becoming.link()));
    }

    /** The row as the store has it now; empty when it is deleted or was never there. */
    public Optional<Row> row(UUID id) {
        return desk.row(ledger(), id).filter(row -> !row.envelope().deleted());
    }

    /** The row, or a new one that was begun and not saved, with what of it was left half written. */
    public Optional<Opening> opening(UUID id) {
        Optional<Drafts.Kept> kept = desk.store()
                .drafts()
                .find(desk.officer(), id)
                .filter(found -> found.draft().ledger() == ledger())
                .flatMap(found -> HalfWritten.live(desk, found));
        if (kept.isEmpty()) {
            return row(id).map(Opening::of);
        }
        Draft draft = kept.get().draft();
        Optional<Row> present = desk.row(ledger(), id);
        Row stored = draft.isNew() ? null : present.map(draft::readFrom).orElse(null);
        Row begun = stored == null ? desk.draft(ledger(), id) : stored;
        return Optional.of(new Opening(stored, begun, kept, null, draft.link()));
    }

    /**
     * What the officer left half written in this ledger, the latest first. What is kept under another id than a row's, as
     * the cells of a day's dispatch are, comes back on the page that keeps it.
     */
    public List<HalfWritten> halfWritten() {
        return HalfWritten.of(desk).stream()
                .filter(half -> half.ledger() == ledger() && half.record().version() == ROW_ID_VERSION)
                .toList();
    }

    public List<History.Entry> history(UUID id) {
        return History.of(ledger(), desk.store().history(id), desk.showing());
    }

    public BulkEdit.Plan plan(List<UUID> ids, Map<Column<?>, ? extends @Nullable Object> set) {
        List<Row> rows = List.copyOf(desk.store().find(ledger(), ids).values());
        return BulkEdit.plan(rows, set, desk.context());
    }

    /** Writes what a plan says, as one group. */
    public Saving write(BulkEdit.Plan plan) {
        return save(
                GroupKind.BULK_EDIT,
                desk.labels().text("page.group.bulk", plan.changed().size()),
                plan.changed().stream()
                        .<Batch.Op>map(line -> new Batch.Op.Update(line.before(), line.after(), null))
                        .toList());
    }

    /** Rows in one step with their parts, so that one undo brings all of them back. */
    public Saving delete(List<UUID> ids, @Nullable String why) {
        List<Row> rows = new ArrayList<>(desk.store().find(ledger(), ids).values());
        rows.removeIf(row -> row.envelope().deleted());
        String title = desk.labels().text("page.group.delete", rows.size());
        rows.addAll(WithParts.of(desk, ledger(), rows.stream().map(Row::id).toList()));
        return save(
                GroupKind.DELETE,
                title,
                rows.stream()
                        .<Batch.Op>map(row -> new Batch.Op.Delete(row, why))
                        .toList());
    }

    /**
     * Whether one of these rows is settled, as those of a day that is closed are: its ledger's rules let nobody change it
     * here, so that it is not deleted without a reason. Blocks.
     */
    public boolean isSettled(List<UUID> ids) {
        return desk.store().find(ledger(), ids).values().stream().anyMatch(row -> {
            Column<String> note = ledger().note();
            // Another note, and no longer one: a full one would be refused for its length.
            Row other = row.with(note, "~".equals(row.get(note)) ? null : "~");
            List<Problem> before = ledger().check(row, desk.context());
            return ledger().check(other, desk.context()).stream()
                    .anyMatch(problem -> problem.isError() && !before.contains(problem));
        });
    }

    /** The parts that go with these rows, by their ledger; none are left out. Blocks. */
    public Map<Ledger, Long> parts(List<UUID> ids) {
        return WithParts.count(desk, ledger(), ids);
    }

    /** What was deleted, latest first; at most a thousand. */
    public List<Row> deleted() {
        return desk.store().deleted(ledger(), RECYCLED);
    }

    /** Rows in one step with the parts that went with them, and with the whole that a part needs. */
    public Saving restore(List<Row> rows) {
        return save(
                GroupKind.RESTORE,
                desk.labels().text("page.group.restore", rows.size()),
                WithParts.gone(desk, rows).stream()
                        .<Batch.Op>map(row -> new Batch.Op.Restore(row, null))
                        .toList());
    }

    private Saving save(GroupKind kind, String title, List<Batch.Op> ops) {
        return desk.store().save(new Batch(kind, title, desk.actor(), ops));
    }

    /** What undoing the last step came to. */
    public record UndoneStep(ChangeGroup step, Undone undone) {}

    /** Takes back the officer's last save, bulk edit, deletion or import; empty when there is none. */
    public Optional<UndoneStep> undoLast() {
        return desk.store().lastUndoable(desk.officer()).map(this::undo);
    }

    /** Takes one step back. */
    public UndoneStep undo(UUID group) {
        return undo(desk.store().group(group).orElseThrow());
    }

    private UndoneStep undo(ChangeGroup step) {
        String title = desk.labels().text("page.undone", step.title());
        return new UndoneStep(step, desk.store().undo(step.id(), desk.actor(), title));
    }
}
