package cn.sixin.dispatch;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lines of 2027-02-20 (正月十五), made by hand. */
public final class Lines {
    public static final LocalDate DAY = LocalDate.of(2027, 2, 20);
    public static final String TOWN = "441900119";
    public static final String OFFICER = "梁安";
    public static final Context CONTEXT = Context.at(DAY, TOWN, Context.Lookup.NONE);
    public static final Showing SHOWING = Showing.plain(Labels.of(Locale.SIMPLIFIED_CHINESE));

    private Lines() {}

    public static Row enterprise(int number) {
        return Row.draft(Enterprise.LEDGER, new UUID(1, number), TOWN)
                .with(Enterprise.NAME, "东莞市长安测试" + number + "电子有限公司")
                .with(Enterprise.COMMUNITY, number % 2 == 0 ? "乌沙社区" : "锦厦社区")
                .with(Enterprise.SERVICE_OFFICER, number % 3 == 0 ? "陈静" : OFFICER);
    }

    /** 100 on post, 60 went home, 40 stayed, 50 returned, 5 hired, 3 left; 10 short. */
    public static Row report(int enterprise, LocalDate day) {
        return Row.draft(Dispatch.LEDGER, new UUID(2, enterprise * 1000L + day.getDayOfYear()), TOWN)
                .with(Dispatch.ENTERPRISE, new UUID(1, enterprise))
                .with(Dispatch.AS_OF, day)
                .with(Dispatch.OPEN_STATE, "partly")
                .with(Dispatch.OPENED_ON, LocalDate.of(2027, 2, 14))
                .with(Dispatch.ON_POST, 100)
                .with(Dispatch.GOING_HOME, 60)
                .with(Dispatch.STAYING, 40)
                .with(Dispatch.RETURNED, 50)
                .with(Dispatch.HIRED, 5)
                .with(Dispatch.LEFT, 3)
                .with(Dispatch.PRESENT, 92)
                .with(Dispatch.SHORT_GENERAL, 8)
                .with(Dispatch.SHORT_SKILLED, 2)
                .with(Dispatch.SHORT_TOTAL, 10)
                .with(Dispatch.RIGID, 6)
                .with(Dispatch.RIGID_SOLVED, 4)
                .with(Dispatch.METHOD, "phone")
                .with(Dispatch.INTERVIEWEE, "林海")
                .with(Dispatch.OFFICER, "陈静");
    }

    public static DayLine line(int number, @Nullable Row last, @Nullable Row saved) {
        return DayLine.of(enterprise(number), DAY, last, null, saved, DayLine.Care.NONE);
    }

    /** Enterprises 1 to {@code count}, each known from the day before. */
    public static List<DayLine> carried(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> line(number, report(number, DAY.minusDays(1)), null))
                .toList();
    }

    public static DaySheet sheet(List<DayLine> lines) {
        return new DaySheet(DAY, lines, () -> CONTEXT, OFFICER);
    }

    public static UUID id(int number) {
        return new UUID(1, number);
    }
}
