package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.ledger.Due;
import java.sql.SQLException;
import org.h2.store.fs.FileUtils;
import org.junit.jupiter.api.Test;

/** What is done ahead of a sign-in must hold for every ledger and migration, and leave nothing behind. */
class PreparingTest {
    @Test
    void everyLedgerWithADueIsAskedAndTheDatabaseIsGone() throws SQLException {
        long asked = Ledgers.ALL.stream()
                .flatMap(ledger -> ledger.dues().stream())
                .map(Due::rows)
                .distinct()
                .count();
        assertTrue(asked > 2, "the home page asks of several");
        for (int time = 0; time < 2; time++) {
            assertEquals(asked * Preparing.ROWS / 2, new Preparing(StoreConfig.of(Ledgers.ALL)).run());
            assertFalse(FileUtils.exists("nioMemFS:prepare" + Database.SUFFIX));
        }
    }
}
