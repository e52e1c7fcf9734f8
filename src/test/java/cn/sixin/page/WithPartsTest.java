package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.enterprise.ui.EnterprisePage;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.survey.Vacancy;
import cn.sixin.survey.ui.VacancyPage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An enterprise goes with its vacancies and comes back with them. */
class WithPartsTest {
    private static Row vacancy(Store store, Row enterprise, String post) {
        return store.draft(Vacancy.LEDGER)
                .with(Vacancy.ENTERPRISE, enterprise.id())
                .with(Vacancy.POST, post)
                .with(Vacancy.CLASS, "general")
                .with(Vacancy.NUMBER, 5);
    }

    private static Row present(Store store, Ledger ledger, Row row) {
        return store.find(ledger, row.id()).orElseThrow();
    }

    @Test
    void partsFollowTheirWholeBothWays(@TempDir Path home) {
        Clock clock = Rows.morning("2027-01-12");
        try (Store store = Rows.store(home);
                Desk desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), clock, "陈静")) {
            Row one = store.draft(Enterprise.LEDGER).with(Enterprise.NAME, "东莞市长安华宇电子有限公司");
            Row other = store.draft(Enterprise.LEDGER).with(Enterprise.NAME, "东莞市长安信和电子有限公司");
            Row welder = vacancy(store, one, "焊工");
            Row packer = vacancy(store, one, "包装工");
            Row before = vacancy(store, one, "质检");
            Batch batch = Batch.of(GroupKind.EDIT, "test", desk.actor());
            for (Row row : List.of(one, other, welder, packer, before, vacancy(store, other, "操作工"))) {
                batch = batch.create(row);
            }
            store.save(batch);
            LedgerPageModel roster = new LedgerPageModel(desk, EnterprisePage.declare());
            LedgerPageModel posts = new LedgerPageModel(desk, VacancyPage.declare());
            posts.delete(List.of(before.id()), null);
            assertEquals(Map.of(Vacancy.LEDGER, 2L), roster.parts(List.of(one.id())));
            assertInstanceOf(Saving.Saved.class, roster.delete(List.of(one.id()), null));
            assertEquals(1, store.count(Enterprise.LEDGER));
            assertEquals(1, store.count(Vacancy.LEDGER));
            posts.restore(List.of(present(store, Vacancy.LEDGER, welder)));
            assertEquals(2, store.count(Enterprise.LEDGER), "a vacancy brings the enterprise that it is one of");
            assertEquals(2, store.count(Vacancy.LEDGER), "and no others");
            roster.delete(List.of(one.id()), null);
            roster.restore(List.of(present(store, Enterprise.LEDGER, one)));
            assertEquals(2, store.count(Vacancy.LEDGER), "what went with it this time");
            roster.undoLast();
            assertEquals(1, store.count(Enterprise.LEDGER), "the coming back is undone");
            assertEquals(1, store.count(Vacancy.LEDGER));
            roster.undoLast();
            assertEquals(2, store.count(Enterprise.LEDGER));
            assertEquals(2, store.count(Vacancy.LEDGER));
        }
    }
}
