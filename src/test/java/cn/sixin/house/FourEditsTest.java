package cn.sixin.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.exchange.Book;
import cn.sixin.exchange.Books;
import cn.sixin.exchange.CellFate;
import cn.sixin.exchange.Export;
import cn.sixin.exchange.HeaderColumn;
import cn.sixin.exchange.Importer;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.Refused;
import cn.sixin.exchange.Selection;
import cn.sixin.exchange.SourceRow;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A column is four edits: a migration, a line in the ledger, a label, a control. Here are the first two for a column of
 * every kind, and all that is written once works for it (ADR 0002); the control is EveryKindFormTest's.
 */
class FourEditsTest {

    private static final String TOWN = "441900119";
    private static final Row COMPANY =
            Row.draft(Enterprise.LEDGER, new UUID(0x7000L, 1), TOWN).with(Enterprise.NAME, "东莞市测试电子有限公司");
    private static final Context CONTEXT = Context.at(LocalDate.of(2027, 2, 20), TOWN, new Context.Lookup() {
        @Override
        public Optional<Row> row(Ledger ledger, UUID id) {
            return id.equals(COMPANY.id()) ? Optional.of(COMPANY) : Optional.empty();
        }

        @Override
        public List<Row> named(Ledger ledger, String nameOrCode) {
            return nameOrCode.equals(COMPANY.get(Enterprise.NAME)) ? List.of(COMPANY) : List.of();
        }
    });
    private static final Showing SHOWING = new Showing(
            Labels.of(Locale.SIMPLIFIED_CHINESE), (ledger, id) -> COMPANY.get(Enterprise.NAME, id.toString()));

    static Stream<Column<?>> columns() {
        return EveryKind.each();
    }

    @Test
    void everyKindIsHere() {
        long factories = Stream.of(Kinds.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && Kind.class.isAssignableFrom(method.getReturnType()))
                .count();
        assertEquals(factories, columns().count(), "Kinds has a factory that EveryKind has no column of");
    }

    private static <T> T value(Column<T> column) {
        Object value = column == EveryKind.ATTACHMENTS
                ? EveryKind.FILES
                : read(column, EveryKind.typed(column)).value();
        assertNotNull(value, () -> column + " could not be read");
        return column.kind().type().cast(value);
    }

    private static <T> Reading<T> read(Column<T> column, String text) {
        return column.kind().read(Cell.of(text), CONTEXT);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void readsShowsMasksComparesStoresAndSends(Column<?> column) {
        roundTrip(column);
    }

    private static <T> void roundTrip(Column<T> column) {
        Kind<T> kind = column.kind();
        T value = value(column);
        assertEquals(List.of(), kind.check(value, CONTEXT));
        String shown = kind.show(value, SHOWING);
        if (column != EveryKind.ATTACHMENTS) {
            assertEquals(value, read(column, shown).value(), () -> "what is shown reads back: " + shown);
        }
        if (column.isMasked()) {
            assertNotEquals(shown, kind.mask(value, SHOWING));
        }
        assertEquals(0, kind.order().compare(value, value));
        assertEquals(value, kind.restore(kind.store(value)));
        assertEquals(value, kind.receive(kind.send(value)));
    }

    @Test
    void isSavedFoundLoggedAndUndone(@TempDir Path home) {
        StoreConfig config =
                StoreConfig.of(List.of(Enterprise.LEDGER, EveryKind.LEDGER)).withCacheKb(16_384);
        Actor actor = new Actor("陈晓", "desk-1");
        StoreFiles files = new StoreFiles(home);
        StoreKey key = StoreKey.random(new SecureRandom());
        Row full;
        try (Store store =
                Store.create(files, key.copy(), config, TOWN, actor.device()).orThrow()) {
            full = store.draft(EveryKind.LEDGER).with(values());
            assertTrue(store.save(Batch.of(GroupKind.EDIT, "新增", actor).create(full)) instanceof Saving.Saved);
        }
        try (Store store = Store.open(files, key, config).orThrow()) {
            Row found = store.find(EveryKind.LEDGER, full.id()).orElseThrow();
            assertTrue(found.sameValues(full), "what was saved is what is found after reopening");
            Change created = store.history(full.id()).getFirst();
            columns().forEach(column -> assertEquals(full.get(column), received(column, created), column::toString));
            Row cleared = found.with(nothing());
            assertTrue(
                    store.save(Batch.of(GroupKind.EDIT, "清空", actor).update(found, cleared)) instanceof Saving.Saved);
            assertTrue(store.find(EveryKind.LEDGER, full.id()).orElseThrow().sameValues(cleared));
            store.undo(store.lastUndoable("陈晓").orElseThrow().id(), actor, "撤销");
            assertTrue(store.find(EveryKind.LEDGER, full.id()).orElseThrow().sameValues(full), "undone");
        }
    }

    /** Files stay with the row that has them: no cell of a workbook brings them, and that their header leads nowhere is said. */
    @Test
    void goesOutToAWorkbookAndComesBack(@TempDir Path folder) throws Refused {
        Row full = Row.draft(EveryKind.LEDGER, new UUID(0x7000L, 2), TOWN).with(values());
        List<Column<?>> columns = columns().toList();
        Path file = folder.resolve("every.xlsx");
        new Export("每种列", columns, SHOWING, "测试").xlsx(file, List.of(full), 1, Progress.NONE);
        try (Book book = Books.open(file)) {
            Importer importer = new Importer(EveryKind.LEDGER, CONTEXT, key -> List.of(), SHOWING.labels());
            Selection selection = importer.look(book).getFirst().proposed().orElseThrow();
            assertEquals(
                    List.of(EveryKind.ATTACHMENTS.label(SHOWING.labels())),
                    selection.mapping().unused().stream()
                            .map(HeaderColumn::title)
                            .toList(),
                    "each other header finds its column");
            Plan plan = importer.plan(book, List.of(selection), Progress.NONE);
            assertEquals(1, plan.rows().size());
            PlannedRow planned = plan.rows().getFirst();
            assertEquals(List.of(), planned.findings());
            columns().filter(column -> column != EveryKind.ATTACHMENTS).forEach(column -> {
                assertEquals(full.get(column), planned.row().get(column), column::toString);
                assertEquals(CellFate.What.SET, fate(plan, planned, column), column::toString);
            });
        }
    }

    private static CellFate.What fate(Plan plan, PlannedRow row, Column<?> column) {
        return plan.cells(row, SHOWING).stream()
                .filter(cell -> cell.column() == column)
                .findFirst()
                .orElseThrow()
                .what();
    }

    /** Personal data is masked in what goes out without a reason. */
    @Test
    void goesOutMaskedWhereItIsMasked(@TempDir Path folder) throws Refused {
        Row full = Row.draft(EveryKind.LEDGER, new UUID(0x7000L, 2), TOWN).with(values());
        Path file = folder.resolve("masked.csv");
        List<Column<?>> masked = columns().filter(Column::isMasked).toList();
        assertEquals(List.of(EveryKind.RESIDENT_ID, EveryKind.IDENTITY, EveryKind.PHONE), masked);
        new Export("每种列", masked, SHOWING, null).csv(file, List.of(full), 1, Progress.NONE);
        try (Book book = Books.open(file)) {
            List<SourceRow> rows = new ArrayList<>();
            book.read(0, rows::add);
            for (int i = 0; i < masked.size(); i++) {
                assertEquals(
                        masked.get(i).showMasked(full, SHOWING),
                        rows.get(1).cell(i).shown());
                assertNotEquals(
                        EveryKind.typed(masked.get(i)), rows.get(1).cell(i).shown());
            }
        }
    }

    private static <T> T received(Column<T> column, Change change) {
        Change.Delta delta = change.delta().get(column.name());
        assertNotNull(delta, () -> column + " is not in the change log");
        Object after = delta.after();
        assertNotNull(after);
        return column.kind().receive(after);
    }

    private static Map<Column<?>, Object> values() {
        Map<Column<?>, Object> values = new HashMap<>();
        columns().forEach(column -> values.put(column, value(column)));
        return values;
    }

    private static Map<Column<?>, @org.jspecify.annotations.Nullable Object> nothing() {
        Map<Column<?>, @org.jspecify.annotations.Nullable Object> none = new HashMap<>();
        columns().forEach(column -> none.put(column, null));
        return none;
    }
}
