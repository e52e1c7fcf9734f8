package cn.sixin.page.ui;

import cn.sixin.app.ui.DeskProcess;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.service.Service;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.NewStore;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A page of a feature's own over a real encrypted store, on 2027-02-16 (正月十一), an officer signed in. */
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class StoreFxTest extends FxTest {
    protected static final String TOWN = "441900119";
    protected static final String OFFICER = "梁安";
    protected static final LocalDate TODAY = LocalDate.of(2027, 2, 16);
    protected static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-16T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    protected final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final List<Exception> faults = new ArrayList<>();
    private final ThreadRunner background = new ThreadRunner(fault -> faults.add((Exception) fault));
    protected final Kit kit = new Kit(labels, theme, background, new Dialogs(labels));

    @TempDir
    protected Path home;

    protected Store store;
    protected Desk desk;

    @Override
    protected List<URL> styles() {
        return DeskProcess.styles();
    }

    @BeforeEach
    final void openStore() {
        store = NewStore.in(home);
        desk = Desk.open(store, labels, CLOCK, OFFICER);
    }

    @AfterEach
    final void closeStore() {
        settle();
        background.close();
        desk.close();
        store.close();
        if (!faults.isEmpty()) {
            throw new AssertionError("fault in background work: " + faults.getFirst(), faults.getFirst());
        }
    }

    protected final Saving.Saved save(Row... rows) {
        Batch batch = Batch.of(GroupKind.EDIT, "test", new Actor(OFFICER, "desk-1"));
        for (Row row : rows) {
            batch = batch.create(row);
        }
        return (Saving.Saved) store.save(batch);
    }

    /** Changes rows as the store has them now. */
    protected final Saving.Saved change(Row before, Row after) {
        return (Saving.Saved) store.save(
                Batch.of(GroupKind.EDIT, "test", new Actor(OFFICER, "desk-1")).update(before, after));
    }

    /** A monitored one. */
    protected final Row enterprise(int number) {
        return store.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, "东莞市长安" + List.of("华宇", "金泰", "顺达", "信和").get(number % 4) + number + "电子有限公司")
                .with(Enterprise.CONTACT, "林海")
                .with(Enterprise.PHONE, "1990000%04d".formatted(number))
                .with(Enterprise.TAGS_COLUMN, Set.of("monitored"))
                .with(Enterprise.STATE, "normal")
                .with(Enterprise.SERVICE_OFFICER, number % 3 == 0 ? OFFICER : "陈静")
                .with(Enterprise.HEADCOUNT, 100 + number);
    }

    protected final Row service(UUID enterprise, String detail, LocalDate due, String status) {
        return store.draft(Service.LEDGER)
                .with(Service.ENTERPRISE, enterprise)
                .with(Service.RAISED_ON, LocalDate.of(2027, 1, 20))
                .with(Service.NEED, "staffing")
                .with(Service.DETAIL, detail)
                .with(Service.DUE_ON, due)
                .with(Service.STATUS, status)
                .with(Service.RISK, "none")
                .with(Service.OFFICER, OFFICER);
    }
}
