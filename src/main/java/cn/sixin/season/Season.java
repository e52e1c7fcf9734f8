package cn.sixin.season;

import cn.sixin.code.LunarDay;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 专项行动, declared: one row a season with all of its dates and parameters (domain 2, 3, 6, 8). Nothing seasonal is a
 * constant in code: a rule asks {@link #of(Context)} for the season at hand.
 */
public final class Season {

    public static final Column<String> NAME = Column.of("name", Kinds.text(200))
            .required()
            .cityOwned()
            .searchable()
            .aliases("专项行动", "名称", "行动名称");
    /** 正月初一; the other lunar days derive from it. */
    public static final Column<LocalDate> NEW_YEAR =
            Column.of("new_year", Kinds.date()).required().cityOwned().aliases("春节", "正月初一", "大年初一");

    public static final Column<LocalDate> TRAVEL_FROM = day("travel_from", "春运开始");
    public static final Column<LocalDate> TRAVEL_TO = day("travel_to", "春运结束");

    public static final Column<LocalDate> PUBLISH_FROM = day("publish_from", "信息发布开始");
    public static final Column<LocalDate> PUBLISH_TO = day("publish_to", "信息发布截止");
    public static final Column<LocalDate> REGISTER_FROM = day("register_from", "登记开始");
    public static final Column<LocalDate> REGISTER_TO = day("register_to", "登记截止");
    public static final Column<LocalDate> DECLARE_FROM = day("declare_from", "申报开始");
    public static final Column<LocalDate> DECLARE_TO = day("declare_to", "申报截止");
    public static final Column<LocalDate> REVIEW_FROM = day("review_from", "审核开始");
    public static final Column<LocalDate> REVIEW_TO = day("review_to", "审核截止");
    public static final Column<LocalDate> CONFIRM_FROM = day("confirm_from", "确认开始");
    public static final Column<LocalDate> CONFIRM_TO = day("confirm_to", "确认截止");
    public static final Column<LocalDate> ANNOUNCE_FROM = day("announce_from", "公示开始");
    public static final Column<LocalDate> ANNOUNCE_TO = day("announce_to", "公示截止");
    public static final Column<LocalDate> PAY_FROM = day("pay_from", "支付开始");
    public static final Column<LocalDate> PAY_TO = day("pay_to", "支付截止");

    /** Days on which group tickets home are ridden. */
    public static final Column<LocalDate> OUTBOUND_FROM = day("outbound_from", "去程乘车开始");

    public static final Column<LocalDate> OUTBOUND_TO = day("outbound_to", "去程乘车截止");
    public static final Column<LocalDate> RETURN_FROM = day("return_from", "返程乘车开始");
    public static final Column<LocalDate> RETURN_TO = day("return_to", "返程乘车截止");

    /** 流动人员数 below which an enterprise forms no group. */
    public static final Column<Integer> TICKET_STAFF_MIN = count("ticket_staff_min", "企业流动人员下限");
    /** The fewest workers of a group that they form themselves. */
    public static final Column<Integer> TICKET_GROUP_MIN = count("ticket_group_min", "自组团人数下限");
    /** The fewest tickets of one batch. */
    public static final Column<Integer> TICKET_BATCH_MIN = count("ticket_batch_min", "每批张数下限");
    /** More tickets than this of one day and direction may ask for a train of their own. */
    public static final Column<Integer> SPECIAL_TRAIN_OVER = count("special_train_over", "专列张数");

    /** From 正月初八 to 正月三十 as a rule. */
    public static final Column<LocalDate> DISPATCH_FROM = day("dispatch_from", "日调度开始");

    public static final Column<LocalDate> DISPATCH_TO = day("dispatch_to", "日调度截止");

    /** 补贴: hired within these days counts. */
    public static final Column<LocalDate> HIRED_FROM = day("hired_from", "新招开始");

    public static final Column<LocalDate> HIRED_TO = day("hired_to", "新招截止");
    /** 分 a person. */
    public static final Column<Long> PER_PERSON =
            Column.of("per_person", Kinds.money()).cityOwned().aliases("每人补贴标准");
    /** 分 an enterprise at most. */
    public static final Column<Long> CAP =
            Column.of("cap", Kinds.money()).cityOwned().aliases("每家企业上限");
    /** Months of insurance without a gap. */
    public static final Column<Integer> MONTHS =
            Column.of("months", Kinds.integer(1, 24)).cityOwned().aliases("连续参保月数");

    public static final Column<LocalDate> APPLY_FROM = day("apply_from", "补贴申请开始");
    public static final Column<LocalDate> APPLY_TO = day("apply_to", "补贴申请截止");
    /** The city's share of the subsidy in percent; the town pays the rest. */
    public static final Column<Integer> CITY_SHARE =
            Column.of("city_share", Kinds.integer(0, 100)).cityOwned().aliases("市级分担比例");

    /** 查实欠薪动态清零: verified cases still open after this day are red. */
    public static final Column<LocalDate> ARREARS_CLEAR_BY = day("arrears_clear_by", "欠薪清零期限");

    /** What makes a case blue; empty when the season has no such level. */
    public static final Column<String> RISK_BLUE = level("risk_blue", "蓝色预警");

    public static final Column<String> RISK_YELLOW = level("risk_yellow", "黄色预警");
    public static final Column<String> RISK_RED = level("risk_red", "红色预警");

    /** The city's targets, one a line: see {@link Targets}. */
    public static final Column<String> TARGETS =
            Column.of("targets", Kinds.area(4000)).cityOwned().aliases("目标", "任务目标");

    /**
     * A stage of the group tickets, in which something is to be done.
     *
     * @param name snake_case
     */
    public record Stage(String name, Column<LocalDate> from, Column<LocalDate> to) {
        public Span span(Row season) {
            return Span.of(season, from, to);
        }
    }

    public static final Stage PUBLISH = new Stage("publish", PUBLISH_FROM, PUBLISH_TO);
    public static final Stage REGISTER = new Stage("register", REGISTER_FROM, REGISTER_TO);
    public static final Stage DECLARE = new Stage("declare", DECLARE_FROM, DECLARE_TO);
    public static final Stage REVIEW = new Stage("review", REVIEW_FROM, REVIEW_TO);
    public static final Stage CONFIRM = new Stage("confirm", CONFIRM_FROM, CONFIRM_TO);
    public static final Stage ANNOUNCE = new Stage("announce", ANNOUNCE_FROM, ANNOUNCE_TO);
    public static final Stage PAY = new Stage("pay", PAY_FROM, PAY_TO);

    /** 发布、登记、申报、审核、确认、公示、支付: the stages of the group tickets in their order. */
    public static final List<Stage> STAGES = List.of(PUBLISH, REGISTER, DECLARE, REVIEW, CONFIRM, ANNOUNCE, PAY);

    private static final Stage TRAVEL = new Stage("travel", TRAVEL_FROM, TRAVEL_TO);
    private static final Stage OUTBOUND = new Stage("outbound", OUTBOUND_FROM, OUTBOUND_TO);
    private static final Stage RETURN = new Stage("return", RETURN_FROM, RETURN_TO);
    private static final Stage DISPATCH = new Stage("dispatch", DISPATCH_FROM, DISPATCH_TO);
    private static final Stage HIRED = new Stage("hired", HIRED_FROM, HIRED_TO);
    private static final Stage APPLY = new Stage("apply", APPLY_FROM, APPLY_TO);

    /** Every stretch of days that a season has. */
    private static final List<Stage> SPANS = spans();

    public static final Ledger LEDGER = Ledger.named("season")
            .columns(
                    NAME,
                    NEW_YEAR,
                    TRAVEL_FROM,
                    TRAVEL_TO,
                    PUBLISH_FROM,
                    PUBLISH_TO,
                    REGISTER_FROM,
                    REGISTER_TO,
                    DECLARE_FROM,
                    DECLARE_TO,
                    REVIEW_FROM,
                    REVIEW_TO,
                    CONFIRM_FROM,
                    CONFIRM_TO,
                    ANNOUNCE_FROM,
                    ANNOUNCE_TO,
                    PAY_FROM,
                    PAY_TO,
                    OUTBOUND_FROM,
                    OUTBOUND_TO,
                    RETURN_FROM,
                    RETURN_TO,
                    TICKET_STAFF_MIN,
                    TICKET_GROUP_MIN,
                    TICKET_BATCH_MIN,
                    SPECIAL_TRAIN_OVER,
                    DISPATCH_FROM,
                    DISPATCH_TO,
                    HIRED_FROM,
                    HIRED_TO,
                    PER_PERSON,
                    CAP,
                    MONTHS,
                    APPLY_FROM,
                    APPLY_TO,
                    CITY_SHARE,
                    ARREARS_CLEAR_BY,
                    RISK_BLUE,
                    RISK_YELLOW,
                    RISK_RED,
                    TARGETS)
            .key(NaturalKey.by("year", row -> year(row).map(String::valueOf)))
            .rules(rules())
            .marks(new Mark("in_force", (row, context) -> of(context).id().equals(row.id())))
            .declare();

    private Season() {}

    /** The year of the New Year around which a day lies: from August on the next one. */
    public static int year(LocalDate day) {
        return day.getMonthValue() >= Month.AUGUST.getValue() ? day.getYear() + 1 : day.getYear();
    }

    /** The season at hand: what the context brings, else the one in force among those that are shipped. */
    public static Row of(Context context) {
        Row brought = context.season();
        return brought == null ? Seasons.shipped().inForce(context.today()) : brought;
    }

    /** The solar year of its 正月初一, by which it is called. */
    static Optional<Integer> year(Row season) {
        return Optional.ofNullable(season.get(NEW_YEAR)).map(LocalDate::getYear);
    }

    /** 春运. */
    public static Span travel(Row season) {
        return TRAVEL.span(season);
    }

    /** 去程: the days of riding home. */
    public static Span outbound(Row season) {
        return OUTBOUND.span(season);
    }

    /** 返程: the days of riding back. */
    public static Span homecoming(Row season) {
        return RETURN.span(season);
    }

    /** 日调度. */
    public static Span dispatch(Row season) {
        return DISPATCH.span(season);
    }

    /** 新招: the days of hiring that the subsidy counts. */
    public static Span hired(Row season) {
        return HIRED.span(season);
    }

    /** The days in which the subsidy is applied for. */
    public static Span apply(Row season) {
        return APPLY.span(season);
    }

    /** From the first day that it names to the last, 正月初一 among them. */
    public static Span work(Row season) {
        LocalDate newYear = season.get(NEW_YEAR, LocalDate.MAX);
        LocalDate first = newYear;
        LocalDate last = newYear;
        for (Stage stage : SPANS) {
            for (Column<LocalDate> end : List.of(stage.from(), stage.to())) {
                LocalDate day = season.get(end, newYear);
                first = day.isBefore(first) ? day : first;
                last = day.isAfter(last) ? day : last;
            }
        }
        return new Span(first, last);
    }

    private static List<Stage> spans() {
        List<Stage> all = new ArrayList<>(STAGES);
        all.addAll(List.of(TRAVEL, OUTBOUND, RETURN, DISPATCH, HIRED, APPLY));
        return List.copyOf(all);
    }

    private static Rule[] rules() {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule("new_year is 正月初一", List.of(NEW_YEAR), (row, context) -> {
            LunarDay lunar = LunarDay.of(row.get(NEW_YEAR, context.newYear()));
            return lunar.month() == 1 && lunar.day() == 1
                    ? Optional.empty()
                    : Optional.of(Problem.error("season.not_new_year", lunar.text()));
        }));
        for (Stage span : SPANS) {
            rules.add(new Rule(
                    span.from().name() + " <= " + span.to().name(), List.of(span.to(), span.from()), (row, context) -> {
                        LocalDate from = row.get(span.from());
                        LocalDate to = row.get(span.to());
                        return from != null && to != null && to.isBefore(from)
                                ? Optional.of(Problem.error("season.ends_before_it_begins", to, from))
                                : Optional.empty();
                    }));
        }
        rules.add(new Rule(
                "targets read",
                List.of(TARGETS),
                (row, context) -> Targets.unreadable(row.get(TARGETS, ""))
                        .map(line -> Problem.error("season.target_unreadable", line))));
        return rules.toArray(Rule[]::new);
    }

    private static Column<LocalDate> day(String name, String alias) {
        return Column.of(name, Kinds.date()).cityOwned().aliases(alias);
    }

    private static Column<Integer> count(String name, String alias) {
        return Column.of(name, Kinds.integer(0, 1_000_000)).cityOwned().aliases(alias);
    }

    private static Column<String> level(String name, String alias) {
        return Column.of(name, Kinds.text(400)).cityOwned().aliases(alias);
    }
}
