package cn.sixin.today.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Due;
import cn.sixin.service.Service;
import cn.sixin.today.WorkList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Work of nobody, as much as a full day has. */
final class TodaySample {
    private static final int LINES = 30;
    private static final LocalDate DAY = LocalDate.of(2027, 2, 6);

    private TodaySample() {}

    static WorkList of(Kit kit) {
        Due due = Service.LEDGER.dues().getFirst();
        List<WorkList.Item> items = IntStream.range(0, LINES)
                .mapToObj(line -> new WorkList.Item(
                        new UUID(0, line),
                        kit.text("app.name"),
                        kit.text("app.name"),
                        Optional.of(DAY.minusDays(line % 3))))
                .toList();
        return new WorkList(
                DAY, List.of(new WorkList.Group(Service.LEDGER, due, LINES, LINES, 0, items)), 1, Map.of(), true);
    }
}
