package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.exchange.CellFate;
import cn.sixin.exchange.Finding;
import cn.sixin.exchange.Mapping;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.PlannedRow.Fate;
import cn.sixin.exchange.Start;
import cn.sixin.exchange.Target;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of passengers on their way into batches, over a real encrypted store. */
@SuppressWarnings("NullAway.Init") // set before each test
class PassengerImportTest {
    private static final Labels ZH = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private static final Clock CLOCK = Rows.morning("2026-12-22");
    private static final Path SAMPLE = Path.of("src/test/resources/samples/passengers.xlsx");

    @TempDir
    Path home;

    private Store store;
    private Desk desk;

    @BeforeEach
    void open() {
        store = Rows.store(home.resolve("store"));
        desk = Desk.open(store, ZH, CLOCK, "梁安");
    }

    @AfterEach
    void close() {
        desk.close();
        store.close();
    }

    private Row batch(String direction, LocalDate day, String to) {
        return save(store.draft(Ticket.LEDGER)
                .with(Ticket.GROUP, Ticket.SELF_GROUP)
                .with(Ticket.DIRECTION, direction)
                .with(Ticket.TRAVEL_ON, day)
                .with(Ticket.FROM, "东莞东")
                .with(Ticket.TO, to)
                .with(Ticket.HANDLER, "林海")
                .with(Ticket.STATUS, "accepted"));
    }

    private Row passenger(Row batch, String number) {
        return store.draft(Passenger.LEDGER)
                .with(Passenger.TICKET, batch.id())
                .with(Passenger.SEQ, 9)
                .with(Passenger.NAME, "毛涵")
                .with(Passenger.ID_KIND, Passenger.RESIDENT_CARD)
                .with(Passenger.ID_NUMBER, number);
    }

    private Row save(Row row) {
        Saving.Saved saved = (Saving.Saved) store.save(
                Batch.of(GroupKind.EDIT, "test", new Actor("梁安", "desk-1")).create(row));
        return saved.rows().getFirst().after();
    }

    private Plan plan(Path file, Optional<Row> into, Map<Column<?>, Object> usual) throws Exception {
        model = new ImportModel(desk, Passenger.LEDGER, new Start(into, usual));
        model.open(file);
        return model.plan(Progress.NONE);
    }

    private ImportModel model;

    private static PlannedRow row(Plan plan, int number) {
        return plan.rows().stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Plan plan, int number) {
        return row(plan, number).findings().stream()
                .map(finding -> finding.problem().key())
                .toList();
    }

    @Test
    void theSampleIsExplainedToTheLastCell() throws Exception {
        Row batch = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 28), "怀化南");
        Plan plan = plan(SAMPLE, Optional.of(batch), Map.of());
        Mapping mapping = plan.selections().getFirst().mapping();
        assertEquals(List.of(), mapping.unused());
        assertEquals(
                List.of(Ticket.TRAVEL_ON, Ticket.FROM, Ticket.TO),
                mapping.targets().values().stream()
                        .filter(Target.Whole.class::isInstance)
                        .map(target -> ((Target.Whole) target).column())
                        .toList());
        assertEquals(420, plan.rows().size());
        assertEquals(List.of("code_is_number"), keys(plan, 79));
        assertEquals("D79", row(plan, 79).findings().getFirst().cell());
        assertEquals(List.of("code.id.hidden"), keys(plan, 123));
        assertEquals(List.of("passenger.other_document"), keys(plan, 202));
        assertTrue(row(plan, 202).findings().getFirst().problem().remedy(ZH).contains("12306"));
        assertEquals(List.of("code.id.length"), keys(plan, 335));
        assertEquals("511321196709080009", row(plan, 262).row().get(Passenger.ID_NUMBER));
        assertEquals("520624199412120006", row(plan, 302).row().get(Passenger.ID_NUMBER));
        assertEquals(
                "520624********0006",
                plan.cells(row(plan, 302), desk.showing()).stream()
                        .filter(cell -> cell.column() == Passenger.ID_NUMBER)
                        .map(CellFate::after)
                        .findFirst()
                        .orElseThrow());
        assertEquals(List.of("毛*", "许*", "蒋*"), sample(mapping, Passenger.NAME));
        assertTrue(sample(mapping, Passenger.ID_NUMBER).contains("360731********0004"));
        List<PlannedRow> twins = plan.rows().stream()
                .filter(row ->
                        row.findings().stream().anyMatch(f -> f.problem().key().equals("import.duplicate")))
                .toList();
        assertEquals(1, twins.size());
        Finding twin = twins.getFirst().findings().getFirst();
        assertEquals("D52", twin.cell());
        PlannedRow first = plan.twin(twins.getFirst()).orElseThrow();
        assertEquals(12, first.number());
        assertEquals(
                first.row().get(Passenger.ID_NUMBER), twins.getFirst().row().get(Passenger.ID_NUMBER));
        assertEquals(415, plan.counts().get(Fate.NEW));
        assertEquals(5, plan.counts().get(Fate.PROBLEM));
        assertTrue(plan.rows().stream()
                .filter(r -> plan.fate(r) == Fate.NEW)
                .allMatch(r -> r.findings().isEmpty()));
        model.write(Progress.NONE);
        assertEquals(415, desk.index(Passenger.LEDGER).count());
        assertEquals(415, desk.context().lookup().count(Passenger.TICKET, batch.id()));
        Set<String> names = new HashSet<>();
        store.forEach(Passenger.LEDGER, row -> names.add(row.get(Passenger.NAME, "")));
        assertTrue(names.containsAll(List.of("𬱖䶮", "顾慧㛃", "夏涵䶮", "阿卜杜拉·买买提")), "rare characters are kept");
    }

    @Test
    void aListThatSaysNothingOfItsTripIsPutIntoTheBatchThatTheOfficerNames() throws Exception {
        Row west = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 28), "怀化南");
        batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 29), "长沙南");
        Path list = home.resolve("names.csv");
        Files.writeString(list, """
            姓名,身份证号
            毛涵,441900199001010001
            许兰,520624198512310005
            """);
        model = new ImportModel(desk, Passenger.LEDGER);
        model.open(list);
        assertTrue(model.mayBeInto());
        assertEquals(List.of(Passenger.TICKET), model.missing());
        assertEquals(Passenger.RESIDENT_CARD, model.same().get(Passenger.ID_KIND));
        assertEquals(2, model.wholes("东莞东").size());
        assertEquals(
                List.of(west.id()),
                model.wholes("2027-01-28 怀化南").stream().map(Row::id).toList());
        model.into(Optional.of(west.id()));
        assertEquals(List.of(), model.missing());
        Plan plan = model.plan(Progress.NONE);
        assertEquals(2, plan.counts().get(Fate.NEW));
        assertEquals(west.id(), row(plan, 3).row().get(Passenger.TICKET));
        assertEquals(Passenger.RESIDENT_CARD, row(plan, 3).row().get(Passenger.ID_KIND));
        model.into(Optional.empty());
        assertEquals(List.of(Passenger.TICKET), model.missing());
    }

    private List<String> sample(Mapping mapping, Column<?> column) {
        return model.sample(mapping.source(column).orElseThrow(), 3);
    }

    @Test
    void aRowOfAnotherTripIsHeldBack() throws Exception {
        Row batch = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 29), "怀化南");
        Plan plan = plan(SAMPLE, Optional.of(batch), Map.of());
        assertEquals(420, plan.counts().get(Fate.PROBLEM));
        assertEquals(List.of("import.other_whole"), keys(plan, 3));
        Finding finding = row(plan, 3).findings().getFirst();
        assertEquals("F3", finding.cell());
        assertEquals(List.of("2027-01-29"), finding.problem().args());
    }

    @Test
    void aListOfSeveralBatchesFindsEachRowsOwn() throws Exception {
        Row west = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 28), "怀化南");
        Row north = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 29), "长沙南");
        batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 30), "长沙南");
        batch(Ticket.RETURN, LocalDate.of(2027, 1, 30), "长沙南");
        Path list = home.resolve("list.csv");
        Files.writeString(list, """
            姓名,身份证号,乘车日期,发站,到站
            毛涵,441900199001010001,2027-01-28,东莞东,怀化南
            许兰,520624198512310005,2027.1.29,东莞东,长沙南
            许兰,520624198512310005,2027-01-28,东莞东,怀化南
            林海,44190019880119000X,2027-01-31,东莞东,长沙南
            林洋,44190019880119000X,2027-01-30,东莞东,长沙南
            """);
        Plan plan = plan(
                list, Optional.empty(), Map.of(Passenger.ID_KIND, Passenger.RESIDENT_CARD, Passenger.CHECKED, "open"));
        assertEquals(List.of(), model.missing());
        assertEquals(west.id(), row(plan, 2).row().get(Passenger.TICKET));
        assertEquals(north.id(), row(plan, 3).row().get(Passenger.TICKET));
        assertEquals(Passenger.RESIDENT_CARD, row(plan, 3).row().get(Passenger.ID_KIND));
        assertEquals(List.of("passenger.twin"), keys(plan, 4), "the same person twice in one workbook");
        assertEquals(List.of("import.whole_unknown"), keys(plan, 5));
        assertEquals(List.of("import.whole_ambiguous"), keys(plan, 6));
    }

    @Test
    void aTwinInAnotherBatchIsFoundAndTheOtherDirectionIsNone() throws Exception {
        Row west = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 28), "怀化南");
        Row other = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 30), "长沙南");
        Row back = batch(Ticket.RETURN, LocalDate.of(2027, 2, 15), "东莞东");
        Row lastYear = batch(Ticket.OUTBOUND, LocalDate.of(2026, 2, 3), "长沙南");
        save(passenger(other, "360731200011030004"));
        save(passenger(back, "450881199711230002"));
        save(passenger(lastYear, "450881199711230002"));
        Plan plan = plan(SAMPLE, Optional.of(west), Map.of());
        assertEquals(List.of("passenger.twin"), keys(plan, 3));
        assertEquals(
                List.of("2027-01-30", "东莞东", "长沙南", "9"),
                row(plan, 3).findings().getFirst().problem().args());
        assertEquals(List.of(), keys(plan, 4));
    }

    @Test
    void aSecondTimeNothingIsNew() throws Exception {
        Row batch = batch(Ticket.OUTBOUND, LocalDate.of(2027, 1, 28), "怀化南");
        plan(SAMPLE, Optional.of(batch), Map.of());
        model.write(Progress.NONE);
        Plan again = plan(SAMPLE, Optional.of(batch), Map.of());
        assertEquals(415, again.counts().get(Fate.SAME));
        assertEquals(0, again.counts().get(Fate.NEW));
    }
}
