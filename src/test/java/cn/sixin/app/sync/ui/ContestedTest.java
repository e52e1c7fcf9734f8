package cn.sixin.app.sync.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.app.sync.TestStation;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.store.Sync;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which conflicts are put before a person. */
class ContestedTest {
    @TempDir
    Path folder;

    @Test
    void oneThatANewerProgramMadeWaitsForThatProgram() {
        try (TestStation station = new TestStation(folder)) {
            Row about = station.creates("长安五金制品有限公司");
            Sync sync = station.city().sync();
            assertEquals(2, fields(sync, about, "field", "headcount", 55L, "contact", null));
            assertEquals(0, fields(sync, about, "field", "headcount", "约五十", "contact", "钱"), "not readable");
            assertEquals(0, fields(sync, about, "field", "later", 1L, "contact", "钱"), "no such column");
            assertEquals(1, fields(sync, about, "field", "later", null, "contact", "钱"), "nothing to be lost");
            assertEquals(0, fields(sync, about, "later", "headcount", 55L, "contact", "钱"), "no such kind");
        }
    }

    /** How many columns are to be decided upon; 0 when it is not shown. */
    private static int fields(
            Sync sync,
            Row about,
            String kind,
            String one,
            @Nullable Object first,
            String two,
            @Nullable Object second) {
        Map<String, @Nullable Object> offered = new LinkedHashMap<>();
        offered.put(one, first);
        offered.put(two, second);
        Row conflict = Row.draft(Conflict.LEDGER, about.id(), about.envelope().town())
                .with(Conflict.ABOUT_LEDGER, Enterprise.LEDGER.name())
                .with(Conflict.ABOUT, about.id().toString())
                .with(Conflict.KIND, kind)
                .with(Conflict.STATE, "open")
                .with(Conflict.OFFERED, Codec.values(offered));
        return Contested.of(conflict, sync, sync.ledgers())
                .map(contested -> contested.fields().size())
                .orElse(0);
    }
}
