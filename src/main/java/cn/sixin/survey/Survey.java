package cn.sixin.survey;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.ledger.Where;
import cn.sixin.season.Season;
import cn.sixin.season.Span;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** 用工摸查, declared: one row an enterprise, season and phase (measure 2). */
public final class Survey {

    /** The code of 节前: before the New Year. */
    public static final String BEFORE = "before";
    /** The code of 节后. */
    public static final String AFTER = "after";

    public static final ChoiceList PHASES =
            ChoiceList.named("survey_phase").option(BEFORE, "节前", "春节前", "年前").option(AFTER, "节后", "春节后", "年后");

    public static final Column<UUID> ENTERPRISE = Column.of("enterprise", Kinds.reference(() -> Enterprise.LEDGER))
            .required()
            .searchable()
            .aliases("企业名称", "单位名称", "企业", "公司名称", "用工单位", "单位", "统一社会信用代码");
    public static final Column<String> PHASE =
            Column.of("phase", Kinds.choice(PHASES)).required().aliases("阶段", "摸查阶段", "时段");
    public static final Column<LocalDate> SURVEYED_ON =
            Column.of("surveyed_on", Kinds.date()).required().aliases("摸查日期", "调查日期", "填报日期", "日期", "摸查时间");
    /** 在岗: before the holiday. */
    public static final Column<Integer> ON_POST =
            people("on_post").required().aliases("在岗人数", "在岗", "节前在岗", "节前在岗人数", "现有在岗", "在岗员工", "在岗员工数", "用工总数");

    public static final Column<Integer> GOING_HOME =
            people("going_home").aliases("返乡人数", "返乡", "预计返乡", "拟返乡人数", "返乡过年人数", "节前情况/返乡人数");
    public static final Column<Integer> STAYING =
            people("staying").aliases("留莞人数", "留莞", "留莞过年", "留莞过年人数", "预计留莞", "节前情况/留莞人数");
    public static final Column<Integer> FROM_PROVINCE =
            people("from_province").aliases("本省外市", "省内外市", "省内市外", "广东省内", "异地务工/本省外市");
    public static final Column<Integer> FROM_OTHER_PROVINCE =
            people("from_other_province").aliases("外省", "省外", "外省人数", "省外人数", "异地务工/外省");
    public static final Column<Integer> FROM_HK_MO_TW =
            people("from_hk_mo_tw").aliases("港澳台", "港澳台人数", "港澳台及外籍", "异地务工/港澳台");
    public static final Column<LocalDate> HOLIDAY_FROM =
            Column.of("holiday_from", Kinds.date()).aliases("放假开始", "放假时间", "放假日期", "放假起", "放假起止/起", "放假时间/开始");
    public static final Column<LocalDate> HOLIDAY_TO =
            Column.of("holiday_to", Kinds.date()).aliases("放假截止", "收假日期", "放假止", "放假起止/止", "放假时间/结束");
    public static final Column<LocalDate> RESTART_ON =
            Column.of("restart_on", Kinds.date()).aliases("计划开工", "计划开工时间", "计划开工日期", "预计开工时间", "开工时间", "复工时间");

    /** 来源地: where those on post come from. */
    public static final List<Column<Integer>> ORIGINS = List.of(FROM_PROVINCE, FROM_OTHER_PROVINCE, FROM_HK_MO_TW);

    public static final Ledger LEDGER = Ledger.named("survey")
            .columns(
                    ENTERPRISE,
                    PHASE,
                    SURVEYED_ON,
                    ON_POST,
                    GOING_HOME,
                    STAYING,
                    FROM_PROVINCE,
                    FROM_OTHER_PROVINCE,
                    FROM_HK_MO_TW,
                    HOLIDAY_FROM,
                    HOLIDAY_TO,
                    RESTART_ON)
            .calledBy(Survey::called)
            .lookedUpBy(ENTERPRISE)
            .sheetWide(PHASE, SURVEYED_ON)
            .begins((row, context) -> row.with(PHASE, phase(context)).with(SURVEYED_ON, context.today()))
            .key(NaturalKey.by("phase", Survey::phaseKey))
            .rules(SurveyRules.all())
            .dues(Due.when("survey_missing", () -> Enterprise.LEDGER, Survey::missing)
                    .telling(Enterprise.COMMUNITY, Enterprise.CONTACT)
                    .whose(Enterprise.SERVICE_OFFICER))
            .together(HOLIDAY_FROM, HOLIDAY_TO)
            .declare();

    private Survey() {}

    private static Column<Integer> people(String name) {
        return Column.of(name, Kinds.integer(0, 1_000_000));
    }

    /** The phase that is surveyed on a context's day: 节前 until the season's New Year's Eve, then 节后. */
    public static String phase(Context context) {
        return context.today().isBefore(context.newYear()) ? BEFORE : AFTER;
    }

    /** Monitored enterprises without a survey of the phase at hand, from the season's first day to the dispatch's last. */
    private static List<Due.Wanted> missing(Context context) {
        Row season = Season.of(context);
        Span asked =
                new Span(Season.work(season).from(), Season.dispatch(season).to());
        if (!asked.contains(context.today())) {
            return List.of();
        }
        return List.of(new Due.Wanted(new Due.By.Always(), notSurveyed(context)));
    }

    /** Which enterprises are to be surveyed: monitored ones that are neither closed nor gone. */
    public static List<Where> wanted() {
        return List.of(
                Where.has(Enterprise.TAGS_COLUMN, "monitored"),
                Where.oneOfOrBlank(Enterprise.STATE, "normal", "stopped"));
    }

    /** Of those the ones without a survey in the season and phase at hand, whatever day of the season it is. */
    public static List<Where> notSurveyed(Context context) {
        List<Where> where = new ArrayList<>(wanted());
        where.add(Where.without(ENTERPRISE, Where.oneOf(PHASE, phase(context)), days(context)));
        return where;
    }

    /** The twelve months of the season at hand, within which an enterprise is surveyed once a phase. */
    public static Where.Days days(Context context) {
        int year = year(context);
        return new Where.Days(SURVEYED_ON, LocalDate.of(year - 1, Month.AUGUST, 1), LocalDate.of(year, Month.JULY, 31));
    }

    /** The year of the New Year of the season at hand. */
    public static int year(Context context) {
        return Season.year(context.newYear());
    }

    private static String called(Row row, Showing showing) {
        String phase = PHASE.show(row, showing);
        LocalDate day = row.get(SURVEYED_ON);
        String season = day == null ? "" : String.valueOf(Season.year(day));
        return (ENTERPRISE.show(row, showing) + " " + season + " " + phase).strip();
    }

    /**
     * How {@link #LEDGER} knows an enterprise's survey, as {@link NaturalKey#of} writes it.
     *
     * @param year of the New Year, as {@link Season#year} gives it
     */
    public static String key(UUID enterprise, int year, String phase) {
        return "phase:" + enterprise + "/" + year + "/" + phase;
    }

    private static Optional<String> phaseKey(Row row) {
        UUID enterprise = row.get(ENTERPRISE);
        LocalDate day = row.get(SURVEYED_ON);
        String phase = row.get(PHASE);
        return enterprise == null || day == null || phase == null
                ? Optional.empty()
                : Optional.of(enterprise + "/" + Season.year(day) + "/" + phase);
    }
}
