package cn.sixin.page.ui;

import cn.sixin.Ledgers;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.enterprise.ui.EnterprisePage;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Opening;
import cn.sixin.service.Service;
import cn.sixin.service.ui.FactsPane;
import cn.sixin.service.ui.ServicePage;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.NewStore;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.visit.ui.EnterpriseVisits;
import cn.sixin.visit.ui.VisitPage;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A page over a real encrypted store, in a window of the town's laptop's size, on 2027-02-16. */
@SuppressWarnings("NullAway.Init") // set before each test and on the FX thread
abstract class PageTest extends FxTest {
    static final String TOWN = "441900119";
    static final String OFFICER = "梁安";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-16T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    final List<Exception> faults = new ArrayList<>();
    final ThreadRunner background = new ThreadRunner(fault -> faults.add((Exception) fault));
    final Kit kit = new Kit(labels, theme, background, new Dialogs(labels));

    @TempDir
    Path home;

    Store store;
    Desk desk;
    Stage stage;
    LedgerPages.Shown shown;

    /** From page to page as the shell goes, the one before let go of. */
    final Ways ways = new NoWays() {
        @Override
        public void open(Ledger ledger, UUID row) {
            place(page(ledger));
            shown.controller().open(row);
        }

        @Override
        public void begin(Ledger ledger, Function<LedgerPage, Opening> opening) {
            place(page(ledger));
            shown.controller().begin(opening);
        }

        private LedgerPage page(Ledger ledger) {
            return ledger == Service.LEDGER ? ServicePage.declare() : VisitPage.declare();
        }
    };

    @Override
    protected List<URL> styles() {
        return List.of(PageView.styles());
    }

    @BeforeEach
    void openStore() {
        store = NewStore.in(home, config());
    }

    StoreConfig config() {
        return StoreConfig.of(Ledgers.ALL).withCacheKb(16_384);
    }

    /** The day on which the officer works. */
    Clock clock() {
        return CLOCK;
    }

    @AfterEach
    void closeStore() {
        settle();
        background.close();
        store.close();
        if (!faults.isEmpty()) {
            throw new AssertionError("fault in background work: " + faults.getFirst(), faults.getFirst());
        }
    }

    /** Signs in and shows a ledger's page. */
    void showPage(LedgerPage page) {
        desk = Desk.open(store, labels, clock(), OFFICER);
        stage = show(() -> made(page).root());
        await("the table", () -> onScreen("#table-count"));
    }

    private LedgerPages.Shown made(LedgerPage page) {
        shown = new LedgerPages(kit, desk, ways).open(page, beside(page));
        return shown;
    }

    /** What stands beside a page's form. */
    Optional<Function<LedgerPageModel, Beside>> beside(LedgerPage page) {
        return page.ledger() == Service.LEDGER
                ? Optional.of(model -> new FactsPane(kit, desk, new EnterpriseVisits(desk, ways)))
                : Optional.empty();
    }

    private void place(LedgerPage page) {
        stage.getScene().setRoot(made(page).root());
    }

    /** The desk ends and starts anew over the same store. */
    void restart(LedgerPage page) {
        fx(() -> stage.hide());
        desk.close();
        showPage(page);
    }

    void showEnterprises() {
        showPage(EnterprisePage.declare());
    }

    void showServices() {
        showPage(ServicePage.declare());
    }

    Scene scene() {
        return stage.getScene();
    }

    /** The number that a button tells. */
    int number(String toggle) {
        return Integer.parseInt(find(toggle, ToggleButton.class).getText().replaceAll("\\D", ""));
    }

    Saving.Saved save(Row... rows) {
        Batch batch = Batch.of(GroupKind.EDIT, "test", new Actor(OFFICER, "desk-1"));
        for (Row row : rows) {
            batch = batch.create(row);
        }
        return (Saving.Saved) store.save(batch);
    }

    Row enterprise(int number, String name) {
        return store.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, name)
                .with(Enterprise.CONTACT, "林海")
                .with(Enterprise.PHONE, "1990000%04d".formatted(number))
                .with(Enterprise.COMMUNITY, "乌沙社区")
                .with(Enterprise.SIZE, number % 2 == 0 ? "large" : "small")
                .with(Enterprise.STATE, number % 7 == 0 ? "stopped" : "normal")
                .with(Enterprise.SERVICE_OFFICER, number % 3 == 0 ? OFFICER : "陈静")
                .with(Enterprise.HEADCOUNT, 100 + number);
    }

    Row service(int number, UUID enterprise) {
        return store.draft(Service.LEDGER)
                .with(Service.ENTERPRISE, enterprise)
                .with(Service.RAISED_ON, java.time.LocalDate.of(2027, 2, 1).plusDays(number % 12))
                .with(Service.NEED, number % 4 == 0 ? "insurance" : "staffing")
                .with(Service.DETAIL, "节后第 " + number + " 条生产线缺普工，急需补员")
                .with(Service.SHORT_GENERAL, 10 + number)
                .with(Service.RIGID, 5)
                .with(Service.DUE_ON, java.time.LocalDate.of(2027, 2, 10).plusDays(number % 14))
                .with(Service.STATUS, number % 3 == 0 ? "doing" : "open")
                .with(Service.RISK, number % 5 == 0 ? "red" : "none")
                .with(Service.CONTINGENCY, number % 5 == 0 ? "联系 119 调度组" : null)
                .with(Service.OFFICER, number % 2 == 0 ? OFFICER : "陈静");
    }

    /** 40 enterprises and 60 needs. */
    List<Row> town() {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            rows.add(enterprise(i, "东莞市长安" + List.of("华宇", "金泰", "顺达", "信和").get(i % 4) + i + "电子有限公司"));
        }
        List<Row> all = new ArrayList<>(rows);
        for (int i = 1; i <= 60; i++) {
            all.add(service(i, rows.get(i % 40).id()));
        }
        save(all.toArray(Row[]::new));
        return rows;
    }
}
