package cn.sixin.page;

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
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Writing;
import cn.sixin.store.search.LedgerIndex;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook on its way into a ledger: file, sheets, mapping, plan, result. Nothing is written before {@link #write}.
 * Its calls block and come one after the other; {@link #close} lets the file go.
 */
public final class ImportModel implements AutoCloseable {
    private static final int MOST_WHOLES = 100;

    private final Desk desk;
    private final Ledger ledger;
    private final Start begun;
    private Start start;
    private Importer importer;
    private @Nullable CorrectedBook book;
    private @Nullable Path file;
    private List<Importer.Look> looks = List.of();
    private List<Selection> selections = List.of();
    private @Nullable Plan plan;

    public ImportModel(Desk desk, Ledger ledger) {
        this(desk, ledger, Start.of(ledger, desk.context()));
    }

    /** @param start what is known before the workbook is read */
    public ImportModel(Desk desk, Ledger ledger, Start start) {
        this.desk = desk;
        this.ledger = ledger;
        this.start = start;
        begun = start;
        importer = importer();
    }

    /** Lunar days and days without a year are those of the season in which the sheet was filled in. */
    private Importer importer() {
        LocalDate today = desk.context().today();
        Context context = desk.context(day().orElse(today)).on(today);
        return new Importer(ledger, context, key -> desk.index(ledger).withKey(key), desk.labels(), start);
    }

    /** The day of which the chosen sheet says that it was filled in. */
    private Optional<LocalDate> day() {
        return selections.stream()
                .findFirst()
                .flatMap(first -> looks.stream()
                        .filter(look -> look.sheet().equals(first.sheet()))
                        .findFirst()
                        .flatMap(Importer.Look::day));
    }

    /** What is the same for the sheet stands as in a row that was begun on its day. */
    private void dated() {
        Start fresh = day().map(day -> Start.of(ledger, desk.context(day))).orElse(begun);
        start = new Start(start.whole(), fresh.usual());
        importer = importer();
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
        // What was said of another workbook is not true of this one.
        start = begun;
        Book opened = Books.open(chosen);
        book = new CorrectedBook(opened);
        file = chosen;
        looks = importer.look(opened).stream().map(this::remembered).toList();
        selections = looks.stream()
                .flatMap(look -> look.proposed().stream())
                .limit(1)
                .toList();
        dated();
        return looks;
    }

    /** The same sheets, as they were corrected, for another ledger; empty when their headers say nothing of it. */
    Optional<ImportModel> beside(Ledger other) {
        ImportModel model = new ImportModel(desk, other);
        model.book = book;
        model.file = file;
        List<Importer.Look> chosen = looks.stream()
                .filter(look -> selections.stream()
                        .anyMatch(selection -> selection.sheet().equals(look.sheet())))
                .toList();
        model.looks = chosen.stream()
                .map(model.importer::again)
                .map(model::remembered)
                .toList();
        model.choose(model.looks);
        boolean says = !model.selections.isEmpty()
                && model.mapping().targets().values().stream().anyMatch(target -> target instanceof Target.To);
        return says ? Optional.of(model) : Optional.empty();
    }

    /** The sheet's columns that go somewhere. */
    Set<HeaderColumn> taken() {
        return mapping().targets().entrySet().stream()
                .filter(each -> !(each.getValue() instanceof Target.Ignore))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
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
        dated();
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
                .map(cell -> Covered.shown(cell, mapping().of(source), desk))
                .toList();
    }

    /** Columns that are the same for the whole sheet, since none of its columns goes to them. */
    public List<Column<?>> usual() {
        return ledger.sheetWide().stream()
                .filter(column -> !mapping().gives(column))
                .toList();
    }

    /** A row with what stands in those columns of each new row. */
    public Row same() {
        Row row = Row.draft(ledger, new UUID(0, 0), desk.store().town()).with(start.usual());
        return start.whole()
                .map(whole -> row.with(ledger.whole().orElseThrow().reference(), whole.id()))
                .orElse(row);
    }

    /** Other values for those columns, out of a row. */
    public void same(Row row) {
        for (Column<?> column : usual()) {
            Object value = row.get(column);
            start = value == null ? start.without(column) : start.with(column, value);
        }
        importer = importer();
    }

    /** Whether the officer may say of which row all of the sheet's rows are parts: they do not, and nobody said before. */
    public boolean mayBeInto() {
        return begun.whole().isEmpty()
                && ledger.whole()
                        .filter(whole -> !mapping().gives(whole.reference()) && !tells())
                        .isPresent();
    }

    /** Whether the rows tell by columns of the whole of which they are parts. */
    private boolean tells() {
        return mapping().targets().values().stream().anyMatch(Target.Whole.class::isInstance);
    }

    /** The rows of which the sheet's rows may be parts and whose names hold all of these words; at most a hundred. */
    public List<Row> wholes(String words) {
        LedgerIndex index = desk.index(ledger.whole().orElseThrow().ledger());
        List<String> wanted = List.of(words.strip().split("\\s+"));
        Result all = index.query(Query.ALL);
        return IntStream.range(0, all.count())
                .mapToObj(all::row)
                .filter(row -> wanted.stream().allMatch(desk.title(row)::contains))
                .limit(MOST_WHOLES)
                .toList();
    }

    /** All of the sheet's rows are parts of this one; of none that is known when it is empty. */
    public void into(Optional<UUID> whole) {
        Ledger wholes = ledger.whole().orElseThrow().ledger();
        start = new Start(whole.flatMap(id -> desk.index(wholes).row(id)), start.usual());
        importer = importer();
    }

    /** Required columns that no column of the sheet goes to: every new row would lack them. */
    public List<Column<?>> missing() {
        return ledger.columns().stream()
                .filter(Column::isRequired)
                .filter(column -> !mapping().gives(column))
                .filter(column -> !start.usual().containsKey(column))
                .filter(column -> !isTold(column))
                .toList();
    }

    /** Whether the whole that rows are part of is chosen already or told by its own columns. */
    private boolean isTold(Column<?> column) {
        return ledger.whole().filter(whole -> whole.reference() == column).isPresent()
                && (start.whole().isPresent() || tells());
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

    boolean isPlanned() {
        return plan != null;
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

    /** Into memory alone, so that what rests on these rows can be judged before any is written; the desk is good for no more. */
    void pretend(Progress progress) {
        List<Row> rows = new ArrayList<>();
        plan().write(
                        new Plan.Sink() {
                            @Override
                            public void create(Row row) {
                                rows.add(row);
                            }

                            @Override
                            public void update(Row before, Row after) {
                                rows.add(after);
                            }
                        },
                        desk.store()::newId,
                        progress);
        desk.index(ledger).apply(rows);
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
