package cn.sixin.dispatch;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import cn.sixin.ledger.Where;
import cn.sixin.season.Season;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 日调度, declared: how an enterprise stands as of a day. Its figures are cumulative from the holiday on. */
public final class Dispatch {

    /** 开工状态. */
    public static final ChoiceList OPEN_STATES = ChoiceList.named("dispatch_open_state")
            .option("not_open", "未开工", "未复工", "放假中", "放假")
            .option("partly", "部分开工", "部分复工")
            .option("fully", "全面开工", "已开工", "全部开工", "全面复工", "已复工", "开工")
            .option("no_holiday", "未放假", "不放假", "春节不停产")
            .option("stopped", "停产", "停工", "停业")
            .option("closed_moved", "关停搬迁", "关停", "搬迁", "注销", "关停/搬迁");

    public static final ChoiceList METHODS = ChoiceList.named("dispatch_method")
            .option("phone", "电话", "电话调度", "致电")
            .option("visit", "走访", "实地", "实地走访", "上门");

    /** 口径: whom the enterprise counts. */
    public static final ChoiceList DEFINITIONS = ChoiceList.named("dispatch_definition")
            .option("own", "本企业员工", "不含派遣", "不含劳务派遣")
            .option("with_agency", "含劳务派遣", "含派遣", "全口径");

    public static final Column<UUID> ENTERPRISE = Column.of("enterprise", Kinds.reference(() -> Enterprise.LEDGER))
            .required()
            .searchable()
            .aliases("企业名称", "企业", "单位名称", "公司名称", "统一社会信用代码");
    public static final Column<LocalDate> AS_OF =
            Column.of("as_of", Kinds.date()).required().aliases("截至日期", "日期", "调度日期", "填报日期", "截止日期");
    public static final Column<String> OPEN_STATE =
            Column.of("open_state", Kinds.choice(OPEN_STATES)).required().aliases("开工状态", "开工情况", "复工状态", "是否开工");
    public static final Column<LocalDate> OPENED_ON =
            Column.of("opened_on", Kinds.date()).aliases("实际开工日期", "开工日期", "开工时间", "复工日期");
    public static final Column<Integer> ON_POST = count("on_post").aliases("节前在岗", "节前在岗人数", "节前员工数", "节前用工人数");
    public static final Column<Integer> GOING_HOME = count("going_home").aliases("返乡人数", "返乡", "节前返乡人数");
    public static final Column<Integer> STAYING = count("staying").aliases("留莞在岗", "留莞", "留莞人数", "留莞在岗人数", "留莞过年人数");
    public static final Column<Integer> RETURNED = count("returned").aliases("已返岗", "已返岗人数", "返岗人数", "累计返岗");
    public static final Column<Integer> HIRED = count("hired").aliases("新招累计", "新招", "新招人数", "新招员工累计", "累计新招");
    public static final Column<Integer> LEFT = count("left").aliases("离职累计", "离职", "离职人数", "节后离职", "累计离职");
    public static final Column<Integer> PRESENT = count("present").aliases("现有在岗", "现有在岗人数", "在岗人数", "目前在岗");
    public static final Column<Integer> SHORT_GENERAL = count("short_general").aliases("缺普工", "普工", "普工缺口");
    public static final Column<Integer> SHORT_SKILLED = count("short_skilled").aliases("缺技工", "技工", "技工缺口");
    public static final Column<Integer> SHORT_TECHNICAL =
            count("short_technical").aliases("缺专技", "专技", "专业技术人员", "专业技术");
    public static final Column<Integer> SHORT_MANAGERIAL =
            count("short_managerial").aliases("缺管理", "管理", "管理人员", "管理及其他");
    public static final Column<Integer> SHORT_TOTAL = count("short_total").aliases("缺工总数", "缺工人数", "缺工", "缺工合计");
    public static final Column<Integer> RIGID = count("rigid").aliases("刚性需求", "刚性缺口", "刚性用工需求");
    public static final Column<Integer> RIGID_SOLVED = count("rigid_solved").aliases("刚性已解决", "已解决", "已解决刚性需求");
    public static final Column<String> METHOD =
            Column.of("method", Kinds.choice(METHODS)).aliases("方式", "调度方式", "对接方式");
    public static final Column<String> INTERVIEWEE =
            Column.of("interviewee", Kinds.personName()).aliases("受访人", "联系人", "企业受访人");
    public static final Column<String> OFFICER =
            Column.of("officer", Kinds.personName()).aliases("填报人", "调度人", "服务专员", "专员");
    public static final Column<String> DEFINITION =
            Column.of("definition", Kinds.choice(DEFINITIONS)).aliases("口径", "统计口径");
    /** Why a cumulative figure is lower than it was: 累计数下降 must be explained (domain 1.3). */
    public static final Column<String> LOWER_REASON =
            Column.of("lower_reason", Kinds.text(400)).aliases("下降原因", "减少原因", "更正原因");

    /** The four classes of worker that a shortage is counted by (policy measure 2). */
    public static final List<Column<Integer>> SHORTAGES =
            List.of(SHORT_GENERAL, SHORT_SKILLED, SHORT_TECHNICAL, SHORT_MANAGERIAL);

    /** Figures counted up from the holiday on: from one day to the next they do not fall without a reason. */
    public static final List<Column<Integer>> CUMULATIVE = List.of(RETURNED, HIRED, LEFT, RIGID_SOLVED);

    /** What 现有在岗 is made of. */
    public static final List<Column<Integer>> PRESENT_PARTS = List.of(STAYING, RETURNED, HIRED, LEFT);

    private static final Rule RETURNED_WITHIN = atMost(RETURNED, GOING_HOME, "dispatch.returned_over_going_home");
    private static final Rule RIGID_SOLVED_WITHIN = atMost(RIGID_SOLVED, RIGID, "dispatch.solved_over_rigid");
    private static final Rule PRESENT_ADDS_UP = new Rule(
            "present = staying + returned + hired - left",
            List.of(PRESENT, STAYING, RETURNED, HIRED, LEFT),
            (row, context) -> {
                OptionalInt computed = present(row);
                Integer typed = row.get(PRESENT);
                return typed != null && computed.isPresent() && typed != computed.getAsInt()
                        ? Optional.of(Problem.error("dispatch.present_differs", typed, computed.getAsInt()))
                        : Optional.empty();
            });
    private static final Rule PRESENT_NOT_BELOW_ZERO =
            new Rule("staying + returned + hired >= left", List.of(LEFT, STAYING, RETURNED, HIRED), (row, context) -> {
                OptionalInt computed = present(row);
                return computed.isPresent() && computed.getAsInt() < 0
                        ? Optional.of(Problem.error("dispatch.left_over_all", row.get(LEFT, 0), -computed.getAsInt()))
                        : Optional.empty();
            });
    private static final Rule SHORT_TOTAL_ADDS_UP = new Rule(
            "short_total = sum of the four",
            List.of(SHORT_TOTAL, SHORT_GENERAL, SHORT_SKILLED, SHORT_TECHNICAL, SHORT_MANAGERIAL),
            (row, context) -> {
                Integer typed = row.get(SHORT_TOTAL);
                int sum = shortage(row).orElse(0);
                return typed != null && typed != sum
                        ? Optional.of(Problem.error("dispatch.short_total_differs", typed, sum))
                        : Optional.empty();
            });
    private static final Rule ON_POST_ADDS_UP =
            new Rule("on_post = going_home + staying", List.of(ON_POST, GOING_HOME, STAYING), (row, context) -> {
                Integer all = row.get(ON_POST);
                OptionalInt sum = onPost(row);
                return all != null && sum.isPresent() && all != sum.getAsInt()
                        ? Optional.of(Problem.warning("dispatch.on_post_differs", all, sum.getAsInt()))
                        : Optional.empty();
            });
    private static final Rule NOT_OPEN_YET_RETURNED =
            new Rule("not open: nobody has returned", List.of(RETURNED, OPEN_STATE), (row, context) -> {
                int returned = row.get(RETURNED, 0);
                return "not_open".equals(row.get(OPEN_STATE)) && returned > 0
                        ? Optional.of(Problem.warning("dispatch.returned_not_open", returned))
                        : Optional.empty();
            });
    private static final Rule FULLY_OPEN_SINCE =
            new Rule("fully open needs opened_on <= as_of", List.of(OPENED_ON, OPEN_STATE, AS_OF), (row, context) -> {
                if (!"fully".equals(row.get(OPEN_STATE))) {
                    return Optional.empty();
                }
                LocalDate opened = row.get(OPENED_ON);
                LocalDate asOf = row.get(AS_OF);
                if (opened == null) {
                    return Optional.of(Problem.error("dispatch.fully_without_date"));
                }
                return asOf != null && opened.isAfter(asOf)
                        ? Optional.of(Problem.error("dispatch.opened_later", opened, asOf))
                        : Optional.empty();
            });
    private static final Rule AS_OF_NOT_LATER = new Rule("as_of <= today", List.of(AS_OF), (row, context) -> {
        LocalDate asOf = row.get(AS_OF);
        return asOf != null && asOf.isAfter(context.today())
                ? Optional.of(Problem.error("dispatch.as_of_later"))
                : Optional.empty();
    });

    /**
     * What is new or other than the ledger has it, on a day that is closed. The day's own page asks for the reason of a
     * correction and judges without other rows; every other way into the ledger leads there.
     */
    private static final Rule CLOSED_STAYS =
            new Rule("a closed day is corrected there", List.of(AS_OF), (row, context) -> {
                LocalDate asOf = row.get(AS_OF);
                return asOf != null
                                && ClosedDay.isClosed(asOf, context)
                                && context.lookup()
                                        .row(row.ledger(), row.id())
                                        .filter(row::sameValues)
                                        .isEmpty()
                        ? Optional.of(Problem.error("dispatch.day_closed", asOf))
                        : Optional.empty();
            });

    private static final Rule FALLEN_SAYS_WHY = new Rule(
            "what fell since the last day says why",
            List.copyOf(CUMULATIVE),
            (row, context) ->
                    Falling.problems(lastBefore(row, context), row).stream().findFirst());

    public static final Ledger LEDGER = Ledger.named("dispatch")
            .columns(
                    ENTERPRISE,
                    AS_OF,
                    OPEN_STATE,
                    OPENED_ON,
                    ON_POST,
                    GOING_HOME,
                    STAYING,
                    RETURNED,
                    HIRED,
                    LEFT,
                    PRESENT,
                    SHORT_GENERAL,
                    SHORT_SKILLED,
                    SHORT_TECHNICAL,
                    SHORT_MANAGERIAL,
                    SHORT_TOTAL,
                    RIGID,
                    RIGID_SOLVED,
                    METHOD,
                    INTERVIEWEE,
                    OFFICER,
                    DEFINITION,
                    LOWER_REASON)
            .key(NaturalKey.by("day", Dispatch::dayKey))
            .rules(
                    RETURNED_WITHIN,
                    PRESENT_ADDS_UP,
                    PRESENT_NOT_BELOW_ZERO,
                    SHORT_TOTAL_ADDS_UP,
                    RIGID_SOLVED_WITHIN,
                    FULLY_OPEN_SINCE,
                    AS_OF_NOT_LATER,
                    CLOSED_STAYS,
                    FALLEN_SAYS_WHY,
                    ON_POST_ADDS_UP,
                    NOT_OPEN_YET_RETURNED)
            .lookedUpBy(ENTERPRISE)
            .sheetWide(AS_OF)
            .begins((row, context) -> row.with(AS_OF, context.today()))
            .dues(Due.when("dispatch_missing", () -> Enterprise.LEDGER, Dispatch::missing)
                    .telling(Enterprise.COMMUNITY, Enterprise.CONTACT)
                    .whose(Enterprise.SERVICE_OFFICER))
            .together(OPEN_STATE, OPENED_ON)
            .together(STAYING, RETURNED, HIRED, LEFT, PRESENT)
            .together(SHORT_GENERAL, SHORT_SKILLED, SHORT_TECHNICAL, SHORT_MANAGERIAL, SHORT_TOTAL)
            .together(RIGID, RIGID_SOLVED)
            .declare();

    private Dispatch() {}

    /**
     * 现有在岗 as it adds up: those who stayed, who returned, who were hired, less those who left. Blanks count 0; empty
     * while none of the four is known. Below zero when more left than there were.
     */
    public static OptionalInt present(Row row) {
        return PRESENT_PARTS.stream().anyMatch(row::has)
                ? OptionalInt.of(row.get(STAYING, 0) + row.get(RETURNED, 0) + row.get(HIRED, 0) - row.get(LEFT, 0))
                : OptionalInt.empty();
    }

    /** 节前在岗 as it adds up: those who went home and those who stayed. Empty unless both are known. */
    public static OptionalInt onPost(Row row) {
        return row.has(GOING_HOME) && row.has(STAYING)
                ? OptionalInt.of(row.get(GOING_HOME, 0) + row.get(STAYING, 0))
                : OptionalInt.empty();
    }

    /** 缺工总数 as it adds up over the four classes; a blank one counts 0. Empty while none is known. */
    public static OptionalInt shortage(Row row) {
        return SHORTAGES.stream().anyMatch(row::has)
                ? OptionalInt.of(SHORTAGES.stream().mapToInt(c -> row.get(c, 0)).sum())
                : OptionalInt.empty();
    }

    /** 已开工: partly or fully, or it never had a holiday. */
    public static boolean isOpen(Row row) {
        String state = row.get(OPEN_STATE, "");
        return state.equals("partly") || state.equals("fully") || state.equals("no_holiday");
    }

    /** 应调度: neither closed down nor moved away, which every rate of opening leaves out (domain 1.4). */
    public static boolean isDue(Row row) {
        return !"closed_moved".equals(row.get(OPEN_STATE));
    }

    /** Whether somebody was asked that day, by phone or in person; a 零报告 says that nothing changed, and nobody was. */
    public static boolean isCalled(Row row) {
        return row.has(METHOD);
    }

    /** Today, while the season's dispatch lasts: watched enterprises (policy measure 17) without a row of the day. */
    private static List<Due.Wanted> missing(Context context) {
        LocalDate today = context.today();
        return Season.dispatch(Season.of(context)).contains(today)
                ? List.of(new Due.Wanted(
                        new Due.By.On(today),
                        List.of(
                                Where.has(Enterprise.TAGS_COLUMN, "monitored", "key_industrial"),
                                Where.oneOfOrBlank(Enterprise.STATE, "normal", "stopped"),
                                Where.without(ENTERPRISE, Where.on(AS_OF, today)))))
                : List.of();
    }

    /** The last row of its enterprise before it, within the season at hand. */
    private static @Nullable Row lastBefore(Row row, Context context) {
        UUID enterprise = row.get(ENTERPRISE);
        LocalDate asOf = row.get(AS_OF);
        LocalDate from = Season.dispatch(Season.of(context)).from();
        return enterprise == null || asOf == null || from == null
                ? null
                : context.lookup().having(ENTERPRISE, enterprise).stream()
                        .filter(other -> !other.get(AS_OF, LocalDate.MIN).isBefore(from)
                                && other.get(AS_OF, LocalDate.MAX).isBefore(asOf))
                        .max(Comparator.comparing(other -> other.get(AS_OF, from)))
                        .orElse(null);
    }

    /** How {@link #LEDGER} knows the row of an enterprise and a day, as {@link NaturalKey#of} writes it. */
    public static String key(UUID enterprise, LocalDate asOf) {
        return "day:" + enterprise + "/" + asOf;
    }

    private static Optional<String> dayKey(Row row) {
        UUID enterprise = row.get(ENTERPRISE);
        LocalDate asOf = row.get(AS_OF);
        return enterprise == null || asOf == null ? Optional.empty() : Optional.of(enterprise + "/" + asOf);
    }

    private static Column<Integer> count(String name) {
        return Column.of(name, Kinds.integer(0, 1_000_000));
    }

    private static Rule atMost(Column<Integer> part, Column<Integer> whole, String key) {
        return new Rule(part.name() + " <= " + whole.name(), List.of(part, whole), (row, context) -> {
            Integer value = row.get(part);
            Integer most = row.get(whole);
            return value != null && most != null && value > most
                    ? Optional.of(Problem.error(key, value, most))
                    : Optional.empty();
        });
    }
}
