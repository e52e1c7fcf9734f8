package cn.sixin.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
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
 * every kind, and all that is written once works for it (ADR 0002).
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

    /** What an officer types for each column but the attachments, which nobody can type. */
    private static final Map<Column<?>, String> TYPED = Map.ofEntries(
            Map.entry(EveryKind.TEXT, "厚街镇 三屯村"),
            Map.entry(EveryKind.AREA, "缺普工\n已对接𬱖"),
            Map.entry(EveryKind.PERSON, "古丽·阿依"),
            Map.entry(EveryKind.INTEGER, "120"),
            Map.entry(EveryKind.MONEY, "1000.50"),
            Map.entry(EveryKind.DATE, "2027-02-13"),
            Map.entry(EveryKind.INSTANT, "2027-02-13 09:30"),
            Map.entry(EveryKind.YES_NO, "是"),
            Map.entry(EveryKind.CHOICE, "中"),
            Map.entry(EveryKind.CHOICES, "大、小"),
            Map.entry(EveryKind.TOWN, TOWN),
            Map.entry(EveryKind.USCC, "91441900MAXXXX0073"),
            Map.entry(EveryKind.RESIDENT_ID, "441900199001010001"),
            Map.entry(EveryKind.PHONE, "19900001234"),
            Map.entry(EveryKind.INDUSTRY, "C39"),
            Map.entry(EveryKind.REFERENCE, "东莞市测试电子有限公司"));

    private static final List<String> FILES = List.of("a".repeat(64), "b".repeat(64));

    static Stream<Column<?>> columns() {
        return EveryKind.LEDGER.columns().stream().filter(column -> column != EveryKind.LEDGER.note());
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
                ? FILES
                : read(column, TYPED.getOrDefault(column, "")).value();
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
