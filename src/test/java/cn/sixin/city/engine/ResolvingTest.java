package cn.sixin.city.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Answer.Status;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a conflict ends, and how the city and a town come to one. */
class ResolvingTest extends EngineTown {
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
}
