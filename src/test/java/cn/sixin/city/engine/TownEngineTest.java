package cn.sixin.city.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import cn.sixin.sync.protocol.Reason;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble;
import cn.sixin.sync.protocol.Trouble.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every rule of a push and a pull, each both ways, over the memory storage. */
class TownEngineTest {
    private static final String TOWN = "441900119";
    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
    private static final int SCHEMA = 5;

    private final MemoryTowns towns = new MemoryTowns(UUID::randomUUID);
    private final Device a = new Device("一号机", TOWN);
    private final Device b = new Device("二号机", TOWN);
    private final Device city = new Device("市局", Protocol.CITY);
    private Instant now = NOW;
    private Quotas quotas = Quotas.STANDARD;

    /** A device as the server sees one: it numbers what it sends. */
    private final class Device {
        private final UUID id = UUID.randomUUID();
        private long seq;

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

    private static Map<String, @Nullable Object> of(String column, @Nullable Object value) {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put(column, value);
        return map;
    }

    private TownEngine engine() {
        return new TownEngine(
                List.of(Enterprise.LEDGER, Service.LEDGER), SCHEMA, quotas, Clock.fixed(now, ZoneOffset.UTC));
    }

    private final UUID x = UUID.randomUUID();

    @BeforeEach
    void oneEnterprise() {
        assertEquals(
                Status.APPLIED,
                a.create(x, Map.of("name", "甲厂", "phone", "19900000001")).status());
    }

    private ServerRow row(UUID id) {
        return towns.row(TOWN, id).orElseThrow();
    }

    private @Nullable Object value(String column) {
        return row(x).value(column);
    }

    private ServerRow conflict(Answer answer) {
        return row(answer.conflicts().getFirst());
    }

    private static Type refused(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(Refusal.class, work).trouble().type();
    }

    // exactly once

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

    // merging

    @Test
    void editsOfDifferentColumnsGoTogetherInEitherOrder() {
        assertEquals(Status.APPLIED, a.edit(x, 1, "contact", null, "李").status());
        assertEquals(Status.MERGED, b.edit(x, 1, "headcount", null, 30L).status());
        assertEquals("李", value("contact"));
        assertEquals(30L, value("headcount"));
    }

    @Test
    void theSameValueTwiceIsNoConflict() {
        a.edit(x, 1, "contact", null, "李");
        assertEquals(List.of(), b.edit(x, 1, "contact", null, "李").conflicts());
    }

    @Test
    void anotherValueStaysAndTheOfferedOneIsKeptWithBothAuthors() {
        b.edit(x, 1, "phone", "19900000001", "19900000009");
        Answer answer = a.push(a.op(
                        Op.Kind.UPDATE,
                        "enterprise",
                        x,
                        1,
                        Map.of("phone", "19900000001"),
                        Map.of("phone", "19900000002", "contact", "李")))
                .getFirst();
        assertEquals(Status.CONFLICT, answer.status());
        assertEquals("19900000009", value("phone"));
        assertEquals("李", value("contact"));
        ServerRow conflict = conflict(answer);
        assertEquals("field", conflict.value("kind"));
        assertEquals("{\"phone\":\"19900000001\"}", conflict.value("base"));
        assertEquals("{\"phone\":\"19900000009\"}", conflict.value("kept"));
        assertEquals("{\"phone\":\"19900000002\"}", conflict.value("offered"));
        assertEquals("二号机", conflict.value("kept_device"));
        assertEquals("一号机", conflict.value("offered_device"));
        assertEquals("open", conflict.value("state"));
    }

    @Test
    void declaredGroupsOfColumnsAreMergedAsOne() {
        UUID need = UUID.randomUUID();
        a.push(a.op(Op.Kind.CREATE, "service", need, 0, Map.of(), Map.of("detail", "缺普工", "status", "open")));
        Map<String, @Nullable Object> open = new HashMap<>();
        open.put("status", "open");
        open.put("closed_on", null);
        b.push(b.op(Op.Kind.UPDATE, "service", need, 1, open, Map.of("status", "closed", "closed_on", "2026-12-01")));
        Answer answer = a.push(a.op(Op.Kind.UPDATE, "service", need, 1, open, of("status", "doing")))
                .getFirst();
        assertEquals(Status.CONFLICT, answer.status());
        assertEquals("closed", row(need).value("status"));
        assertEquals(
                "{\"closed_on\":null,\"status\":\"doing\"}", conflict(answer).value("offered"));
    }

    @Test
    void aColumnThatTheServerDoesNotKnowIsKept() {
        a.edit(x, 1, "newer_column", null, "值");
        b.edit(x, 1, "contact", null, "李");
        assertEquals("值", value("newer_column"));
    }

    @Test
    void goingOnWithWhatConflictedGoesOnWithTheSameConflict() {
        b.edit(x, 1, "phone", "19900000001", "19900000009");
        Answer first = a.edit(x, 1, "phone", "19900000001", "19900000002");
        Answer second = a.edit(x, 1, "phone", "19900000002", "19900000003");
        assertEquals(first.conflicts(), second.conflicts());
        assertEquals("{\"phone\":\"19900000003\"}", conflict(second).value("offered"));
        assertEquals("{\"phone\":\"19900000001\"}", conflict(second).value("base"));
    }

    // deleting

    @Test
    void aDeletionTakesOnlyWhatItsAuthorHadSeen() {
        b.edit(x, 1, "contact", null, "李");
        Answer answer = a.delete(x, 1);
        assertEquals(Status.CONFLICT, answer.status());
        assertEquals("delete_edited", conflict(answer).value("kind"));
        assertFalse(row(x).deleted());
        assertEquals(Status.APPLIED, a.delete(x, 2).status());
        assertTrue(row(x).deleted());
    }

    @Test
    void onesOwnEditBeforeADeletionIsNoConflict() {
        a.edit(x, 1, "contact", null, "李");
        assertEquals(Status.APPLIED, a.delete(x, 1).status());
        assertEquals(Status.APPLIED, b.delete(x, 1).status());
    }

    @Test
    void anEditOfADeletedRowBringsNothingBack() {
        b.delete(x, 1);
        Answer answer = a.edit(x, 1, "contact", null, "李");
        assertEquals("edit_deleted", conflict(answer).value("kind"));
        assertTrue(row(x).deleted());
        assertEquals(Status.CONFLICT, a.create(x, Map.of("name", "甲厂")).status());
        assertTrue(row(x).deleted());
    }

    @Test
    void restoringIsSaidAndDone() {
        b.delete(x, 1);
        Answer answer = a.push(a.op(Op.Kind.RESTORE, "enterprise", x, 2, Map.of(), Map.of()))
                .getFirst();
        assertEquals(Status.APPLIED, answer.status());
        assertFalse(row(x).deleted());
    }

    @Test
    void anEditOfARowThatIsNotThereIsKept() {
        UUID unknown = UUID.randomUUID();
        Answer answer = a.edit(unknown, 7, "contact", null, "李");
        assertEquals("unknown_row", conflict(answer).value("kind"));
        assertTrue(towns.row(TOWN, unknown).isEmpty());
    }

    @Test
    void afterARestoreADeletionOfAnOlderTimeOverwritesNothing() {
        a.edit(x, 1, "contact", null, "李");
        a.edit(x, 2, "contact", "李", "王");
        Runnable backup = towns.backup();
        backup.run();
        b.edit(x, 3, "contact", "王", "赵");
        assertEquals(Status.CONFLICT, a.delete(x, 9).status());
    }

    // the same thing twice

    @Test
    void theSameEnterpriseMadeTwiceIsADuplicateToMerge() {
        UUID twin = UUID.randomUUID();
        Answer answer = b.create(twin, Map.of("name", "甲 厂", "contact", "李"));
        assertEquals(Status.CONFLICT, answer.status());
        assertEquals("duplicate", conflict(answer).value("kind"));
        assertEquals(x.toString(), conflict(answer).value("twin"));
        assertEquals("李", row(twin).value("contact"));
        assertEquals(
                Status.APPLIED,
                b.create(UUID.randomUUID(), Map.of("name", "乙厂")).status());
    }

    @Test
    void twoOfOnePushAreFoundToo() {
        Op one = a.op(Op.Kind.CREATE, "enterprise", UUID.randomUUID(), 0, Map.of(), Map.of("name", "新厂"));
        Op two = a.op(Op.Kind.CREATE, "enterprise", UUID.randomUUID(), 0, Map.of(), Map.of("name", "新厂"));
        List<Answer> answers = a.push(one, two);
        assertEquals(
                List.of(Status.APPLIED, Status.CONFLICT),
                answers.stream().map(Answer::status).toList());
    }

    @Test
    void aPairThatWasSettledIsNotRaisedAgain() {
        UUID twin = UUID.randomUUID();
        Answer answer = b.create(twin, Map.of("name", "甲厂"));
        resolve(a, answer.conflicts().getFirst(), "kept", Map.of(), null);
        assertEquals(List.of(), b.edit(twin, 1, "name", "甲厂", "甲厂 ").conflicts());
    }

    // groups

    @Test
    void aGroupIsTakenWholeOrNotAtAll() {
        UUID group = UUID.randomUUID();
        UUID made = UUID.randomUUID();
        Op good = a.op(Op.Kind.CREATE, "enterprise", made, 0, Map.of(), Map.of("name", "新厂"), group);
        Op bad = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("headcount", "many"), group);
        Op alone = a.op(Op.Kind.UPDATE, "enterprise", x, 1, Map.of(), of("contact", "李"));
        List<Answer> answers = a.push(good, bad, alone);
        assertEquals(Reason.of(Reason.Code.GROUP), answers.get(0).reason());
        assertEquals(
                new Reason(Reason.Code.VALUE_BAD, "headcount"), answers.get(1).reason());
        assertEquals(Status.APPLIED, answers.get(2).status());
        assertTrue(towns.row(TOWN, made).isEmpty());
        assertEquals(2, towns.town(TOWN).seq());
        assertEquals(1, towns.town(TOWN).rows());
    }

    // resolving

    private Answer resolve(Device who, UUID conflict, String choice, Map<String, ?> chosen, @Nullable UUID group) {
        return who.push(resolving(who, conflict, choice, chosen, group)).getFirst();
    }

    private Op resolving(Device who, UUID conflict, String choice, Map<String, ?> chosen, @Nullable UUID group) {
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

    private UUID phoneConflict() {
        b.edit(x, 1, "phone", "19900000001", "19900000009");
        return a.edit(x, 1, "phone", "19900000001", "19900000002").conflicts().getFirst();
    }

    @Test
    void resolvingIsAnEditThatClosesTheConflict() {
        UUID conflict = phoneConflict();
        UUID group = UUID.randomUUID();
        Map<String, String> mine = Map.of("phone", "19900000002");
        List<Answer> answers = a.push(
                resolving(a, conflict, "offered", mine, group),
                a.op(Op.Kind.UPDATE, "enterprise", x, 3, of("phone", "19900000009"), mine, group));
        assertTrue(answers.stream().allMatch(answer -> answer.status() == Status.APPLIED));
        assertEquals("resolved", row(conflict).value("state"));
        assertEquals("19900000002", value("phone"));
    }

    @Test
    void twoWhoResolveAlikeAgree() {
        UUID conflict = phoneConflict();
        Map<String, String> theirs = Map.of("phone", "19900000009");
        resolve(a, conflict, "kept", theirs, null);
        assertEquals(Status.APPLIED, resolve(b, conflict, "kept", theirs, null).status());
        assertEquals(2, towns.rows(TOWN).size());
    }

    @Test
    void whoResolvesOtherwiseLaterOverwritesNothing() {
        UUID conflict = phoneConflict();
        resolve(b, conflict, "kept", Map.of("phone", "19900000009"), null);
        UUID group = UUID.randomUUID();
        Map<String, String> mine = Map.of("phone", "19900000002");
        List<Answer> answers = a.push(
                resolving(a, conflict, "offered", mine, group),
                a.op(Op.Kind.UPDATE, "enterprise", x, 3, of("phone", "19900000009"), mine, group));
        assertEquals("19900000009", value("phone"));
        ServerRow again = conflict(answers.getFirst());
        assertEquals("open", again.value("state"));
        assertEquals("{\"phone\":\"19900000002\"}", again.value("offered"));
        assertEquals(answers.get(0).conflicts(), answers.get(1).conflicts());
    }

    @Test
    void whoResolvesOtherwiseAboutARowThatIsForgottenHearsThatNobodyElseHasIt() {
        a.delete(x, 1);
        UUID conflict =
                b.edit(x, 1, "phone", "19900000001", "19900000009").conflicts().getFirst();
        resolve(a, conflict, "kept", Map.of(), null);
        now = NOW.plus(Duration.ofDays(401));
        towns.transact(a.id, TOWN, tx -> {
            engine().purge(tx);
            return tx;
        });
        UUID group = UUID.randomUUID();
        List<Answer> answers = b.push(
                resolving(b, conflict, "offered", Map.of("phone", "19900000009"), group),
                b.op(Op.Kind.RESTORE, "enterprise", x, 3, Map.of(), Map.of(), group));
        assertEquals("unknown_row", conflict(answers.getFirst()).value("kind"));
        assertEquals(answers.get(0).conflicts(), answers.get(1).conflicts());
    }

    @Test
    void aConflictIsNeverMadeOrDeletedByHand() {
        UUID conflict = phoneConflict();
        Reason fixed = Reason.of(Reason.Code.CONFLICT_FIXED);
        assertEquals(
                fixed,
                a.push(a.op(Op.Kind.DELETE, "conflict", conflict, 1, Map.of(), Map.of()))
                        .getFirst()
                        .reason());
        assertEquals(
                fixed,
                a.push(a.op(Op.Kind.CREATE, "conflict", UUID.randomUUID(), 0, Map.of(), of("kind", "field")))
                        .getFirst()
                        .reason());
        assertEquals(
                fixed,
                a.push(a.op(Op.Kind.UPDATE, "conflict", conflict, 1, Map.of(), of("offered", "{}")))
                        .getFirst()
                        .reason());
    }

    // the city's

    @Test
    void aTownsFlagStandsUntilTheCityHasSpoken() {
        assertEquals(
                Status.APPLIED,
                a.edit(x, 1, "tags", null, List.of("monitored", "foreign_trade"))
                        .status());
        city.edit(x, 2, "tags", List.of("monitored", "foreign_trade"), List.of("key_industrial", "foreign_trade"));
        Answer answer = a.edit(
                x, 3, "tags", List.of("key_industrial", "foreign_trade"), List.of("monitored", "labour_dispatch"));
        assertEquals("proposal", conflict(answer).value("kind"));
        assertEquals(List.of("key_industrial", "labour_dispatch"), value("tags"));
    }

    @Test
    void theTwoPartsOfSharedChoicesAreMergedApart() {
        a.edit(x, 1, "tags", null, List.of("foreign_trade"));
        city.edit(x, 1, "tags", null, List.of("monitored"));
        assertEquals(List.of("monitored", "foreign_trade"), value("tags"));
    }

    @Test
    void whoFindsHisSharedChoicesOtherwiseThanHeLeftThemIsSentTheRowOnceMore() {
        a.edit(x, 1, "tags", null, List.of("monitored", "foreign_trade"));
        long known = row(x).seq();
        Answer answer = b.edit(x, 1, "tags", null, List.of("monitored"));
        assertEquals(Status.MERGED, answer.status());
        assertEquals(List.of("monitored", "foreign_trade"), value("tags"));
        assertTrue(row(x).seq() > known, "b may have it under his own edit already");
    }

    @Test
    void aTownWithdrawsItsProposalAndTheCityAloneAcceptsIt() {
        city.edit(x, 1, "tags", null, List.of("monitored"));
        UUID proposal =
                a.edit(x, 2, "tags", List.of("monitored"), null).conflicts().getFirst();
        assertEquals(
                Reason.of(Reason.Code.CITY_OWNED),
                resolve(b, proposal, "offered", of("tags", null), null).reason());
        assertEquals(
                Status.APPLIED,
                resolve(city, proposal, "offered", of("tags", null), null).status());
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

    // changes

    @Test
    void eachRowComesOnceAtItsLatestInPagesUpToTheHighWater() {
        for (int i = 0; i < 6; i++) {
            a.create(UUID.randomUUID(), Map.of("name", "厂" + i));
        }
        a.edit(x, 1, "contact", null, "李");
        Changes first = b.pull(0, 0, null, 3);
        assertEquals(8, first.highWater());
        a.edit(x, 2, "contact", "李", "王");
        List<SentRow> all = new ArrayList<>(first.rows());
        Changes page = first;
        while (!page.last()) {
            page = b.pull(0, page.through(), first.highWater(), 3);
            all.addAll(page.rows());
        }
        assertEquals(6, all.size(), "the one changed meanwhile comes with the next pull");
        Changes next = b.pull(8, 8, null, 3);
        assertEquals(List.of(x), next.rows().stream().map(SentRow::id).toList());
        assertTrue(next.last());
    }

    @Test
    void aPageKeepsToItsBytesButIsNeverEmpty() {
        quotas = new Quotas(100, 500, 100_000, 10, 50);
        for (int i = 0; i < 3; i++) {
            a.create(UUID.randomUUID(), Map.of("name", "厂" + i + "长".repeat(90)));
        }
        Changes page = b.pull(1, 1, null, 10);
        assertEquals(1, page.rows().size());
        assertFalse(page.last());
    }

    @Test
    void deletionsAreToldForFourHundredDaysAndThenTheCursorIsTooOld() {
        a.create(UUID.randomUUID(), Map.of("name", "乙厂"));
        a.delete(x, 1);
        assertTrue(b.pull(2, 2, null, 10).rows().getFirst().deleted());
        now = NOW.plus(Duration.ofDays(399));
        towns.transact(a.id, TOWN, tx -> {
            engine().purge(tx);
            return tx;
        });
        assertEquals(1, b.pull(2, 2, null, 10).rows().size());
        now = NOW.plus(Duration.ofDays(401));
        towns.transact(a.id, TOWN, tx -> {
            engine().purge(tx);
            return tx;
        });
        assertEquals(Type.CURSOR_EXPIRED, refused(() -> b.pull(2, 2, null, 10)));
        assertEquals(1, b.pull(0, 0, null, 10).rows().size());
        assertTrue(b.pull(3, 3, null, 10).rows().isEmpty());
        assertEquals(1, towns.town(TOWN).rows());
    }

    @Test
    void aCursorAheadOfTheServerAndAForeignEpochBeginAgain() {
        assertEquals(Type.CURSOR_EXPIRED, refused(() -> b.pull(9, 9, null, 10)));
        ChangesQuery old = new ChangesQuery(UUID.randomUUID(), SCHEMA, 0, 0, null, false, 10);
        assertEquals(Type.EPOCH_CHANGED, refused(() -> towns.transact(b.id, TOWN, tx -> engine().changes(tx, old))));
    }

    @Test
    void aProgramTooOldUploadsAndGetsNothing() {
        for (int schema = SCHEMA + 1; schema > SCHEMA - 3; schema--) {
            ChangesQuery query = new ChangesQuery(null, schema, 0, 0, null, false, 10);
            assertEquals(
                    1,
                    towns.transact(b.id, TOWN, tx -> engine().changes(tx, query))
                            .rows()
                            .size());
        }
        ChangesQuery old = new ChangesQuery(null, SCHEMA - 3, 0, 0, null, false, 10);
        assertEquals(Type.SCHEMA_TOO_OLD, refused(() -> towns.transact(b.id, TOWN, tx -> engine().changes(tx, old))));
        Push push = new Push(
                UUID.randomUUID(),
                towns.town(TOWN).epoch(),
                SCHEMA - 4,
                List.of(b.op(Op.Kind.UPDATE, "enterprise", x, 1, of("contact", null), of("contact", "李"))));
        towns.transact(b.id, TOWN, tx -> engine().push(tx, push));
        assertEquals("李", value("contact"));
    }
}
