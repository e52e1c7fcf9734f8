package cn.sixin.page;

import cn.sixin.code.Mask;
import cn.sixin.exchange.Book;
import cn.sixin.exchange.Books;
import cn.sixin.exchange.CorrectedBook;
import cn.sixin.exchange.Finding;
import cn.sixin.exchange.HeaderColumn;
import cn.sixin.exchange.Importer;
import cn.sixin.exchange.Mapping;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.Refused;
import cn.sixin.exchange.Selection;
import cn.sixin.exchange.Start;
import cn.sixin.exchange.Target;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Writing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A workbook on its way into a ledger: file, sheets, mapping, plan, result. Nothing is written before {@link #write}.
 * Its calls block and come one after the other; {@link #close} lets the file go.
 */
public final class ImportModel implements AutoCloseable {
    private final Desk desk;
    private final Ledger ledger;
    private final Start start;
    private final Importer importer;
    private @Nullable CorrectedBook book;
    private @Nullable Path file;
    private List<Importer.Look> looks = List.of();
    private List<Selection> selections = List.of();
    private @Nullable Plan plan;

    public ImportModel(Desk desk, Ledger ledger) {
        this(desk, ledger, Start.NONE);
    }

    /** @param start what is known before the workbook is read */
    public ImportModel(Desk desk, Ledger ledger, Start start) {
        this.desk = desk;
        this.ledger = ledger;
        this.start = start;
        importer =
                new Importer(ledger, desk.context(), key -> desk.index(ledger).withKey(key), desk.labels(), start);
    }

    public Ledger ledger() {
        return ledger;
    }

    public Path file() {
        return Objects.requireNonNull(file);
    }

    /** Opens a workbook and looks at its sheets. @throws Refused when it cannot be read */
    public List<Importer.Look> open(Path chosen) throws Refused {
        close();
        Book opened = Books.open(chosen);
        book = new CorrectedBook(opened);
        file = chosen;
        looks = importer.look(opened).stream().map(this::remembered).toList();
        selections = looks.stream()
                .flatMap(look -> look.proposed().stream())
                .limit(1)
                .toList();
        return looks;
    }

    private Importer.Look remembered(Importer.Look look) {
        Optional<Selection> known = look.proposed()
                .map(proposed -> desk.preference(preference(look.shape()))
                        .map(text -> new Selection(
                                proposed.sheet(),
                                proposed.header(),
                                Mapping.remembered(text, proposed.header(), ledger)))
                        .orElse(proposed));
        return new Importer.Look(look.sheet(), known, look.top(), look.rows());
    }

    private String preference(String shape) {
        return "import." + ledger.name() + "." + shape;
    }

    public List<Importer.Look> looks() {
        return looks;
    }

    public List<Selection> selections() {
        return selections;
    }

    /** Sheets of the shape of the first one are taken with it; others of the book would need a mapping of their own. */
    public void choose(List<Importer.Look> chosen) {
        selections = chosen.stream().flatMap(look -> look.proposed().stream()).toList();
    }

    /** The mapping of the chosen sheets. */
    public Mapping mapping() {
        return selections.getFirst().mapping();
    }

    public void map(HeaderColumn source, Target target) {
        Selection first = selections.getFirst();
        Selection changed =
                new Selection(first.sheet(), first.header(), first.mapping().with(source, target));
        selections = selections.stream()
                .map(selection -> selection == first ? changed : selection.like(changed))
                .toList();
    }

    /** What stands below a column in its sheet's first rows; masked where it goes to a masked column. */
    public List<String> sample(HeaderColumn source, int most) {
        Selection first = selections.getFirst();
        return looks.stream()
                .filter(look -> look.sheet().equals(first.sheet()))
                .flatMap(look -> look.top().stream())
                .filter(row -> row.number() > first.header().lastRow())
                .map(row -> row.cell(source.index()))
                .filter(cell -> !cell.shown().isBlank())
                .limit(most)
                .map(cell -> shown(cell, mapping().of(source)))
                .toList();
    }

    private String shown(Cell cell, Target target) {
        return target instanceof Target.To(Column<?> column) && column.isMasked()
                ? masked(cell, column)
                : cell.shown().strip();
    }

    private <T> String masked(Cell cell, Column<T> column) {
        T value = column.kind().read(cell, desk.context()).value();
        return value == null ? Mask.text(cell.shown().strip()) : column.kind().mask(value, desk.showing());
    }

    /** What stands in new rows since no column of the sheet says otherwise, as a person reads it. */
    public List<String> usual() {
        Row row = Row.draft(ledger, new UUID(0, 0), desk.store().town()).with(start.usual());
        return ledger.columns().stream()
                .filter(column -> row.has(column) && mapping().source(column).isEmpty())
                .map(column -> column.label(desk.labels()) + " " + column.show(row, desk.showing()))
                .toList();
    }

    /** Required columns that no column of the sheet goes to: every new row would lack them. */
    public List<Column<?>> missing() {
        return ledger.columns().stream()
                .filter(Column::isRequired)
                .filter(column -> mapping().source(column).isEmpty())
                .filter(column -> !start.usual().containsKey(column))
                .filter(column -> !isTold(column))
                .toList();
    }

    /** Whether the whole that rows are part of is chosen already or told by its own columns. */
    private boolean isTold(Column<?> column) {
        return ledger.whole().filter(whole -> whole.reference() == column).isPresent()
                && (start.whole().isPresent()
                        || mapping().targets().values().stream().anyMatch(Target.Whole.class::isInstance));
    }

    /** Reads and judges the chosen sheets with the corrections so far. @throws Refused when one cannot be read */
    public Plan plan(Progress progress) throws Refused {
        Selection first = selections.getFirst();
        desk.prefer(preference(first.header().shape()), first.mapping().text());
        Plan made = importer.plan(Objects.requireNonNull(book), selections, progress);
        plan = made;
        return made;
    }

    public Plan plan() {
        return Objects.requireNonNull(plan);
    }

    /** Another text in a cell, for this import; the workbook stays as it is. The plan has to be made again. */
    public void correct(PlannedRow row, Finding finding, String text) {
        int sheet = selections.get(row.sheet()).sheet().index();
        Objects.requireNonNull(book).correct(sheet, row.number(), finding.column(), text);
    }

    /** What writing came to. @param counts by fate, as they were before it was written */
    public record Written(Saving saving, Map<PlannedRow.Fate, Integer> counts) {}

    /** Writes all that is new or changed, as one step; a cancel or a failure leaves nothing behind. */
    public Written write(Progress progress) {
        Plan planned = plan();
        Map<PlannedRow.Fate, Integer> counts = planned.counts();
        String title = desk.labels().text("page.group.import", String.valueOf(file().getFileName()));
        try (Writing writing = desk.store().begin(GroupKind.IMPORT, title, desk.actor())) {
            ImportSink sink = new ImportSink(desk.store(), writing);
            planned.write(sink, desk.store()::newId, progress);
            sink.flush();
            return new Written(writing.commit(progress), counts);
        } catch (CancellationException cancelled) {
            return new Written(new Saving.Cancelled(), counts);
        }
    }

    @Override
    public void close() {
        if (book != null) {
            book.close();
            book = null;
        }
        plan = null;
        looks = List.of();
        selections = List.of();
    }
}
