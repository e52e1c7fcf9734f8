package cn.sixin.city.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every rule of a page of changes, each both ways. */
class PullTest extends EngineTown {
    @Test
    void eachRowComesOnceAtItsLatestInPagesUpToTheHighWater() {
        for (int i = 0; i < 6; i++) {
            a.create(UUID.randomUUID(), Map.of("name", "厂" + i));
        }
        a.edit(x, 1, "contact", null, "李");
        Changes first = b.pull(0, 0, null, 3);
        assertEquals(8, first.highWater());
        a.edit(x, 2, "contact", "李", "王");
        List<SentRow> all = new ArrayList<>(first.rows());
        Changes page = first;
        while (!page.last()) {
            page = b.pull(0, page.through(), first.highWater(), 3);
            all.addAll(page.rows());
        }
        assertEquals(6, all.size(), "the one changed meanwhile comes with the next pull");
        Changes next = b.pull(8, 8, null, 3);
        assertEquals(List.of(x), next.rows().stream().map(SentRow::id).toList());
        assertTrue(next.last());
    }

    @Test
    void aPageKeepsToItsBytesButIsNeverEmpty() {
        quotas = new Quotas(100, 500, 100_000, 10, 50);
        for (int i = 0; i < 3; i++) {
            a.create(UUID.randomUUID(), Map.of("name", "厂" + i + "长".repeat(90)));
        }
        Changes page = b.pull(1, 1, null, 10);
        assertEquals(1, page.rows().size());
        assertFalse(page.last());
    }

    @Test
    void deletionsAreToldForFourHundredDaysAndThenTheCursorIsTooOld() {
        a.create(UUID.randomUUID(), Map.of("name", "乙厂"));
        a.delete(x, 1);
        assertTrue(b.pull(2, 2, null, 10).rows().getFirst().deleted());
        now = NOW.plus(Duration.ofDays(399));
        towns.transact(a.id, TOWN, tx -> {
            engine().purge(tx);
            return tx;
        });
        assertEquals(1, b.pull(2, 2, null, 10).rows().size());
        now = NOW.plus(Duration.ofDays(401));
        towns.transact(a.id, TOWN, tx -> {
            engine().purge(tx);
            return tx;
        });
        assertEquals(Type.CURSOR_EXPIRED, refused(() -> b.pull(2, 2, null, 10)));
        assertEquals(1, b.pull(0, 0, null, 10).rows().size());
        assertTrue(b.pull(3, 3, null, 10).rows().isEmpty());
        assertEquals(1, towns.town(TOWN).rows());
    }

    @Test
    void aCursorAheadOfTheServerAndAForeignEpochBeginAgain() {
        assertEquals(Type.CURSOR_EXPIRED, refused(() -> b.pull(9, 9, null, 10)));
        ChangesQuery old = new ChangesQuery(UUID.randomUUID(), SCHEMA, 0, 0, null, false, 10);
        assertEquals(Type.EPOCH_CHANGED, refused(() -> towns.transact(b.id, TOWN, tx -> engine().changes(tx, old))));
    }

    @Test
    void aProgramTooOldUploadsAndGetsNothing() {
        for (int schema = SCHEMA + 1; schema > SCHEMA - 3; schema--) {
            ChangesQuery query = new ChangesQuery(null, schema, 0, 0, null, false, 10);
            assertEquals(
                    1,
                    towns.transact(b.id, TOWN, tx -> engine().changes(tx, query))
                            .rows()
                            .size());
        }
        ChangesQuery old = new ChangesQuery(null, SCHEMA - 3, 0, 0, null, false, 10);
        assertEquals(Type.SCHEMA_TOO_OLD, refused(() -> towns.transact(b.id, TOWN, tx -> engine().changes(tx, old))));
        Push push = new Push(
                UUID.randomUUID(),
                towns.town(TOWN).epoch(),
                SCHEMA - 4,
                List.of(b.op(Op.Kind.UPDATE, "enterprise", x, 1, of("contact", null), of("contact", "李"))));
        towns.transact(b.id, TOWN, tx -> engine().push(tx, push));
        assertEquals("李", value("contact"));
    }
}
