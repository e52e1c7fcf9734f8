package cn.sixin.dispatch.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DaySheet.CellText;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.work.DirectRunner;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.NewStore;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day's model over a real encrypted store, everything at once on this thread. */
@SuppressWarnings("NullAway.Init") // set before each test
class DispatchModelTest {
    private static final LocalDate FROM = LocalDate.of(2027, 2, 13);
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 24);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path home;

    private Store store;
    private Desk desk;
    private DispatchModel model;

    @BeforeEach
    void open() {
        open(home.resolve("desk"));
    }

    private void open(Path folder) {
        store = NewStore.in(folder);
        sit("梁安");
    }

    @AfterEach
    void close() {
        desk.close();
        store.close();
    }

    private void sit(String officer) {
        desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), CLOCK, officer);
        model = new DispatchModel(desk, new DirectRunner(failure -> {
            throw new AssertionError(failure);
        }));
    }

    private Row save(Row... rows) {
        Batch batch = Batch.of(GroupKind.EDIT, "test", new Actor("陈静", "desk-2"));
        for (Row row : rows) {
            batch = batch.create(row);
        }
        return ((Saving.Saved) store.save(batch)).rows().getFirst().after();
    }

    private Row change(Row before, Row after) {
        Batch batch =
                Batch.of(GroupKind.EDIT, "test", new Actor("陈静", "desk-2")).update(before, after);
        return ((Saving.Saved) store.save(batch)).rows().getFirst().after();
    }

    private Row enterprise(int number, String state, String... tags) {
        return save(store.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, "东莞市测试" + number + "有限公司")
                .with(Enterprise.CONTACT, "林海")
                .with(Enterprise.PHONE, "1990000%04d".formatted(number))
                .with(Enterprise.STATE, state)
                .with(Enterprise.TAGS_COLUMN, tags.length == 0 ? null : Set.of(tags)));
    }

    private Row report(UUID enterprise, LocalDate day, int hired) {
        return store.draft(Dispatch.LEDGER)
                .with(Dispatch.ENTERPRISE, enterprise)
                .with(Dispatch.AS_OF, day)
                .with(Dispatch.OPEN_STATE, "partly")
                .with(Dispatch.HIRED, hired);
    }

    private void type(UUID line, Column<?> column, String text) {
        model.type(List.of(new CellText(line, column, text)));
    }

    private DayLine line(Row enterprise) {
        return model.sheet().line(enterprise.id());
    }

    private Row stored(Row enterprise, LocalDate day) {
        return find(enterprise, day).orElseThrow();
    }

    private Optional<Row> find(Row enterprise, LocalDate day) {
        return desk.index(Dispatch.LEDGER).withKey(Dispatch.key(enterprise.id(), day)).stream()
                .findFirst();
    }

    /** Random rows on random days, some days closed, of this season and of another: each day starts from the last row. */
    @Test
    void eachDayStartsFromTheLastRowBeforeIt() {
        Random random = new Random(20_270_213);
        List<Row> town = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            town.add(enterprise(i, "normal", "monitored"));
        }
        Map<UUID, Map<LocalDate, Integer>> reported = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (int day = -20; day <= 11; day++) {
            LocalDate asOf = FROM.plusDays(day);
            for (Row enterprise : town) {
                if (random.nextInt(3) == 0) {
                    int hired = random.nextInt(1000);
                    rows.add(report(enterprise.id(), asOf, hired));
                    reported.computeIfAbsent(enterprise.id(), id -> new HashMap<>())
                            .put(asOf, hired);
                }
            }
            if (random.nextInt(3) == 0) {
                rows.add(store.draft(ClosedDay.LEDGER)
                        .with(ClosedDay.AS_OF, asOf)
                        .with(ClosedDay.CLOSED_AT, Instant.EPOCH)
                        .with(ClosedDay.CLOSED_BY, "陈静"));
            }
        }
        save(rows.toArray(Row[]::new));
        for (LocalDate day = FROM; !day.isAfter(TODAY); day = day.plusDays(1)) {
            model.open(day);
            for (Row enterprise : town) {
                Map<LocalDate, Integer> its = reported.getOrDefault(enterprise.id(), Map.of());
                Integer expected = its.get(day);
                boolean today = expected != null;
                for (LocalDate back = day.minusDays(1); expected == null && !back.isBefore(FROM); ) {
                    expected = its.get(back);
                    back = back.minusDays(1);
                }
                assertEquals(expected, line(enterprise).entry().values().get(Dispatch.HIRED), enterprise + " " + day);
                assertEquals(today, line(enterprise).entry().confirmed());
            }
        }
    }

    @Test
    void whoIsCalledEachDay() {
        Row monitored = enterprise(1, "normal", "monitored");
        Row key = enterprise(2, "normal", "key_industrial", "foreign_trade");
        Row stopped = enterprise(3, "stopped", "monitored");
        Row moved = enterprise(4, "moved", "monitored");
        Row movedMidway = enterprise(5, "moved", "monitored");
        Row neither = enterprise(6, "normal", "q1_orders");
        Row untagged = enterprise(7, "normal");
        save(report(movedMidway.id(), TODAY.minusDays(3), 2));
        save(report(untagged.id(), TODAY, 2));
        model.open(TODAY);
        assertEquals(
                Set.of(monitored.id(), key.id(), stopped.id(), movedMidway.id(), untagged.id()),
                Set.copyOf(model.sheet().ids()));
        assertFalse(model.sheet().has(moved.id()));
        assertFalse(model.sheet().has(neither.id()));
    }

    @Test
    void theFirstDayStartsFromTheSurveyBeforeTheHoliday() {
        Row enterprise = enterprise(1, "normal", "monitored");
        save(store.draft(Survey.LEDGER)
                .with(Survey.ENTERPRISE, enterprise.id())
                .with(Survey.PHASE, Survey.BEFORE)
                .with(Survey.SURVEYED_ON, LocalDate.of(2027, 1, 10))
                .with(Survey.ON_POST, 120)
                .with(Survey.GOING_HOME, 90)
                .with(Survey.STAYING, 30));
        model.open(FROM);
        Row values = line(enterprise).entry().values();
        assertEquals(120, values.get(Dispatch.ON_POST));
        assertEquals(90, values.get(Dispatch.GOING_HOME));
        assertEquals(30, values.get(Dispatch.STAYING));
        assertFalse(line(enterprise).isUnsaved());
        type(enterprise.id(), Dispatch.OPEN_STATE, "partly");
        type(enterprise.id(), Dispatch.RETURNED, "12");
        model.left(enterprise.id());
        assertEquals(42, stored(enterprise, FROM).get(Dispatch.PRESENT));
    }

    @Test
    void anotherStationsEditOfOtherColumnsIsKeptBesideOurs() {
        Row enterprise = enterprise(1, "normal", "monitored");
        Row row = save(report(enterprise.id(), TODAY, 3));
        model.open(TODAY);
        change(row, row.with(Dispatch.RIGID, 8)); // the page does not hear of it before it saves
        type(enterprise.id(), Dispatch.HIRED, "4");
        Row now = stored(enterprise, TODAY);
        assertEquals(4, now.get(Dispatch.HIRED));
        assertEquals(8, now.get(Dispatch.RIGID));
        assertTrue(model.isKept());
    }

    @Test
    void theSameFigureSetByBothWaitsForTheOfficer() {
        Row enterprise = enterprise(1, "normal", "monitored");
        Row row = save(report(enterprise.id(), TODAY, 3));
        model.open(TODAY);
        change(row, row.with(Dispatch.HIRED, 9));
        type(enterprise.id(), Dispatch.HIRED, "4");
        assertEquals(9, stored(enterprise, TODAY).get(Dispatch.HIRED));
        Problem problem = line(enterprise).problems(Dispatch.HIRED).getFirst();
        assertEquals("dispatch.contested", problem.key());
        assertEquals(List.of("陈静"), problem.args());
        assertEquals(1, store.drafts().of("梁安").size());
        type(enterprise.id(), Dispatch.HIRED, "5");
        assertEquals(5, stored(enterprise, TODAY).get(Dispatch.HIRED));
        assertEquals(0, store.drafts().of("梁安").size());
    }

    @Test
    void twoOfficersMakeOneRow() {
        Row enterprise = enterprise(1, "normal", "monitored");
        model.open(TODAY);
        save(report(enterprise.id(), TODAY, 3));
        type(enterprise.id(), Dispatch.OPEN_STATE, "partly");
        type(enterprise.id(), Dispatch.RIGID, "7");
        model.left(enterprise.id());
        assertEquals(1, desk.index(Dispatch.LEDGER).count());
        Row now = stored(enterprise, TODAY);
        assertEquals(3, now.get(Dispatch.HIRED));
        assertEquals(7, now.get(Dispatch.RIGID));
    }

    @Test
    void undoingTheFirstEntryTakesTheRowOutAndRedoingBringsItBack() {
        Row enterprise = enterprise(1, "normal", "monitored");
        model.open(TODAY);
        type(enterprise.id(), Dispatch.OPEN_STATE, "partly");
        model.left(enterprise.id());
        UUID first = stored(enterprise, TODAY).id();
        model.undo();
        assertEquals(Optional.empty(), find(enterprise, TODAY));
        assertEquals(1, store.deleted(Dispatch.LEDGER, 9).size());
        model.redo();
        assertFalse(first.equals(stored(enterprise, TODAY).id()));
        assertTrue(model.isKept());
    }

    @Test
    void aClosedDayIsNotTypedIntoAndItsCorrectionsSayWhy() {
        Row enterprise = enterprise(1, "normal", "monitored");
        Row late = enterprise(2, "normal", "monitored");
        save(report(enterprise.id(), TODAY, 3));
        model.open(TODAY);
        model.close();
        assertEquals(1, desk.index(ClosedDay.LEDGER).count());
        assertFalse(model.isEditable());
        model.close();
        assertEquals(1, desk.index(ClosedDay.LEDGER).count());
        model.correct("企业来电更正");
        type(enterprise.id(), Dispatch.HIRED, "4");
        type(late.id(), Dispatch.OPEN_STATE, "not_open");
        model.left(late.id());
        for (Row each : List.of(enterprise, late)) {
            Change last = store.history(stored(each, TODAY).id()).getFirst();
            assertEquals("企业来电更正", last.why());
        }
        model.endCorrection();
        assertFalse(model.isEditable());
        model.open(TODAY.minusDays(1));
        assertTrue(model.isEditable());
        assertEquals(null, model.correcting().orElse(null));
    }

    /** Two days without a row and a closed one corrected afterwards: what stands there now is carried on. */
    @Test
    void whatWasCorrectedOnAClosedDayIsCarriedOverAGap() {
        Row enterprise = enterprise(1, "normal", "monitored");
        LocalDate closed = TODAY.minusDays(3);
        save(report(enterprise.id(), closed.minusDays(1), 2), report(enterprise.id(), closed, 3));
        model.open(closed);
        model.close();
        model.correct("企业来电更正");
        type(enterprise.id(), Dispatch.HIRED, "6");
        model.endCorrection();
        model.open(TODAY);
        DayLine line = model.sheet().line(enterprise.id());
        assertEquals(6, line.entry().values().get(Dispatch.HIRED));
        assertTrue(line.entry().isCarried(Dispatch.HIRED));
        assertEquals(closed, java.util.Objects.requireNonNull(line.last()).get(Dispatch.AS_OF));
    }

    @Test
    void aDayIsOneGroupToBeUndoneAndSavedInOneStep() {
        for (int i = 0; i < 30; i++) {
            Row enterprise = enterprise(i, "normal", "monitored");
            save(report(enterprise.id(), TODAY.minusDays(1), i));
        }
        model.open(TODAY);
        assertEquals(30, model.zero(model.sheet().ids()));
        assertEquals(60, desk.index(Dispatch.LEDGER).count());
        assertEquals(30, store.groups(1).getFirst().entries());
        assertEquals(30, model.tally().reported());
        assertEquals(0, model.tally().called());
    }

    /** Needs the right to mount a small disk. */
    @Test
    void whatTheDiskRefusesStaysAndIsTriedAgain() throws Exception {
        close();
        Path small = Files.createDirectory(home.resolve("small"));
        boolean mounted = mount("mount", "-t", "tmpfs", "-o", "size=120m", "sixin", small.toString());
        try {
            open(small);
            assumeTrue(mounted, "no right to mount a disk here");
            Row enterprise = enterprise(1, "normal", "monitored");
            model.open(TODAY);
            Path films = small.resolve("films");
            byte[] megabyte = new byte[1 << 20];
            while (Files.getFileStore(small).getUsableSpace() > StoreFiles.RESERVE) {
                Files.write(films, megabyte, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            type(enterprise.id(), Dispatch.OPEN_STATE, "partly");
            assertTrue(model.trouble().isPresent());
            model.open(TODAY.minusDays(1));
            assertEquals(TODAY, model.day());
            assertEquals("partly", line(enterprise).entry().values().get(Dispatch.OPEN_STATE));
            Files.delete(films);
            model.retry();
            assertTrue(model.trouble().isEmpty());
            assertTrue(model.isKept());
            assertEquals("partly", stored(enterprise, TODAY).get(Dispatch.OPEN_STATE));
        } finally {
            close();
            if (mounted) {
                mount("umount", small.toString());
            }
            open(home.resolve("again"));
        }
    }

    private static boolean mount(String... command) throws IOException, InterruptedException {
        return Files.isExecutable(Path.of("/bin/mount"))
                && new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @Test
    void outsideTheSeasonTheLastOneIsShown() {
        desk.close();
        Clock autumn = Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), autumn, "梁安");
        model = new DispatchModel(desk, new DirectRunner(failure -> {}));
        assertEquals(LocalDate.of(2025, 2, 27), model.opening().orElseThrow());
    }
}
