package cn.sixin.visit.ui;

import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.Ways;
import cn.sixin.service.ui.FactsPane;
import cn.sixin.visit.Visit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** An enterprise's visits beside its service rows. */
public final class EnterpriseVisits implements FactsPane.Visits {
    private final Desk desk;
    private final Ways ways;

    public EnterpriseVisits(Desk desk, Ways ways) {
        this.desk = desk;
        this.ways = ways;
    }

    @Override
    public List<FactsPane.Seen> of(UUID enterprise, UUID service) {
        Showing showing = desk.showing();
        // The rows must be in memory for it: a page whose rows are not shows none rather than waiting for them.
        return desk.has(List.of(Visit.LEDGER))
                ? desk.context().lookup().having(Visit.ENTERPRISE, enterprise).stream()
                        .sorted(Comparator.comparing((Row row) -> service.equals(row.get(Visit.SERVICE)))
                                .thenComparing(row -> row.get(Visit.VISITED_AT, Instant.EPOCH))
                                .reversed())
                        .map(row -> seen(row, service, showing))
                        .toList()
                : List.of();
    }

    private FactsPane.Seen seen(Row row, UUID service, Showing showing) {
        String words = row.has(Visit.PROBLEMS)
                ? Visit.PROBLEMS.show(row, showing)
                : row.has(Visit.DEMANDS) ? Visit.DEMANDS.show(row, showing) : Visit.SITUATION.show(row, showing);
        return new FactsPane.Seen(
                Visit.VISITED_AT.show(row, showing),
                Visit.KIND.show(row, showing) + "  " + Visit.VISITORS.show(row, showing),
                words,
                service.equals(row.get(Visit.SERVICE)),
                () -> ways.open(Visit.LEDGER, row.id()));
    }
}
