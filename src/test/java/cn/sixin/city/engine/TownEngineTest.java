package cn.sixin.city.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Answer.Status;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.Reason;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import cn.sixin.sync.protocol.Trouble.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a push is taken by: each operation once, by whom, within which bounds. */
class TownEngineTest extends EngineTown {
    @Test
    void anOperationSentAgainGetsItsAnswerAndNothingElse() {
        Op op = a.op(Op.Kind.UPDATE, "enterprise", x, 1, of("phone", "19900000001"), of("phone", "19900000002"));
        List<Answer> first = a.push(op);
        b.edit(x, 2, "phone", "19900000002", "19900000003");
        assertEquals(first, a.push(op));
        assertEquals("19900000003", value("phone"));
    }

    @Test
    void aNumberUsedWithAnotherContentIsAFork() {
        a.seq = 0;
        Op other = a.op(Op.Kind.CREATE, "enterprise", UUID.randomUUID(), 0, Map.of(), Map.of("name", "乙厂"));
        assertEquals(Type.DEVICE_FORKED, refused(() -> a.push(other)));
        assertEquals(1, towns.rows(TOWN).size());
    }

    @Test
    void aGapIsAnsweredWithTheNumberExpected() {
        a.seq = 4;
        Op late = a.op(Op.Kind.DELETE, "enterprise", x, 1, Map.of(), Map.of());
        Refusal refusal = assertThrows(Refusal.class, () -> a.push(late));
        assertEquals(Trouble.gap(2), refusal.trouble());
    }

    @Test
    void anAlteredOperationAndNumbersOutOfOrderAreRefused() {
        Op op = a.op(Op.Kind.UPDATE, "enterprise", x, 1, of("name", "甲厂"), of("name", "丙厂"));
        Op altered = new Op(
                op.seq(),
                op.op(),
                op.hash(),
                op.kind(),
                op.ledger(),
                op.id(),
                op.baseRev(),
                op.base(),
                of("name", "丁厂"),
                op.editedAt(),
                op.actor(),
                null);
        assertEquals(Type.MALFORMED, refused(() -> a.push(altered)));
        Op next = a.op(Op.Kind.DELETE, "enterprise", x, 1, Map.of(), Map.of());
        assertEquals(Type.MALFORMED, refused(() -> a.push(next, op)));
    }

    @Test
    void theSameEditOfADeviceEnrolledAnewTakesEffectOnce() {
        Op op = a.op(Op.Kind.UPDATE, "enterprise", x, 1, of("phone", "19900000001"), of("phone", "19900000002"));
        a.push(op);
        b.edit(x, 2, "phone", "19900000002", "19900000001");
        Device again = new Device("一号机", TOWN);
        again.seq = 0;
        Op renumbered = new Op(
                        1,
                        op.op(),
                        "",
                        op.kind(),
                        op.ledger(),
                        op.id(),
                        op.baseRev(),
                        op.base(),
                        op.set(),
                        op.editedAt(),
                        op.actor(),
                        null)
                .hashed();
        assertEquals(Status.APPLIED, again.push(renumbered).getFirst().status());
        assertEquals("19900000001", value("phone"));
        assertEquals(Status.APPLIED, again.push(renumbered).getFirst().status());
    }

    @Test
    void aRestoredServerSaysWhatItExpectsNext() {
        Runnable backup = towns.backup();
        UUID before = towns.town(TOWN).epoch();
        a.edit(x, 1, "name", "甲厂", "甲一厂");
        backup.run();
        Op next = a.op(Op.Kind.DELETE, "enterprise", x, 2, Map.of(), Map.of());
        Refusal refusal = assertThrows(Refusal.class, () -> a.push(before, next));
        assertEquals(Trouble.epoch(towns.town(TOWN).epoch(), 2), refusal.trouble());
    }

    // who may

    @Test
    void aRevokedAnUnknownAndAForeignDeviceGetNothing() {
        towns.revoke(b.id);
        assertEquals(Type.DEVICE_REVOKED, refused(() -> b.edit(x, 1, "name", "甲厂", "乙厂")));
        assertEquals(Type.DEVICE_REVOKED, refused(() -> b.pull(0, 0, null, 10)));
        Device foreign = new Device("别镇", "441900121");
        assertEquals(Type.TOWN_FORBIDDEN, refused(() -> foreign.edit(x, 1, "name", "甲厂", "乙厂")));
        assertEquals(Type.TOWN_FORBIDDEN, refused(() -> foreign.pull(0, 0, null, 10)));
        UUID unknown = UUID.randomUUID();
        assertEquals(Type.UNAUTHORIZED, refused(() -> towns.transact(unknown, TOWN, tx -> engine().place(tx))));
        assertEquals("甲厂", value("name"));
    }

    @Test
    void aTownReadsTheCitysRowsAndChangesNone() {
        UUID season = UUID.randomUUID();
        Op own = city.op(Op.Kind.CREATE, "enterprise", season, 0, Map.of(), Map.of("name", "市"));
        Op foreign = a.op(Op.Kind.UPDATE, "enterprise", season, 1, of("name", "市"), of("name", "镇"));
        a.seq = 0;
        Op first = new Op(
                        1,
                        foreign.op(),
                        "",
                        foreign.kind(),
                        "enterprise",
                        season,
                        1,
                        foreign.base(),
                        foreign.set(),
                        NOW,
                        "陈晓",
                        null)
                .hashed();
        UUID epoch = towns.town(Protocol.CITY).epoch();
        towns.transact(
                city.id,
                Protocol.CITY,
                tx -> engine().push(tx, new Push(UUID.randomUUID(), epoch, SCHEMA, List.of(own))));
        Answer answer = towns.transact(
                        a.id,
                        Protocol.CITY,
                        tx -> engine().push(tx, new Push(UUID.randomUUID(), epoch, SCHEMA, List.of(first))))
                .answers()
                .getFirst();
        assertEquals(Reason.of(Reason.Code.CITY_OWNED), answer.reason());
        assertEquals("市", towns.row(Protocol.CITY, season).orElseThrow().value("name"));
        Changes changes = towns.transact(
                a.id, Protocol.CITY, tx -> engine().changes(tx, new ChangesQuery(null, SCHEMA, 0, 0, null, false, 10)));
        assertEquals(1, changes.rows().size());
    }

    // bounds

    @Test
    void whatCannotBeKeptIsRejectedAndBlocksNoOther() {
        Op unknown = a.op(Op.Kind.CREATE, "no_ledger", UUID.randomUUID(), 0, Map.of(), Map.of("a", "b"));
        Op nul = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("contact", "a\0b"));
        Op half = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("contact", "\ud83d"));
        Op mistyped = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("headcount", true));
        Op tooLong = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("name", "厂".repeat(201)));
        Op huge = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("newer", "x".repeat(Protocol.OP_BYTES)));
        Op named = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("Robert'); drop", "x"));
        Op other = a.op(Op.Kind.UPDATE, "service", x, 1, Map.of(), of("detail", "x"));
        Op good = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("contact", "李"));
        List<Answer> answers = a.push(unknown, nul, half, mistyped, tooLong, huge, named, other, good);
        List<Reason.Code> codes = new ArrayList<>();
        answers.forEach(answer -> {
            Reason reason = answer.reason();
            if (reason != null) {
                codes.add(reason.code());
            }
        });
        Reason.Code bad = Reason.Code.VALUE_BAD;
        assertEquals(
                List.of(
                        Reason.Code.LEDGER_UNKNOWN,
                        bad,
                        bad,
                        bad,
                        bad,
                        Reason.Code.TOO_LARGE,
                        bad,
                        Reason.Code.OTHER_LEDGER),
                codes);
        assertEquals("李", value("contact"));
    }

    @Test
    void aFullTownRejectsWhatIsNewAndTakesEdits() {
        quotas = new Quotas(1, 500, 1000, 10, 1000);
        assertEquals(
                Reason.of(Reason.Code.QUOTA),
                a.create(UUID.randomUUID(), Map.of("name", "乙厂")).reason());
        assertEquals(Status.APPLIED, a.edit(x, 1, "contact", null, "李").status());
        quotas = new Quotas(1, 1, 1000, 10, 1000);
        Op one = a.op(Op.Kind.DELETE, "enterprise", x, 9, Map.of(), Map.of());
        Op two = a.op(Op.Kind.RESTORE, "enterprise", x, 9, Map.of(), Map.of());
        assertEquals(Type.TOO_LARGE, refused(() -> a.push(one, two)));
    }
}
