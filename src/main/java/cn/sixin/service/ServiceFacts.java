package cn.sixin.service;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What an officer wants to know of an enterprise while he writes down its need.
 *
 * @param openNeeds neither closed nor handed up, the most pressing first: overdue, then red, then by their day
 */
public record ServiceFacts(Row enterprise, List<Need> openNeeds) {

    /** One need that is still open. */
    public record Need(Row row, boolean overdue, boolean red) {}

    /**
     * @param services the enterprise's service rows, in any order
     * @param editing the row in hand, which is not told of itself
     */
    public static ServiceFacts of(Row enterprise, List<Row> services, UUID editing, Context context) {
        List<Need> needs = services.stream()
                .filter(Service::isOpen)
                .filter(row -> !row.id().equals(editing))
                .map(row -> new Need(row, Service.isOverdue(row, context), Service.isRed(row)))
                .sorted(Comparator.comparing(Need::overdue)
                        .thenComparing(Need::red)
                        .reversed()
                        .thenComparing(need -> need.row().get(Service.DUE_ON, LocalDate.MAX))
                        .thenComparing(need -> need.row().get(Service.RAISED_ON, LocalDate.MAX)))
                .toList();
        return new ServiceFacts(enterprise, needs);
    }

    /** Whether anybody counted its people. */
    public boolean headcountKnown() {
        return enterprise.has(Enterprise.HEADCOUNT);
    }
}
