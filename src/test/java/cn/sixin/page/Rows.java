package cn.sixin.page;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.NewStore;
import cn.sixin.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Rows as an officer of 长安镇 has them. */
final class Rows {
    static final String TOWN = "441900119";
    static final LocalDate TODAY = LocalDate.of(2027, 2, 16);

    private Rows() {}

    /** A new encrypted store of the town, of all ledgers. */
    static Store store(Path home) {
        return NewStore.in(home);
    }

    /** Ten in the morning of that day, and it stays so. @param day as 2027-01-12 */
    static Clock morning(String day) {
        return Clock.fixed(Instant.parse(day + "T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }

    static Context context() {
        return Context.at(TODAY, TOWN, Context.Lookup.NONE);
    }

    static Row enterprise(int number) {
        return Row.draft(Enterprise.LEDGER, new UUID(1, number), TOWN)
                .with(Enterprise.NAME, "东莞长安第" + number + "电子厂")
                .with(Enterprise.CONTACT, "林海")
                .with(Enterprise.PHONE, "1990000%04d".formatted(number))
                .with(Enterprise.HEADCOUNT, 100 + number);
    }

    static Row service(int number, UUID enterprise) {
        return Row.draft(Service.LEDGER, new UUID(2, number), TOWN)
                .with(Service.ENTERPRISE, enterprise)
                .with(Service.RAISED_ON, TODAY.minusDays(3))
                .with(Service.NEED, "staffing")
                .with(Service.DETAIL, "节后缺普工")
                .with(Service.SHORT_GENERAL, 30)
                .with(Service.STATUS, "open");
    }
}
