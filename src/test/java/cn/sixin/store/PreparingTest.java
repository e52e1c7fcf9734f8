package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import org.h2.store.fs.FileUtils;
import org.junit.jupiter.api.Test;

/** What is done ahead of a sign-in must hold for every ledger and migration, and leave nothing behind. */
class PreparingTest {
    @Test
    void everyLedgerIsAskedAndTheDatabaseIsGone() {
        Store.prepare(StoreConfig.of(Ledgers.ALL));
        Store.prepare(StoreConfig.of(Ledgers.ALL));
        assertFalse(FileUtils.exists("nioMemFS:prepare" + Database.SUFFIX));
        assertTrue(Ledgers.ALL.stream().anyMatch(ledger -> !ledger.dues().isEmpty()));
    }
}
