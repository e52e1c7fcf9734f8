package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.page.season.SeasonPage;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.store.Store;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ADR 0012: what is shipped is seen and holds, and lies in no store until a town changes it. */
class DeskSeasonsTest {
    @TempDir
    Path home;

    private Store store;
    private Desk desk;
    private LedgerPageModel model;

    @BeforeEach
    void open() {
        store = Rows.store(home);
        Clock clock = Clock.fixed(Rows.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), clock, "陈静");
        model = new LedgerPageModel(desk, SeasonPage.declare());
    }

    @AfterEach
    void close() {
        desk.close();
        store.close();
    }

    private List<Row> listed() {
        Result found = desk.index(Season.LEDGER).query(Query.ALL);
        return IntStream.range(0, found.count()).mapToObj(found::row).toList();
    }

    @Test
    void whatIsShippedIsListedAndNoChange() {
        assertEquals(2, listed().size());
        assertEquals(0, store.size(Season.LEDGER));
        assertEquals(0, store.pendingCount());
        assertEquals(LocalDate.of(2027, 2, 6), desk.season().get(Season.NEW_YEAR), "the one in force");
        assertEquals(desk.season(), desk.context().season());
    }

    @Test
    void aTownsChangeIsItsOwnRowAndHoldsAtOnceUntilItIsTakenBack() {
        assertEquals(2, listed().size());
        Row shipped = model.row(desk.season().id()).orElseThrow();
        Row changed = shipped.with(Season.TICKET_STAFF_MIN, 20);
        RowSaving.Outcome.Kept kept =
                assertInstanceOf(RowSaving.Outcome.Kept.class, model.saving().save(shipped, changed, Set.of()));
        assertTrue(kept.created());
        assertNotEquals(shipped.id(), kept.row().id());
        assertFalse(Seasons.isShipped(kept.row()));
        assertEquals(20, desk.season().get(Season.TICKET_STAFF_MIN));
        assertEquals(2, listed().size(), "the shipped row of that year is not shown beside it");
        assertTrue(listed().stream().anyMatch(row -> row.id().equals(kept.row().id())));
        assertEquals(1, store.pendingCount());
        assertEquals(List.of(), marked(shipped.id()));
        model.undoLast();
        assertEquals(30, desk.season().get(Season.TICKET_STAFF_MIN));
        assertTrue(listed().stream().anyMatch(row -> row.id().equals(shipped.id())));
        assertEquals(2, listed().size());
    }

    private List<Row> marked(java.util.UUID id) {
        return listed().stream().filter(row -> row.id().equals(id)).toList();
    }

    @Test
    void aSeasonOpenedAnewIsTheSameAfterTheDeskIsOpenedAnew() {
        Row shipped = desk.season();
        model.saving().save(shipped, shipped.with(Season.NAME, "本镇调整"), Set.of());
        desk.close();
        desk = Desk.open(store, desk.labels(), Clock.systemDefaultZone(), "陈静");
        assertEquals("本镇调整", desk.seasons().ofYear(2027).orElseThrow().get(Season.NAME));
        assertEquals(2, listed().size());
    }
}
