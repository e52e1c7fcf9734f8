package cn.sixin.ticket;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.season.Seasons;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Batches and passengers of a town in memory, looked up by going over all of them. */
final class Town implements Context.Lookup {
    static final String CODE = "441900119";
    static final LocalDate TODAY = LocalDate.of(2026, 12, 28);
    static final UUID ENTERPRISE = new UUID(1, 1);

    private final List<Row> rows = new ArrayList<>();
    private long ids;

    /** A batch of an enterprise that breaks no rule. */
    Row batch(String status) {
        return Row.draft(Ticket.LEDGER, new UUID(2, ++ids), CODE)
                .with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP)
                .with(Ticket.ENTERPRISE, ENTERPRISE)
                .with(Ticket.DIRECTION, Ticket.OUTBOUND)
                .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 28))
                .with(Ticket.FROM, "东莞东")
                .with(Ticket.TO, "怀化南")
                .with(Ticket.CERTIFICATE_NO, "证1")
                .with(Ticket.CERTIFIED_ON, LocalDate.of(2026, 12, 20))
                .with(Ticket.MIGRANT_STAFF, 30)
                .with(Ticket.HANDLER, "林海")
                .with(Ticket.APPLIED, 5)
                .with(Ticket.ACCEPTED, 5)
                .with(Ticket.FULFILLED, 5)
                .with(Ticket.STATUS, status);
    }

    Row passenger(Row batch, String number) {
        return Row.draft(Passenger.LEDGER, new UUID(3, ++ids), CODE)
                .with(Passenger.TICKET, batch.id())
                .with(Passenger.SEQ, (int) ids)
                .with(Passenger.NAME, "毛涵")
                .with(Passenger.ID_KIND, Passenger.RESIDENT_CARD)
                .with(Passenger.ID_NUMBER, number)
                .with(Passenger.CHECKED, "open");
    }

    /** Valid numbers that were never issued. */
    static String number(int n) {
        String body = "441900" + LocalDate.of(1980, 1, 1).plusDays(n).toString().replace("-", "") + "000";
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** As many passengers as wanted, from the first number on. */
    Town with(Row batch, int passengers) {
        for (int i = 0; i < passengers; i++) {
            put(passenger(batch, number(i)));
        }
        return this;
    }

    Town put(Row row) {
        rows.removeIf(other -> other.id().equals(row.id()));
        rows.add(row);
        return this;
    }

    Context context() {
        return Seasons.shipped().context(TODAY, CODE, this);
    }

    List<String> keys(Row row) {
        return row.ledger().check(row, context()).stream().map(Problem::key).toList();
    }

    List<Problem> problems(Row row) {
        return row.ledger().check(row, context());
    }

    @Override
    public Optional<Row> row(Ledger ledger, UUID id) {
        return rows.stream()
                .filter(row -> row.ledger() == ledger && row.id().equals(id))
                .findFirst();
    }

    @Override
    public List<Row> named(Ledger ledger, String nameOrCode) {
        return List.of();
    }

    @Override
    public <T> List<Row> having(Column<T> column, T value) {
        return rows.stream()
                .filter(row -> row.ledger() == column.ledger() && value.equals(row.get(column)))
                .toList();
    }
}
