package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.work.Background;
import cn.sixin.kit.work.DirectRunner;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.store.Actor;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.StoreClosed;
import cn.sixin.store.Writing;
import cn.sixin.store.search.Query;
import cn.sixin.sync.Pulled;
import cn.sixin.sync.StationStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    private static final Actor ACTOR = new Actor("陈静", "desk-1");
    private static final int MANY = Saving.NAMED + 200;

    @TempDir
    Path home;

    private Store store;
    private Desk desk;

    @BeforeEach
    void open() {
        store = Rows.store(home);
        desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), Clock.systemDefaultZone(), ACTOR.officer());
    }

    @AfterEach
    void close() {
        desk.close();
        store.close();
    }

    private Saving.Saved write(Consumer<Writing> rows) {
        try (Writing writing = store.begin(GroupKind.IMPORT, "导入", ACTOR)) {
            rows.accept(writing);
            return assertInstanceOf(Saving.Saved.class, writing.commit(Progress.NONE));
        }
    }

    private List<Row> enterprises(String search) {
        var found = desk.index(Enterprise.LEDGER).query(new Query(search, List.of(), List.of()));
        return IntStream.range(0, found.count()).mapToObj(found::row).toList();
    }

    @Test
    void whatIsImportedAndTakenBackIsInMemoryAtOnceHoweverMuchItIs() {
        assertTrue(
                write(w -> IntStream.range(0, MANY).mapToObj(Rows::enterprise).forEach(w::create))
                        .bulk());
        assertEquals(MANY, enterprises("").size());
        List<Row> stored = new ArrayList<>();
        store.forEach(Enterprise.LEDGER, stored::add);
        Saving.Saved second = write(w -> {
            stored.subList(0, MANY - 100)
                    .forEach(row -> w.update(row, row.with(Enterprise.NAME, row.get(Enterprise.NAME) + "新名"), null));
            stored.subList(MANY - 100, MANY).forEach(row -> w.delete(row, null));
            w.create(Rows.enterprise(MANY));
        });
        assertTrue(second.bulk());
        assertEquals(MANY - 100, enterprises("新名").size());
        assertEquals(MANY - 99, enterprises("").size());
        store.undo(second.group(), ACTOR, "撤销");
        assertEquals(0, enterprises("新名").size());
        assertEquals(MANY, enterprises("").size());
    }

    @Test
    void whatTheServerSentIsFoundAtOnceAndItsDeletionIsSeen() {
        assertEquals(0, enterprises("").size());
        Row sent = Rows.enterprise(1).with(Enterprise.NAME, "东莞市拉取电子厂");
        List<Row> rows = new ArrayList<>(List.of(sent));
        IntStream.range(2, MANY).mapToObj(Rows::enterprise).forEach(rows::add);
        StationStore engine = store.sync("接收同步").store();
        engine.write(tx -> {
            tx.write(rows.stream()
                    .map(row -> new Pulled(null, pulled(row, false), null))
                    .toList());
            return tx;
        });
        assertEquals(sent.id(), enterprises("拉取").getFirst().id());
        assertEquals(SyncState.SENT, enterprises("拉取").getFirst().envelope().state());
        assertEquals(MANY - 1, enterprises("").size());
        Row present = store.find(Enterprise.LEDGER, sent.id()).orElseThrow();
        engine.write(tx -> {
            tx.write(List.of(new Pulled(present, pulled(present, true), null)));
            return tx;
        });
        assertEquals(0, enterprises("拉取").size());
    }

    private static Row pulled(Row row, boolean deleted) {
        Instant at = Instant.parse("2026-12-01T00:00:00Z");
        return row.with(new Envelope(row.id(), Rows.TOWN, 3, SyncState.SENT, at, "王", at, "王", deleted));
    }

    @Test
    void workThatOutlivesItsStoreEndsAsIfCancelled() {
        store.close();
        assertThrows(StoreClosed.class, () -> store.count(Enterprise.LEDGER));
        assertThrows(StoreClosed.class, () -> desk.prefer("page.enterprise", "{}"));
        List<Exception> faults = new ArrayList<>();
        List<Row> arrived = new ArrayList<>();
        Background background = new DirectRunner(faults::add);
        background
                .job("load", progress -> {
                    store.forEach(Enterprise.LEDGER, arrived::add);
                    return store;
                })
                .onSuccess(done -> faults.add(new IllegalStateException("succeeded")))
                .start();
        assertEquals(List.of(), faults);
        store.close();
    }
}
