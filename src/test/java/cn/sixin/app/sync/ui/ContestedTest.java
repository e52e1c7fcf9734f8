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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void theRowsOfManyAreAskedForTogether() {
        try (TestStation station = new TestStation(folder)) {
            Row first = station.creates("长安五金制品有限公司");
            Row second = station.creates("大朗毛织有限公司");
            List<Row> conflicts = List.of(
                    conflict(first, "field", Map.of("contact", "钱")),
                    conflict(first, "later", Map.of("contact", "钱")),
                    conflict(second, "duplicate", Map.of())
                            .with(Conflict.TWIN, first.id().toString()));
            List<Contested> found = Contested.of(conflicts, station.city().sync());
            assertEquals(2, found.size());
            assertEquals(Optional.of(first.id()), found.get(0).about().map(Row::id));
            assertEquals(Optional.empty(), found.get(0).twin());
            assertEquals(Optional.of(second.id()), found.get(1).about().map(Row::id));
            assertEquals(Optional.of(first.id()), found.get(1).twin().map(Row::id));
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
        return Contested.of(List.of(conflict(about, kind, offered)), sync).stream()
                .mapToInt(contested -> contested.fields().size())
                .sum();
    }

    private static Row conflict(Row about, String kind, Map<String, @Nullable Object> offered) {
        return Row.draft(Conflict.LEDGER, about.id(), about.envelope().town())
                .with(Conflict.ABOUT_LEDGER, Enterprise.LEDGER.name())
                .with(Conflict.ABOUT, about.id().toString())
                .with(Conflict.KIND, kind)
                .with(Conflict.STATE, "open")
                .with(Conflict.OFFERED, Codec.values(offered));
    }
}
