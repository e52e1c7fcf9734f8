package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.db.Overview;
import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private static final String TOWN = "441900119";

    @Test
    void whatWasDeletedLongAgoIsForgottenAndOldCursorsBeginAgain() {
        try (TestCity city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
                HttpClient http = HttpClient.newHttpClient()) {
            TestDevice device = new TestDevice(city.address(), http, city.code(TOWN));
            UUID gone = UUID.randomUUID();
            UUID kept = UUID.randomUUID();
            device.push(
                    TOWN,
                    TestDevice.create(1, gone, "要删除的"),
                    TestDevice.create(2, kept, "留下的"),
                    TestDevice.op(3, Op.Kind.DELETE, gone, 1, Map.of(), Map.of()));
            Housekeeping keeping = city.housekeeping();
            keeping.run();
            assertTrue(device.pull(TOWN, 1).rows().stream().anyMatch(SentRow::deleted), "not yet");

            city.clock().pass(Protocol.TOMBSTONES.plus(Duration.ofDays(1)));
            keeping.run();
            keeping.close();
            device.signIn();
            assertEquals(
                    kept,
                    device.pull(TOWN, 0).rows().stream()
                            .map(SentRow::id)
                            .findFirst()
                            .orElseThrow());
            assertEquals(
                    Trouble.Type.CURSOR_EXPIRED,
                    TestDevice.trouble(device.send(
                                    "GET",
                                    "/v1/towns/" + TOWN + "/changes?schema=" + Protocol.SCHEMA
                                            + "&since=1&after=1&limit=10",
                                    null))
                            .type());
        }
    }

    @Test
    void oneTownsTroubleIsNoOthers() {
        List<String> kept = new ArrayList<>();
        try (TestCity city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD)) {
            CityDatabase database = city.database();
            Towns towns = new Towns(database, city.clock()) {
                @Override
                public <T> T write(String town, UUID device, Function<TownTx, T> work) {
                    kept.add(town);
                    throw new IllegalStateException("this town's rows cannot be read");
                }
            };
            List.of(TOWN, "441900101", "441900102").forEach(towns::own);
            try (Housekeeping keeping = new Housekeeping(
                    towns,
                    new Blobs(database, city.clock()),
                    new Overview(database),
                    new TownEngine(Ledgers.ALL, Protocol.SCHEMA, Quotas.STANDARD, city.clock()))) {
                keeping.run();
            }
        }
        assertEquals(Set.of(TOWN, "441900101", "441900102"), Set.copyOf(kept));
    }
}
