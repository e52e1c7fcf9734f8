package cn.sixin.today.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.page.ui.NoWays;
import cn.sixin.page.ui.StoreFxTest;
import cn.sixin.season.Season;
import cn.sixin.service.Service;
import cn.sixin.ticket.Ticket;
import cn.sixin.today.TodayModel;
import cn.sixin.today.WorkList;
import cn.sixin.visit.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The home page as an officer uses it in the morning: by the keyboard, while no ledger is in memory. */
class TodayFlowTest extends StoreFxTest {
    private final List<String> went = new ArrayList<>();

    private Stage open() {
        Stage stage = show(() -> {
            TodayPage page = new TodayPage(kit);
            page.open(new TodayModel(desk), new NoWays() {
                @Override
                public void go(Ledger to) {
                    went.add(to.name());
                }

                @Override
                public void open(Ledger of, UUID row) {
                    went.add(of.name() + " " + row);
                }

                @Override
                public void missing(Ledger page, Ledger of, UUID row) {
                    went.add(page.name() + " missing for " + of.name());
                }

                @Override
                public void begin() {
                    went.add("begin");
                }
            });
            return page.view();
        });
        await("the day", () -> reads("（正月十一）"));
        return stage;
    }

    private ListView<?> list() {
        return find("#today-list", ListView.class);
    }

    private Row visit(UUID enterprise, java.time.LocalDate day) {
        return store.draft(Visit.LEDGER)
                .with(Visit.KIND, "enterprise")
                .with(Visit.VISITED_AT, Instant.parse("2027-02-01T02:00:00Z"))
                .with(Visit.ENTERPRISE, enterprise)
                .with(Visit.VISITORS, "梁安、陈静")
                .with(Visit.PROBLEMS, "宿舍不够，返岗员工无处安置")
                .with(Visit.FOLLOW_UP_ON, day);
    }

    private Row batch(String status, LocalDate day, String to) {
        return store.draft(Ticket.LEDGER)
                .with(Ticket.GROUP, Ticket.SELF_GROUP)
                .with(Ticket.DIRECTION, Ticket.OUTBOUND)
                .with(Ticket.STATUS, status)
                .with(Ticket.TRAVEL_ON, day)
                .with(Ticket.FROM, "东莞东")
                .with(Ticket.TO, to);
    }

    private List<Row> town() {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            rows.add(enterprise(i));
        }
        List<Row> all = new ArrayList<>(rows);
        for (int i = 0; i < 9; i++) {
            all.add(service(rows.get(i).id(), "节后第 " + i + " 条生产线缺普工，急需补员", TODAY.minusDays(i), "doing"));
        }
        all.add(service(rows.get(9).id(), "已经办完的不再列出", TODAY.minusDays(40), "closed")
                .with(Service.CLOSED_ON, TODAY));
        all.add(service(rows.get(10).id(), "过几天才到期", TODAY.plusDays(3), "open"));
        all.add(service(rows.get(11).id(), "欠薪两个月，员工情绪激动", TODAY.plusDays(30), "doing")
                .with(Service.RISK, "red")
                .with(Service.CONTINGENCY, "联系劳动监察"));
        all.add(visit(rows.get(0).id(), TODAY));
        all.add(visit(rows.get(1).id(), TODAY.minusDays(2)));
        all.add(visit(rows.get(2).id(), TODAY.minusDays(2)).with(Visit.FOLLOWED_ON, TODAY.minusDays(1)));
        save(all.toArray(Row[]::new));
        return all;
    }

    @Test
    void whatIsDueIsListedAndOpenedByTheKeyboardWithoutAnyLedgerInMemory() {
        List<Row> rows = town();
        Stage stage = open();
        assertEquals("超期 9", find("#today-overdue", ToggleButton.class).getText());
        // A need, a visit to be followed up, and the twelve watched enterprises whose day is not reported yet.
        assertEquals("今天到期 14", find("#today-today", ToggleButton.class).getText());
        assertTrue(reads("2月16日（正月十一）"));
        assertFalse(reads("已经办完的不再列出") || reads("过几天才到期"));
        assertFalse(
                desk.has(List.of(Enterprise.LEDGER)) || desk.has(List.of(Service.LEDGER)), "the list waited for rows");
        assertTrue(list().isFocused(), "the keyboard is on the list");
        press(KeyCode.ENTER);
        Row longest = rows.get(12 + 8);
        assertEquals("service " + longest.id(), went.getLast());
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        assertEquals("service", went.getLast());
        press(KeyCode.END);
        press(KeyCode.ENTER);
        assertEquals("survey missing for enterprise", went.getLast(), "what has no day stands last");
        Pictures.both(theme, stage.getScene(), "today-full");
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "today-full-200");
        click("#today-drawn");
        assertFalse(onScreen("#today-list"));
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200).with(Look.Mode.DARK), "today-charts-200-dark");
        assertTrue(find(".kit-chart", javafx.scene.layout.VBox.class)
                .getAccessibleText()
                .contains("诉求办理时限 8"));
    }

    /** Its own row; or, where that is missing, the page on which it is begun. */
    @Test
    void aLineOfEachKindLeadsToItsOwn() {
        town();
        LocalDate payBy =
                java.util.Objects.requireNonNull(Season.of(desk.context()).get(Season.PAY.to()));
        Row unpaid = batch("to_pay", LocalDate.of(2027, 1, 28), "怀化南");
        Row paid = batch("paid", LocalDate.of(2027, 1, 29), "已经付过的站");
        Row longAgo = batch("to_pay", LocalDate.of(2026, 1, 28), "去年的站");
        save(unpaid, paid, longAgo);
        open();
        assertFalse(reads("已经付过的站") || reads("去年的站"), "done, or of another season");
        WorkList.Item line = fx(() -> list().getItems().stream()
                .flatMap(each -> each instanceof TodayLine.Entry(var group, var item)
                                && group.due().name().equals("ticket_stage")
                        ? Stream.of(item)
                        : Stream.empty())
                .findFirst()
                .orElseThrow());
        assertEquals(unpaid.id(), line.row());
        assertEquals(Optional.of(payBy), line.day());
        assertTrue(line.name().contains("怀化南"), line::name);
        assertTrue(line.detail().contains(labels.text("choice.ticket_status.to_pay")), line::detail);
        assertTrue(reads("超期 " + ChronoUnit.DAYS.between(payBy, TODAY) + " 天"));
        Set<String> kinds = new TreeSet<>();
        for (int i = 0; i < fx(() -> list().getItems().size()); i++) {
            int at = i;
            if (fx(() -> list().getItems().get(at)) instanceof TodayLine.Entry(var group, var item)
                    && kinds.add(group.due().name())) {
                fx(() -> list().getSelectionModel().clearAndSelect(at));
                press(KeyCode.ENTER);
                String rows = group.due().rows().name();
                String ledger = group.ledger().name();
                assertEquals(
                        ledger.equals(rows) ? ledger + " " + item.row() : ledger + " missing for " + rows,
                        went.getLast());
            }
        }
        assertEquals(
                Set.of(
                        "dispatch_missing",
                        "service_due",
                        "service_red",
                        "survey_missing",
                        "ticket_stage",
                        "visit_follow_up"),
                kinds);
    }

    @Test
    void oneKindAloneAndMineAlone() {
        List<Row> rows = town();
        Row other = rows.get(12 + 8);
        change(
                store.find(Service.LEDGER, other.id()).orElseThrow(),
                store.find(Service.LEDGER, other.id()).orElseThrow().with(Service.OFFICER, "陈静"));
        open();
        click("#today-overdue");
        assertFalse(reads("欠薪两个月，员工情绪激动") || reads("节后第 0 条生产线"));
        assertTrue(reads("超期 8 天"));
        click("#today-standing");
        assertTrue(reads("欠薪两个月，员工情绪激动"));
        assertFalse(reads("超期 8 天"));
        click("#today-standing");
        click("#today-mine");
        await("mine", () -> find("#today-overdue", ToggleButton.class).getText().equals("超期 8"));
        assertFalse(reads("超期 8 天"));
        assertTrue(reads("超期 7 天"));
    }

    @Test
    void theListFollowsWhatIsSavedAndKeepsItsPlace() {
        List<Row> rows = town();
        open();
        press(KeyCode.DOWN);
        Object second = fx(() -> list().getSelectionModel().getSelectedItem());
        Row longest = store.find(Service.LEDGER, rows.get(12 + 8).id()).orElseThrow();
        change(longest, longest.with(Service.STATUS, "closed").with(Service.CLOSED_ON, TODAY));
        await(
                "one less",
                () -> find("#today-overdue", ToggleButton.class).getText().equals("超期 8"));
        TodayLine now = (TodayLine) fx(() -> list().getSelectionModel().getSelectedItem());
        assertEquals(((TodayLine) second).key(), now.key());
    }

    /** Nobody asks every day how it goes there. */
    private Row unwatched(int number) {
        return enterprise(number).with(Enterprise.TAGS_COLUMN, null);
    }

    private void morningOfManyNeeds() {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            rows.add(enterprise(i));
        }
        List<Row> all = new ArrayList<>(rows);
        for (int i = 0; i < 40; i++) {
            all.add(service(rows.get(i % 12).id(), "第 " + i + " 件", TODAY.minusDays(i), "doing"));
        }
        all.add(service(rows.get(11).id(), "过几天才到期", TODAY.plusDays(3), "open"));
        all.add(visit(rows.get(0).id(), TODAY.minusDays(2)));
        save(all.toArray(Row[]::new));
    }

    @Test
    void theFirstPartIsTheBeginningOfTheListAndCountsAllOfIt() {
        morningOfManyNeeds();
        TodayModel model = new TodayModel(desk);
        WorkList first = model.first(Progress.NONE);
        WorkList whole = model.read(false, Progress.NONE);
        assertFalse(first.whole());
        assertTrue(whole.whole() && whole.groups().size() > 2);
        assertEquals(39 + 1, whole.overdue());
        assertEquals(whole.overdue(), first.overdue());
        assertEquals(whole.dueToday(), first.dueToday());
        assertEquals(whole.standing(), first.standing());
        assertEquals(whole.coming(), first.coming());
        assertEquals(1, first.coming().get(TODAY.plusDays(3)));
        List<TodayLine> lines = TodayLine.of(whole, TodayLine.Only.ALL);
        List<TodayLine> shown = TodayLine.of(first, TodayLine.Only.ALL);
        assertEquals(1 + TodayModel.NAMED + 1, shown.size(), "a head, its rows, and that there are more");
        assertEquals(lines.subList(0, shown.size()), shown);
        open();
        await("the rest", () -> list().getItems().equals(lines));
    }

    @Test
    void whatWasReadAheadIsTakenOnceAndNotAfterASave() throws Exception {
        town();
        TodayModel model = new TodayModel(desk);
        Runnable[] ahead = new Runnable[1];
        model.begin(reading -> ahead[0] = reading);
        ahead[0].run();
        Object read = ((Future<?>) ahead[0]).get();
        assertSame(read, model.first(Progress.NONE));
        assertNotSame(read, model.first(Progress.NONE));
        model.begin(reading -> ahead[0] = reading);
        ahead[0].run();
        save(enterprise(20));
        WorkList list = model.first(Progress.NONE);
        assertNotSame(((Future<?>) ahead[0]).get(), list);
        assertEquals(((WorkList) read).dueToday() + 1, list.dueToday(), "whose day is not reported yet");
    }

    /** Who is quicker with the find box than the list comes. */
    @Test
    void whoTypesWhenTheListComesKeepsTheKeyboard() {
        town();
        TextField typed = fx(() -> new TextField());
        TodayPage page = fx(() -> new TodayPage(kit));
        Stage stage = show(() -> new VBox(typed, page.sample()));
        fx(() -> {
            page.open(new TodayModel(desk), new NoWays());
            typed.requestFocus();
            page.view();
        });
        await("the day", () -> reads("（正月十一）"));
        assertEquals(typed, fx(() -> stage.getScene().getFocusOwner()));
    }

    @Test
    void linesOfNobodyAreGoneWhenThePageIsOpened() {
        town();
        TodayPage page = fx(() -> new TodayPage(kit));
        show(page::sample);
        assertTrue(fx(() -> list().getItems().size()) > 20 && reads(labels.text("app.name")));
        fx(() -> page.open(new TodayModel(desk), new NoWays()));
        settle();
        assertEquals(0, fx(() -> list().getItems().size()));
        assertFalse(reads(labels.text("app.name")));
        assertEquals("", find("#today-overdue", ToggleButton.class).getText());
        fx(page::view);
        await("the day", () -> reads("（正月十一）"));
        assertFalse(reads(labels.text("app.name")));
        assertEquals("超期 9", find("#today-overdue", ToggleButton.class).getText());
    }

    @Test
    void aDayWithNothingDueSaysSoKindly() {
        save(unwatched(1));
        Row row = unwatched(2);
        save(row, service(row.id(), "过几天才到期", TODAY.plusDays(3), "open"));
        Stage stage = open();
        assertTrue(reads("喝口热茶"));
        assertTrue(reads("接下来 7 天有 1 件到期"));
        Pictures.both(theme, stage.getScene(), "today-nothing-due");
    }

    @Test
    void anEmptyStoreSaysWhatToDoFirst() {
        Stage stage = open();
        Pictures.both(theme, stage.getScene(), "today-empty");
        clickText(labels.text("today.first.import"));
        assertEquals(List.of("begin"), went);
    }
}
