package cn.sixin.city.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Answer.Status;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every rule by which an edit meets what others did, each both ways. */
class MergingTest extends EngineTown {
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
}
