package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkEditTest {
    private static final UUID FIRM = new UUID(1, 1);

    @Test
    void saysWhichRowsChangeWhichStayAndWhichMayNot() {
        Row plain = Rows.service(1, FIRM);
        Row closed = Rows.service(2, FIRM).with(Service.STATUS, "closed").with(Service.CLOSED_ON, Rows.TODAY);
        Row already = Rows.service(3, FIRM).with(Service.STATUS, "doing");
        BulkEdit.Plan plan =
                BulkEdit.plan(List.of(plain, closed, already), Map.of(Service.STATUS, "doing"), Rows.context());
        assertEquals(
                List.of(plain),
                plan.changed().stream().map(BulkEdit.Line::before).toList());
        assertEquals("doing", plan.changed().getFirst().after().get(Service.STATUS));
        assertEquals(
                List.of(closed),
                plan.refused().stream().map(BulkEdit.Line::before).toList());
        assertEquals(
                "service.date_without_closed",
                plan.refused().getFirst().problems().getFirst().key());
        assertEquals(1, plan.same());
    }

    @Test
    void clearsAColumn() {
        Map<Column<?>, @Nullable Object> set = BulkEdit.values();
        set.put(Service.SHORT_GENERAL, null);
        BulkEdit.Plan plan = BulkEdit.plan(List.of(Rows.service(1, FIRM)), set, Rows.context());
        assertNull(plan.changed().getFirst().after().get(Service.SHORT_GENERAL));
    }

    /** An officer who sets the officer of a hundred rows need not first put right what an import left wrong in one. */
    @Test
    void whatWasWrongBeforeDoesNotStopAnotherColumn() {
        Row red = Rows.service(1, FIRM).with(Service.RISK, "red");
        BulkEdit.Plan plan = BulkEdit.plan(List.of(red), Map.of(Service.OFFICER, "梁安"), Rows.context());
        assertEquals(1, plan.changed().size());
        assertEquals(List.of(), plan.changed().getFirst().problems());
    }
}
