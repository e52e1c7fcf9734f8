package cn.sixin.app.demo;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Needs of enterprises in every state: overdue ones, red ones with their contingency, closed ones. */
final class DemoServices {
    private static final List<String> STATUSES =
            List.of("open", "doing", "doing", "closed", "closed", "closed", "escalated");
    private static final List<String> RISKS = List.of("none", "none", "none", "none", "none", "blue", "yellow", "red");

    private final DemoWords words;
    private final LocalDate today;

    DemoServices(DemoWords words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    Row fill(Row draft, UUID enterprise, SplittableRandom random) {
        LocalDate raised = today.minusDays(random.nextInt(0, 45));
        String need = random.nextInt(5) < 3 ? "staffing" : any(Service.NEEDS.codes(), random);
        Row row = draft.with(Service.ENTERPRISE, enterprise)
                .with(Service.RAISED_ON, raised)
                .with(Service.SOURCE, any(Service.SOURCES.codes(), random))
                .with(Service.NEED, need)
                .with(Service.OFFICER, words.any("officer", random))
                .with(Service.DUE_ON, raised.plusDays(random.nextInt(5, 30)));
        row = need.equals("staffing") ? shortage(row, random) : row;
        row = row.with(Service.DETAIL, detail(need, Service.shortage(row), random));
        return risk(status(row, raised, random), random);
    }

    private String detail(String need, int shortage, SplittableRandom random) {
        return words.any("detail." + need, random)
                .replace("{0}", words.any("workshop", random))
                .replace("{1}", String.valueOf(shortage));
    }

    private static Row shortage(Row row, SplittableRandom random) {
        Row filled = row;
        int most = 80;
        for (Column<Integer> column : Service.SHORTAGES) {
            filled = filled.with(column, random.nextInt(most));
            most = Math.max(2, most / 5);
        }
        return filled.with(Service.RIGID, random.nextInt(Service.shortage(filled) + 1));
    }

    private Row status(Row row, LocalDate raised, SplittableRandom random) {
        String status = any(STATUSES, random);
        Row filled = row.with(Service.STATUS, status);
        if (status.equals("open")) {
            return filled;
        }
        filled = filled.with(Service.ACTION, words.any("action", random));
        if (!status.equals("closed")) {
            return filled;
        }
        int days = (int) (today.toEpochDay() - raised.toEpochDay());
        int shortage = Service.shortage(filled);
        filled = filled.with(Service.CLOSED_ON, raised.plusDays(random.nextInt(days + 1)))
                .with(Service.CONFIRMED, random.nextInt(4) > 0);
        return shortage == 0
                ? filled
                : filled.with(Service.SOLVED, random.nextInt(shortage + 1))
                        .with(Service.CHANNEL, any(Service.CHANNELS.codes(), random));
    }

    private Row risk(Row row, SplittableRandom random) {
        String risk = any(RISKS, random);
        Row filled = row.with(Service.RISK, risk);
        if (risk.equals("none")) {
            return filled;
        }
        filled = filled.with(Service.SIGNS, Set.of(any(Service.RISK_SIGNS.codes(), random)));
        return risk.equals("red") ? filled.with(Service.CONTINGENCY, words.any("contingency", random)) : filled;
    }

    private static String any(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
