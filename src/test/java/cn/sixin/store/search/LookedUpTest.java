package cn.sixin.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.sixin.code.Pinyin;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Row;
import cn.sixin.ticket.Passenger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Rows are found by the values of the columns that their ledger looks them up by, whatever has become of them. */
class LookedUpTest {
    private static final String TOWN = "441900119";

    /** Each number is a step: which row, which batch, which id, and whether it is deleted. */
    @Property(tries = 200)
    void theSameAsGoingOverAllOfThem(@ForAll @Size(max = 60) List<@IntRange(max = 4 * 3 * 3 * 2 - 1) Integer> steps) {
        Indexes indexes = new Indexes(
                new Remembered(),
                Pinyin::initials,
                lookup -> new Context(LocalDate.of(2027, 1, 5), LocalDate.of(2027, 2, 6), TOWN, lookup));
        Context.Lookup lookup = indexes.lookup();
        Map<UUID, Row> rows = new HashMap<>();
        for (int step : steps) {
            Row row = row(step % 4, step / 4 % 3, step / 12 % 3, step / 36 == 1);
            indexes.of(Passenger.LEDGER).apply(List.of(row));
            rows.put(row.id(), row);
            for (int n = 0; n < 3; n++) {
                String number = "id" + n;
                UUID batch = new UUID(2, n);
                Set<UUID> byNumber = rows.values().stream()
                        .filter(r -> !r.envelope().deleted() && number.equals(r.get(Passenger.ID_NUMBER)))
                        .map(Row::id)
                        .collect(Collectors.toSet());
                long ofBatch = rows.values().stream()
                        .filter(r -> !r.envelope().deleted() && batch.equals(r.get(Passenger.TICKET)))
                        .count();
                List<Row> found = lookup.having(Passenger.ID_NUMBER, number);
                assertEquals(byNumber, found.stream().map(Row::id).collect(Collectors.toSet()));
                assertEquals(byNumber.size(), found.size());
                assertEquals(ofBatch, lookup.count(Passenger.TICKET, batch));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> lookup.having(Passenger.PHONE, "19900000001"));
    }

    private static Row row(int id, int batch, int number, boolean deleted) {
        Envelope draft = Envelope.draft(new UUID(3, id), TOWN);
        Envelope envelope = new Envelope(
                draft.id(), TOWN, 0, draft.state(), draft.createdAt(), "梁安", draft.changedAt(), "梁安", deleted);
        return Row.draft(Passenger.LEDGER, draft.id(), TOWN)
                .with(envelope)
                .with(Passenger.TICKET, new UUID(2, batch))
                .with(Passenger.NAME, "林海")
                .with(Passenger.ID_NUMBER, "id" + number);
    }
}
