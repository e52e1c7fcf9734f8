package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.sync.TownState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dead in the middle of a sync: each acknowledged save is there, a pull is applied to its high water or not at all, an
 * answer is kept with its count or not at all, and the next process goes on. {@code -Dsixin.sync.kills=500} for more.
 */
class SyncCrashTest {
    private static final int KILLS = Integer.getInteger("sixin.sync.kills", 6);
    /** What a process that signal 9 ended gives its parent; one that halts gives it, too. */
    static final int KILLED = 137;
    /** About as many failpoints as three rounds have. */
    private static final int POINTS = 180;

    @TempDir
    Path folder;

    private final Set<UUID> saved = new HashSet<>();
    private long synced = SyncCrashChild.START;

    @Test
    void aSyncIsWhollyThereOrNot() throws Exception {
        QuickJava java = QuickJava.trained(
                folder, SyncCrashChild.class, folder.resolve("training").toString(), "0");
        Path home = folder.resolve("station");
        SyncCrashChild.create(home);
        Random random = new Random(20270206L);
        for (int run = 0; run < KILLS; run++) {
            child(java, home, 1 + random.nextInt(POINTS));
            try (Store store = Stores.open(home, CrashChild.key())) {
                verify(store);
            }
        }
        try (Store store = Stores.open(home, CrashChild.key())) {
            assertTrue(StoreCheck.run(store).sound());
        }
        assertTrue(
                synced > SyncCrashChild.START && saved.size() >= KILLS,
                () -> "synced to " + synced + ", saved " + saved.size());
    }

    private void child(QuickJava java, Path home, int dies) throws IOException, InterruptedException {
        Path log = home.resolve("child.log");
        Process child = java.start(log, SyncCrashChild.class, home.toString(), Integer.toString(dies));
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("save")) {
                    saved.add(UUID.fromString(words[1]));
                } else if (words.length == 3) {
                    synced = Long.parseLong(words[1]);
                }
            }
        }
        assertEquals(KILLED, child.waitFor(), () -> "see " + log);
    }

    private void verify(Store store) {
        List<UUID> own = new ArrayList<>();
        List<Row> pulled = new ArrayList<>();
        store.forEach(Enterprise.LEDGER, row -> {
            if (row.envelope().createdBy().equals(Stores.ACTOR.officer())) {
                own.add(row.id());
            } else {
                pulled.add(row);
            }
        });
        assertTrue(own.containsAll(saved), "an acknowledged save is missing");
        TownState state = store.sync("").towns().getFirst();
        assertTrue(state.cursor() >= synced, () -> "synced to " + synced + ", and has " + state);
        assertEquals(
                Math.min(state.cursor() - SyncCrashChild.START, SyncCrashChild.ROWS),
                pulled.size(),
                "rows up to the cursor");
        Map<UUID, Integer> at = new HashMap<>();
        pulled.forEach(row -> at.put(row.id(), row.get(Enterprise.HEADCOUNT)));
        for (long seq = state.cursor();
                seq > Math.max(SyncCrashChild.START, state.cursor() - SyncCrashChild.ROWS);
                seq--) {
            assertEquals((int) seq, at.get(SyncCrashChild.row(seq)), "its version at the cursor");
        }
        long answered = store.reading()
                .ask(connection ->
                        ChangeTable.count(connection, "select count(*) from change where answered_at is not null"));
        assertEquals(answered, state.acked(), "answers and their count");
        assertEquals(own.size(), answered + store.pendingCount(), "each save is answered or waits");
    }
}
