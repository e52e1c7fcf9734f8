package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.RowSaving.Outcome;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.Draft;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.survey.Vacancy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An enterprise's vacancies as its form holds them, over a real store that all tests share, an enterprise each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before each test
class PartSheetTest {
    private static final Actor OTHER = new Actor("陈静", "desk-2");

    private Store store;
    private Desk desk;
    private RowSaving saving;
    private Row factory;
    private PartSheet sheet;
    private int number;

    @BeforeAll
    void openStore(@TempDir Path home) {
        store = Rows.store(home);
        Clock clock = Clock.fixed(Rows.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), clock, "梁安");
        saving = new RowSaving(desk);
    }

    @AfterAll
    void closeStore() {
        desk.close();
        store.close();
    }

    @BeforeEach
    void anEnterprise() {
        number++;
        factory = saved(Batch.of(GroupKind.EDIT, "test", OTHER).create(Rows.enterprise(number)));
        sheet = sheet();
        sheet.open(factory, List.of(), List.of());
    }

    private PartSheet sheet() {
        return new PartSheet(
                desk,
                Vacancy.LEDGER,
                List.of(Vacancy.POST, Vacancy.CLASS, Vacancy.NUMBER, Vacancy.RIGID, Vacancy.DUE_ON, Vacancy.FILLED));
    }

    private Row saved(Batch batch) {
        return assertInstanceOf(Saving.Saved.class, store.save(batch))
                .rows()
                .getLast()
                .after();
    }

    private void reopen() {
        sheet.open(factory, sheet.stored(factory.id(), List.of()), List.of());
    }

    private List<Row> stored() {
        return sheet.stored(factory.id(), List.of());
    }

    private Outcome save() {
        return saving.save(factory, factory, Set.of(), null, List.of(sheet.parts()));
    }

    private void kept() {
        assertInstanceOf(Outcome.Kept.class, save());
        reopen();
    }

    private void type(int line, String... cells) {
        sheet.write(line, 0, List.of(List.of(cells)));
    }

    private String line(int line) {
        return String.join(
                "|",
                Stream.iterate(0, c -> c < sheet.columns().size(), c -> c + 1)
                        .map(c -> sheet.text(line, c, desk.showing()))
                        .toList());
    }

    private List<String> problems() {
        return sheet.parts().problems(factory, desk.context()).values().stream()
                .flatMap(List::stream)
                .map(Problem::key)
                .toList();
    }

    @Test
    void whatIsTypedBelowTheLastLineIsANewPartAsPeopleAbbreviate() {
        type(0, "冲压工", "普", "20", "是", "正月初八", "");
        type(1, "模具师傅", "jg", "３", "否", "2027.2.20", "1");
        assertEquals("冲压工|普工|20|是|2027-02-13|", line(0));
        assertEquals("模具师傅|技工|3|否|2027-02-20|1", line(1));
        assertEquals("|||||", line(2));
        assertEquals(List.of(), problems());
        kept();
        assertEquals(2, stored().size());
        assertEquals(factory.id(), stored().getFirst().get(Vacancy.ENTERPRISE));
        assertEquals("冲压工|普工|20|是|2027-02-13|", line(0));
        assertFalse(sheet.isDirty());
    }

    @Test
    void aBlockFromASpreadsheetGoesOverLinesAndBelowThem() {
        type(0, "冲压工", "普工", "20");
        sheet.write(
                0,
                1,
                List.of(
                        List.of("技工", "8", "", "", "", "", "more columns than there are"),
                        List.of("普工", "30"),
                        List.of(" ", "")));
        assertEquals("冲压工|技工|8|||", line(0));
        assertEquals("|普工|30|||", line(1));
        assertEquals(2, sheet.size(), "a blank line below makes no part");
        assertEquals(List.of("required"), problems());
        sheet.undo();
        assertEquals("冲压工|普工|20|||", line(0));
        assertEquals(1, sheet.size());
        sheet.redo();
        assertEquals(2, sheet.size());
    }

    @Test
    void whatCannotBeReadStaysAsItWasTypedAndIsNotSaved() {
        type(0, "冲压工", "奇怪", "二十来个", "", "", "");
        assertEquals("冲压工|奇怪|二十来个|||", line(0));
        assertEquals(
                List.of(0, 1),
                List.of(sheet.firstError().orElseThrow()[0], sheet.firstError().orElseThrow()[1]));
        Outcome.Wrong wrong = assertInstanceOf(Outcome.Wrong.class, save());
        assertEquals(List.of(), wrong.problems());
        assertEquals(
                2,
                wrong.all().stream()
                        .filter(Problem::isError)
                        .filter(p -> !p.key().equals("required"))
                        .count());
        assertEquals(List.of(), stored());
        type(0, "冲压工", "普工", "20");
        kept();
        assertEquals(1, stored().size());
    }

    @Test
    void rulesAndTwinsAreSaidOfTheirCells() {
        type(0, "冲压工", "普工", "20", "", "", "21");
        type(1, "冲压工", "普工", "5");
        assertEquals(
                "vacancy.filled_over_number", sheet.problems(0, 5).getFirst().key());
        assertEquals("part_twice", sheet.problems(0, 0).getFirst().key());
        assertEquals("part_twice", sheet.problems(1, 0).getFirst().key());
        assertEquals(3, sheet.errors());
        type(1, "冲压工", "技工", "5");
        assertEquals(1, sheet.errors());
        type(0, "冲压工", "普工", "20", "", "", "20");
        assertEquals(0, sheet.errors());
    }

    @Test
    void theFormAndItsPartsAreOneStepThatIsUndoneAsOne() {
        type(0, "冲压工", "普工", "20");
        type(1, "焊工", "技工", "5");
        Row changed = factory.with(Enterprise.HEADCOUNT, 777);
        Outcome.Kept kept = assertInstanceOf(
                Outcome.Kept.class, saving.save(factory, changed, Set.of(), null, List.of(sheet.parts())));
        assertEquals(777, kept.row().get(Enterprise.HEADCOUNT));
        factory = kept.row();
        reopen();
        assertEquals(2, stored().size());
        sheet.delete(0, 0);
        type(0, "焊工", "技工", "6");
        Outcome.Kept again = assertInstanceOf(Outcome.Kept.class, save());
        assertEquals(factory.id(), again.row().id(), "the whole itself did not differ");
        assertEquals(
                List.of(6),
                stored().stream().map(row -> row.get(Vacancy.NUMBER)).toList());
        store.undo(java.util.Objects.requireNonNull(again.group()), OTHER, "撤销");
        assertEquals(2, stored().size());
        store.undo(java.util.Objects.requireNonNull(kept.group()), OTHER, "撤销");
        assertEquals(List.of(), stored());
        assertEquals(
                100 + number,
                store.find(Enterprise.LEDGER, factory.id()).orElseThrow().get(Enterprise.HEADCOUNT));
    }

    @Test
    void ofANewWholeBothAreNew() {
        Row fresh = desk.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, "东莞市新来五金厂")
                .with(Enterprise.CONTACT, "林海")
                .with(Enterprise.PHONE, "19900009999");
        sheet.open(fresh, List.of(), List.of());
        type(0, "冲压工", "普工", "20");
        assertInstanceOf(Outcome.Kept.class, saving.save(null, fresh, Set.of(), null, List.of(sheet.parts())));
        assertEquals(1, sheet.stored(fresh.id(), List.of()).size());
    }

    @Test
    void deletedLinesComeBackByUndo() {
        type(0, "冲压工", "普工", "20");
        type(1, "焊工", "技工", "5");
        kept();
        sheet.delete(0, 5);
        assertEquals(0, sheet.size());
        assertTrue(sheet.isDirty());
        sheet.undo();
        assertEquals(2, sheet.size());
        assertFalse(sheet.isDirty());
    }

    @Test
    void whatAnotherHasChangedMeanwhileIsKeptBesideOnesOwn() {
        type(0, "冲压工", "普工", "20");
        type(1, "焊工", "技工", "5");
        kept();
        List<Row> before = stored();
        type(0, "冲压工", "普工", "25");
        type(1, "焊工", "技工", "9");
        saved(Batch.of(GroupKind.EDIT, "test", OTHER)
                .update(before.get(0), before.get(0).with(Vacancy.FILLED, 7))
                .delete(before.get(1), null));
        Outcome.PartsClashed clashed = assertInstanceOf(Outcome.PartsClashed.class, save());
        sheet.rebase(clashed.present());
        assertEquals("冲压工|普工|25|||7", line(0));
        assertEquals("焊工|技工|9|||", line(1));
        kept();
        assertEquals("冲压工|普工|25|||7", line(0));
        assertEquals("焊工|技工|9|||", line(1), "edited here, deleted there: kept as a new one");
        assertNotEquals(before.get(1).id(), stored().get(1).id());
    }

    @Test
    void whatIsHalfWrittenComesBackAsItWasTyped() {
        type(0, "冲压工", "普工", "20");
        type(1, "焊工", "技工", "5");
        type(2, "包装工", "普工", "8");
        kept();
        type(0, "冲压工", "普工", "一堆");
        sheet.delete(1, 1);
        type(2, "叉车司机", "jg", "");
        Draft draft = Draft.of(factory, factory, factory, Map.of(), null).with(sheet.halfWritten());
        assertEquals(Optional.empty(), store.drafts().keep("梁安", draft));
        Draft read = store.drafts().find("梁安", factory.id()).orElseThrow().draft();
        assertEquals(3, read.parts().size());
        assertTrue(HalfWritten.of(desk).stream().anyMatch(half -> half.record().equals(factory.id())));
        PartSheet resumed = sheet();
        resumed.open(factory, resumed.stored(factory.id(), read.parts()), read.parts());
        sheet = resumed;
        assertEquals("冲压工|普工|一堆|||", line(0));
        assertEquals("包装工|普工|8|||", line(1));
        assertEquals("叉车司机|技工||||", line(2));
        type(0, "冲压工", "普工", "22");
        type(2, "叉车司机", "技工", "2");
        store.drafts().keep("梁安", draft.with(sheet.halfWritten()));
        kept();
        assertEquals(
                List.of(22, 8, 2),
                stored().stream().map(r -> r.get(Vacancy.NUMBER)).toList());
        assertTrue(HalfWritten.of(desk).stream().noneMatch(half -> half.record().equals(factory.id())), "it is saved");
    }

    @Test
    void aPartDeletedMeanwhileComesBackWhole() {
        type(0, "冲压工", "普工", "20", "是", "2027-03-01", "3");
        kept();
        Row before = stored().getFirst();
        type(0, "冲压工", "普工", "21");
        List<Draft.Part> half = sheet.halfWritten();
        saved(Batch.of(GroupKind.EDIT, "test", OTHER).delete(before, null));
        sheet.open(factory, sheet.stored(factory.id(), half), half);
        assertEquals("冲压工|普工|21|是|2027-03-01|3", line(0));
        kept();
        assertEquals(LocalDate.of(2027, 3, 1), stored().getFirst().get(Vacancy.DUE_ON));
        assertNull(stored().getFirst().get(Vacancy.PAY_LOW));
    }
}
