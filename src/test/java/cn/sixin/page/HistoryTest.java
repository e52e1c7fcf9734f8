package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Showing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Showing SHOWING = Showing.plain(Labels.of(Locale.SIMPLIFIED_CHINESE));

    @Test
    void newestFirstInTheWordsOfTheScreen() {
        Change first = change(1, Change.What.CREATE, Map.of("size", new Change.Delta(null, "small")));
        // Logged together with what changed, since they are merged as one.
        Change.Delta same = new Change.Delta("19900000001", "19900000001");
        Change second =
                change(2, Change.What.UPDATE, Map.of("size", new Change.Delta("small", "large"), "phone", same));
        List<History.Entry> entries = History.of(Enterprise.LEDGER, List.of(first, second), SHOWING);
        assertEquals(
                List.of(Change.What.UPDATE, Change.What.CREATE),
                entries.stream().map(History.Entry::what).toList());
        assertEquals(
                List.of(new History.Field("规模", "小", "大")), entries.getFirst().fields());
        assertEquals("", entries.getLast().fields().getFirst().before());
    }

    @Test
    void aPhoneStaysMaskedAndAnUnknownColumnIsShownByItsName() {
        Change change = change(
                1,
                Change.What.UPDATE,
                Map.of("phone", new Change.Delta("19900000001", null), "later", new Change.Delta(null, 7L)));
        List<History.Field> fields = History.of(Enterprise.LEDGER, List.of(change), SHOWING)
                .getFirst()
                .fields();
        History.Field phone = fields.stream()
                .filter(f -> f.label().equals("联系电话"))
                .findFirst()
                .orElseThrow();
        assertNotEquals("19900000001", phone.before());
        assertEquals(
                new History.Field("later", "", "7"),
                fields.stream().filter(f -> f != phone).findFirst().orElseThrow());
    }

    private static Change change(long seq, Change.What what, Map<String, Change.Delta> delta) {
        UUID id = new UUID(9, seq);
        return new Change(
                seq, id, id, "enterprise", new UUID(1, 1), what, 0, Instant.EPOCH, "梁安", "desk-1", null, delta, null);
    }
}
