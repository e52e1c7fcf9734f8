package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.grid.Grid;
import cn.sixin.kit.work.Progress;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.page.ui.NoWays;
import cn.sixin.page.ui.StoreFxTest;
import cn.sixin.page.ui.Ways;
import cn.sixin.service.Service;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.stage.Stage;

/** The page of the dispatch on 2027-02-16 (正月十一) over a town of twelve monitored enterprises. */
@SuppressWarnings("NullAway.Init") // set when the page is shown
abstract class DispatchPageTest extends StoreFxTest {
    static final LocalDate YESTERDAY = TODAY.minusDays(1);

    final List<Row> town = new ArrayList<>();
    final Ledger[] gone = new Ledger[1];
    final Ways ways = new NoWays() {
        @Override
        public void go(Ledger to) {
            gone[0] = to;
        }
    };
    DispatchController page;
    Stage stage;

    /** All but the last are known from the day before; the third from two days before that, with a red risk. */
    void aTown() {
        for (int i = 1; i <= 12; i++) {
            town.add(enterprise(i)
                    .with(
                            Enterprise.NAME,
                            "东莞市长安" + List.of("华宇", "金泰", "顺达", "信和").get(i % 4) + (10 + i) + "电子有限公司")
                    .with(Enterprise.COMMUNITY, i <= 6 ? "锦厦社区" : "乌沙社区")
                    .with(Enterprise.CONTACT_POST, "人事经理"));
        }
        List<Row> rows = new ArrayList<>(town);
        for (int i = 0; i < 11; i++) {
            rows.add(report(town.get(i).id(), i == 2 ? YESTERDAY.minusDays(2) : YESTERDAY, i));
        }
        rows.add(service(town.get(2).id(), "欠薪苗头", TODAY.plusDays(3), "doing")
                .with(Service.RISK, "red")
                .with(Service.SIGNS, Set.of("unpaid_wages"))
                .with(Service.CONTINGENCY, "约谈"));
        save(rows.toArray(Row[]::new));
    }

    Row report(UUID enterprise, LocalDate day, int number) {
        return store.draft(Dispatch.LEDGER)
                .with(Dispatch.ENTERPRISE, enterprise)
                .with(Dispatch.AS_OF, day)
                .with(Dispatch.OPEN_STATE, number % 3 == 0 ? "not_open" : "partly")
                .with(Dispatch.OPENED_ON, number % 3 == 0 ? null : LocalDate.of(2027, 2, 14))
                .with(Dispatch.ON_POST, 100 + number)
                .with(Dispatch.GOING_HOME, 60 + number)
                .with(Dispatch.STAYING, 40)
                .with(Dispatch.RETURNED, number % 3 == 0 ? 0 : 50)
                .with(Dispatch.HIRED, 5)
                .with(Dispatch.LEFT, 3)
                .with(Dispatch.PRESENT, number % 3 == 0 ? 42 : 92)
                .with(Dispatch.SHORT_GENERAL, number)
                .with(Dispatch.SHORT_SKILLED, 2)
                .with(Dispatch.SHORT_TOTAL, number + 2)
                .with(Dispatch.RIGID, 6)
                .with(Dispatch.RIGID_SOLVED, 4)
                .with(Dispatch.METHOD, "phone")
                .with(Dispatch.INTERVIEWEE, "林海")
                .with(Dispatch.OFFICER, OFFICER);
    }

    void showPage() {
        desk.load(DispatchModel.needs(), Progress.none());
        stage = show(() -> {
            DispatchPage.Shown shown = DispatchPage.open(kit, desk, ways);
            page = shown.controller();
            return shown.root();
        });
        await("the day", () -> page.model().isOpen());
    }

    Grid grid() {
        return page.grid();
    }

    /** Waits until all that was typed is in the ledger or in a draft. */
    void kept() {
        await("kept", () -> page.model().isKept());
    }

    /** The row on screen of an enterprise of the town, from 0. */
    int line(int number) {
        return fx(() -> page.view().row(town.get(number).id()));
    }

    /** What a cell shows. */
    String text(int number, Column<?> column) {
        int row = line(number);
        return fx(() -> page.rows().cell(row, DispatchRows.of(column)).text());
    }

    int shown() {
        return fx(() -> page.rows().rows());
    }

    void at(int number, Column<?> column) {
        int row = line(number);
        fx(() -> {
            grid().select(row, DispatchRows.of(column));
            grid().requestFocus();
        });
        FxTest.settle();
    }

    /** The day's row of an enterprise as the ledger has it. */
    Row stored(int number, LocalDate day) {
        return desk.index(Dispatch.LEDGER).withKey(Dispatch.key(town.get(number).id(), day)).stream()
                .findFirst()
                .orElseThrow();
    }

    int storedToday() {
        Result rows = desk.index(Dispatch.LEDGER).query(Query.ALL.and(new Filter.Days(Dispatch.AS_OF, TODAY, TODAY)));
        return rows.count();
    }
}
