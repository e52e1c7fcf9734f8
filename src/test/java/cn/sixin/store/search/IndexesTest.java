package cn.sixin.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.code.Pinyin;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A ledger's way into memory, with saves on the way. */
class IndexesTest {
    private static final String TOWN = "441900119";

    private final Remembered source = new Remembered();
    private final Indexes indexes = new Indexes(
            source,
            Pinyin::initials,
            lookup -> new Context(LocalDate.of(2027, 2, 15), LocalDate.of(2027, 2, 6), TOWN, lookup));

    private static Row enterprise(int number, String name) {
        return Row.draft(Enterprise.LEDGER, new UUID(7, number), TOWN).with(Enterprise.NAME, name);
    }

    private static Row deleted(Row row) {
        Envelope was = row.envelope();
        return row.with(new Envelope(
                was.id(),
                was.town(),
                was.baseRev(),
                was.state(),
                was.createdAt(),
                was.createdBy(),
                was.changedAt(),
                was.changedBy(),
                true));
    }

    private List<String> names() {
        Result found = indexes.of(Enterprise.LEDGER).query(Query.ALL.sorted(Sort.by(Enterprise.NAME)));
        return IntStream.range(0, found.count())
                .mapToObj(i -> String.valueOf(found.value(Enterprise.NAME, i)))
                .toList();
    }

    private void save(Row... rows) {
        List<Row> saved = List.of(rows);
        source.rows.addAll(saved);
        indexes.follow(Enterprise.LEDGER, saved.size(), saved::forEach);
    }

    @Test
    void rowsComeIntoMemoryWhenTheyAreFirstWanted() {
        source.rows.add(enterprise(1, "甲厂"));
        assertFalse(indexes.has(Enterprise.LEDGER));
        save(enterprise(2, "乙厂"));
        assertFalse(indexes.has(Enterprise.LEDGER), "a save alone loads nothing");
        assertEquals(List.of("甲厂", "乙厂"), names());
        assertTrue(indexes.has(Enterprise.LEDGER));
        save(enterprise(3, "丙厂"));
        assertEquals(List.of("丙厂", "甲厂", "乙厂"), names());
    }

    @Test
    void aRowThatIsNotInMemoryYetIsShownAndFoundByItsId() {
        source.rows.add(enterprise(1, "甲厂"));
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        UUID id = new UUID(7, 1);
        assertEquals("甲厂", indexes.showing(labels).names().of(Enterprise.LEDGER, id));
        assertEquals(
                "甲厂", indexes.lookup().row(Enterprise.LEDGER, id).orElseThrow().get(Enterprise.NAME));
        assertTrue(indexes.lookup().row(Enterprise.LEDGER, new UUID(7, 2)).isEmpty());
        assertFalse(indexes.has(Enterprise.LEDGER), "one row was asked for, not all");
        assertEquals(1, indexes.lookup().named(Enterprise.LEDGER, "甲厂").size());
        assertTrue(indexes.has(Enterprise.LEDGER));
        assertEquals("甲厂", indexes.showing(labels).names().of(Enterprise.LEDGER, id));
    }

    @Test
    void whatIsSavedDuringTheLoadingIsThereAfterIt() {
        Row first = enterprise(1, "甲厂");
        Row second = enterprise(2, "乙厂");
        source.rows.addAll(List.of(first, second));
        source.midway = () -> {
            save(enterprise(3, "丙厂"));
            save(first.with(Enterprise.NAME, "甲一厂"));
            save(first.with(Enterprise.NAME, "甲二厂"));
            save(deleted(second));
        };
        assertEquals(List.of("丙厂", "甲二厂"), names());
    }

    @Test
    void aLoadingThatWasCancelledIsBegunAnew() {
        IntStream.range(0, 2000).mapToObj(i -> enterprise(i, "企业" + i)).forEach(source.rows::add);
        List<Long> told = new ArrayList<>();
        Progress impatient = new Progress() {
            @Override
            public void at(long done, long total) {
                assertEquals(2000, total);
                told.add(done);
            }

            @Override
            public boolean cancelled() {
                return told.size() == 2;
            }
        };
        assertThrows(CancellationException.class, () -> indexes.load(Enterprise.LEDGER, impatient));
        assertEquals(List.of(500L, 1000L), told);
        assertFalse(indexes.has(Enterprise.LEDGER));
        save(enterprise(2000, "企业2000"));
        assertEquals(2001, indexes.of(Enterprise.LEDGER).count());
    }

    @Test
    void theSecondOneWaitsForTheLoadingOfTheFirst() {
        source.rows.add(enterprise(1, "甲厂"));
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        source.midway = () -> {
            underWay.countDown();
            await(goOn);
        };
        CompletableFuture<LedgerIndex> first = CompletableFuture.supplyAsync(() -> indexes.of(Enterprise.LEDGER));
        await(underWay);
        CompletableFuture<LedgerIndex> second = CompletableFuture.supplyAsync(() -> indexes.of(Enterprise.LEDGER));
        Progress unwanted = new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> indexes.load(Enterprise.LEDGER, unwanted));
        assertFalse(second.isDone());
        source.rows.add(enterprise(2, "不再读取"));
        goOn.countDown();
        assertEquals(1, first.join().count());
        assertEquals(first.join(), second.join());
        assertEquals(List.of("甲厂"), names());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
