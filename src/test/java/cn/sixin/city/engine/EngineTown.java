package cn.sixin.city.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.service.Service;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Answer.Status;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A town in memory with one enterprise, two of its devices and the bureau's, for tests of the engine. */
abstract class EngineTown {
    static final String TOWN = "441900119";
    static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
    static final int SCHEMA = 5;

    final MemoryTowns towns = new MemoryTowns(UUID::randomUUID);
    final Device a = new Device("一号机", TOWN);
    final Device b = new Device("二号机", TOWN);
    final Device city = new Device("市局", Protocol.CITY);
    Instant now = NOW;
    Quotas quotas = Quotas.STANDARD;

    /** A device as the server sees one: it numbers what it sends. */
    final class Device {
        final UUID id = UUID.randomUUID();
        long seq;

        Device(String name, String home) {
            towns.enrol(id, name, home);
        }

        Op op(Op.Kind kind, String ledger, UUID row, long baseRev, Map<String, ?> base, Map<String, ?> set) {
            return op(kind, ledger, row, baseRev, base, set, null);
        }

        Op op(
                Op.Kind kind,
                String ledger,
                UUID row,
                long baseRev,
                Map<String, ?> base,
                Map<String, ?> set,
                @Nullable UUID group) {
            return new Op(
                            ++seq,
                            UUID.randomUUID(),
                            "",
                            kind,
                            ledger,
                            row,
                            baseRev,
                            new HashMap<>(base),
                            new HashMap<>(set),
                            NOW,
                            "陈晓",
                            group)
                    .hashed();
        }

        List<Answer> push(Op... ops) {
            return push(towns.town(TOWN).epoch(), ops);
        }

        List<Answer> push(UUID epoch, Op... ops) {
            Push push = new Push(UUID.randomUUID(), epoch, SCHEMA, List.of(ops));
            return towns.transact(id, TOWN, tx -> engine().push(tx, push)).answers();
        }

        Answer create(UUID row, Map<String, ?> set) {
            return push(op(Op.Kind.CREATE, "enterprise", row, 0, Map.of(), set)).getFirst();
        }

        Answer edit(UUID row, long baseRev, String column, @Nullable Object from, @Nullable Object to) {
            return push(op(Op.Kind.UPDATE, "enterprise", row, baseRev, of(column, from), of(column, to)))
                    .getFirst();
        }

        Answer delete(UUID row, long baseRev) {
            return push(op(Op.Kind.DELETE, "enterprise", row, baseRev, Map.of(), Map.of()))
                    .getFirst();
        }

        Changes pull(long since, long after, @Nullable Long through, int limit) {
            ChangesQuery query =
                    new ChangesQuery(towns.town(TOWN).epoch(), SCHEMA, since, after, through, false, limit);
            return towns.transact(id, TOWN, tx -> engine().changes(tx, query));
        }
    }

    static Map<String, @Nullable Object> of(String column, @Nullable Object value) {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put(column, value);
        return map;
    }

    TownEngine engine() {
        return new TownEngine(
                List.of(Enterprise.LEDGER, Service.LEDGER), SCHEMA, quotas, Clock.fixed(now, ZoneOffset.UTC));
    }

    final UUID x = UUID.randomUUID();

    @BeforeEach
    void oneEnterprise() {
        assertEquals(
                Status.APPLIED,
                a.create(x, Map.of("name", "甲厂", "phone", "19900000001")).status());
    }

    ServerRow row(UUID id) {
        return towns.row(TOWN, id).orElseThrow();
    }

    @Nullable
    Object value(String column) {
        return row(x).value(column);
    }

    ServerRow conflict(Answer answer) {
        return row(answer.conflicts().getFirst());
    }

    static Type refused(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(Refusal.class, work).trouble().type();
    }

    Answer resolve(Device who, UUID conflict, String choice, Map<String, ?> chosen, @Nullable UUID group) {
        return who.push(resolving(who, conflict, choice, chosen, group)).getFirst();
    }

    Op resolving(Device who, UUID conflict, String choice, Map<String, ?> chosen, @Nullable UUID group) {
        Map<String, @Nullable Object> base = of("state", "open");
        return who.op(
                Op.Kind.RESOLVE,
                "conflict",
                conflict,
                1,
                base,
                Map.of("state", "resolved", "choice", choice, "chosen", Codec.values(chosen)),
                group);
    }
}
