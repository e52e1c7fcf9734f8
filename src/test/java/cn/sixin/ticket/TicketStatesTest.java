package cn.sixin.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketStatesTest {

    private static final UUID ID = new UUID(7, 7);

    /** The dictionary's arrows, written out a second time. */
    @ParameterizedTest
    @CsvSource({
        "enterprise, draft, certified",
        "self, draft, registering",
        "enterprise, certified, registering",
        "enterprise, registering, approved|returned",
        "self, registering, approved|returned",
        "enterprise, returned, registering",
        "enterprise, approved, activated",
        "enterprise, activated, declared",
        "enterprise, declared, accepted",
        "enterprise, accepted, checking",
        "enterprise, checking, published",
        "enterprise, published, fulfilled",
        "enterprise, fulfilled, to_pay",
        "enterprise, to_pay, paid|forfeited",
        "self, to_pay, paid|forfeited",
        "enterprise, paid, ''",
        "enterprise, forfeited, ''",
    })
    void eachStateOffersItsArrowsAndNoOthers(String group, String from, String to) {
        Row row = ticket(group, from);
        assertEquals(to.isEmpty() ? List.of() : List.of(to.split("\\|")), TicketStates.next(row));
        assertEquals(
                TicketStates.next(row),
                Ticket.LEDGER.steps(Ticket.STATUS).orElseThrow().apply(row));
    }

    /** Every way there is through the states, each once round the loop of 退回. */
    @Test
    void everyWayEndsPaidOrForfeited() {
        for (String group : Ticket.GROUPS.codes()) {
            List<List<String>> ways = new ArrayList<>();
            walk(group, List.of(TicketStates.DRAFT), ways);
            assertEquals(4, ways.size(), () -> group + ": " + ways);
            Set<String> seen = new HashSet<>();
            for (List<String> way : ways) {
                assertTrue(TicketStates.isOver(way.getLast()), () -> "ends nowhere: " + way);
                seen.addAll(way);
                for (int i = 1; i < way.size(); i++) {
                    assertEquals(List.of(), wrong(group, way.get(i - 1), way.get(i)), way.toString());
                }
            }
            Set<String> all = new HashSet<>(TicketStates.STATUSES.codes());
            if (group.equals(Ticket.SELF_GROUP)) {
                all.remove(TicketStates.CERTIFIED);
            }
            assertEquals(all, seen);
        }
    }

    private static void walk(String group, List<String> way, List<List<String>> ways) {
        List<String> next = TicketStates.next(way.getLast(), group);
        if (next.isEmpty()) {
            ways.add(way);
        }
        for (String to : next) {
            if (way.stream().filter(to::equals).count() < 2) {
                List<String> longer = new ArrayList<>(way);
                longer.add(to);
                if (!(to.equals(TicketStates.RETURNED) && way.contains(TicketStates.RETURNED))) {
                    walk(group, longer, ways);
                }
            }
        }
    }

    @Property(tries = 400)
    void noWayLeavesTheArrows(
            @ForAll("groups") String group, @ForAll("statuses") String from, @ForAll("statuses") String to) {
        boolean arrow = TicketStates.ARROWS.stream()
                .anyMatch(a -> a.from().equals(from)
                        && a.to().equals(to)
                        && (a.group().isEmpty() || a.group().equals(group)));
        List<String> wrong = wrong(group, from, to);
        assertEquals(arrow || from.equals(to) ? List.of() : List.of("ticket.no_arrow"), wrong);
    }

    @Provide
    Arbitrary<String> groups() {
        return Arbitraries.of(Ticket.GROUPS.codes());
    }

    @Provide
    Arbitrary<String> statuses() {
        return Arbitraries.of(TicketStates.STATUSES.codes());
    }

    @Test
    void aNewBatchMayStandAnywhere() {
        Row row = ticket(Ticket.ENTERPRISE_GROUP, TicketStates.CHECKING);
        assertEquals(List.of(), keys(row, context(Map.of())));
    }

    @Test
    void aReturnNeedsItsReason() {
        Row returned = ticket(Ticket.ENTERPRISE_GROUP, TicketStates.RETURNED).with(Ticket.RETURNED_FOR, null);
        List<Problem> problems = Ticket.LEDGER.check(returned, context(Map.of())).stream()
                .filter(p -> p.key().equals("ticket.returned_without_reason"))
                .toList();
        assertEquals(1, problems.size());
        assertEquals(Ticket.RETURNED_FOR, problems.getFirst().column());
    }

    @ParameterizedTest
    @CsvSource({
        "draft, registering, false",
        "certified, registering, false",
        "registering, registering, true",
        "returned, registering, true",
        "returned, approved, false",
        "approved, registering, true",
        "approved, approved, true",
        "forfeited, to_pay, true",
        "forfeited, paid, false",
        "paid, checking, true",
        "accepted, checking, false",
    })
    void aStageIsReachedOrNot(String status, String stage, boolean reached) {
        assertEquals(reached, TicketStates.reached(status, stage));
    }

    @Test
    void onlyPaidAndForfeitedAreOver() {
        assertEquals(
                Set.of("paid", "forfeited"),
                Set.copyOf(TicketStates.STATUSES.codes().stream()
                        .filter(TicketStates::isOver)
                        .toList()));
        assertFalse(TicketStates.isOver(TicketStates.TO_PAY));
    }

    /** What of the way itself is wrong with going from one status to another. */
    private static List<String> wrong(String group, String from, String to) {
        Row stands = ticket(group, from);
        return keys(ticket(group, to), context(Map.of(ID, stands)));
    }

    private static List<String> keys(Row row, Context context) {
        return Ticket.LEDGER.check(row, context).stream()
                .map(Problem::key)
                .filter(key -> key.equals("ticket.no_arrow"))
                .toList();
    }

    private static Row ticket(String group, String status) {
        return Row.draft(Ticket.LEDGER, ID, "441900119")
                .with(Ticket.GROUP, group)
                .with(Ticket.STATUS, status)
                .with(Ticket.RETURNED_FOR, status.equals(TicketStates.RETURNED) ? "缺营业执照" : null);
    }

    private static Context context(Map<UUID, Row> rows) {
        return Context.at(LocalDate.of(2027, 1, 5), "441900119", new Context.Lookup() {
            @Override
            public Optional<Row> row(Ledger ledger, UUID id) {
                return Optional.ofNullable(rows.get(id));
            }

            @Override
            public List<Row> named(Ledger ledger, String nameOrCode) {
                return List.of();
            }
        });
    }
}
