package cn.sixin.visit;

import cn.sixin.code.Fold;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import cn.sixin.ledger.Where;
import cn.sixin.service.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * 走访慰问, declared: one row a visit, to an enterprise, a household, a building site or a talent. Where somebody stood
 * is not recorded and a photo is never demanded (国办函〔2026〕12号).
 */
public final class Visit {

    public static final ChoiceList KINDS = ChoiceList.named("visit_kind")
            .option("enterprise", "企业走访", "走访企业", "企业")
            .option("staff", "企业员工慰问", "慰问企业员工", "员工慰问")
            .option("family", "务工人员家庭", "务工人员家庭慰问", "慰问务工人员家庭", "家庭慰问")
            .option("site", "工地慰问", "慰问工地员工", "工地")
            .option("talent", "人才走访", "走访人才", "人才慰问");

    /** The measures of the 24 that a visit counts for, by their numbers. */
    public static final ChoiceList MEASURES = ChoiceList.named("visit_measure")
            .option("6", "6 慰问企业员工", "第6条", "慰问企业员工")
            .option("7", "7 慰问务工人员家庭", "第7条", "慰问务工人员家庭", "慰问异地务工人员家庭")
            .option("8", "8 工地员工慰问", "第8条", "工地员工慰问", "工地慰问")
            .option("9", "9 莞爱人才", "第9条", "莞爱人才")
            .option("3", "3 重点企业一对一", "第3条", "重点企业一对一", "重点企业用工保障")
            .option("17", "17 日调度周报告", "第17条", "日调度周报告", "日调度");

    public static final ChoiceList METHODS = ChoiceList.named("visit_method")
            .option("onsite", "实地", "实地走访", "上门", "现场")
            .option("phone", "电话", "电话沟通")
            .option("online", "线上", "微信", "视频", "网络");

    public static final Column<String> KIND =
            Column.of("kind", Kinds.choice(KINDS)).required().aliases("走访类型", "慰问类型", "类型", "类别", "走访类别");
    public static final Column<String> MEASURE =
            Column.of("measure", Kinds.choice(MEASURES)).aliases("对应措施", "措施编号", "所属措施");
    public static final Column<Instant> VISITED_AT =
            Column.of("visited_at", Kinds.instant()).required().aliases("走访时间", "走访日期", "慰问时间", "慰问日期", "时间", "日期");
    public static final Column<UUID> ENTERPRISE = Column.of("enterprise", Kinds.reference(() -> Enterprise.LEDGER))
            .searchable()
            .aliases("企业名称", "走访企业", "企业", "单位名称", "统一社会信用代码");
    public static final Column<String> PLACE =
            Column.of("place", Kinds.text(200)).searchable().aliases("地点", "走访地点", "慰问地点", "工地名称", "项目名称", "工地");
    public static final Column<String> HOUSEHOLD =
            Column.of("household", Kinds.personName()).masked().aliases("户主", "户主姓名", "慰问家庭", "慰问对象", "慰问对象姓名");
    public static final Column<String> HARDSHIP =
            Column.of("hardship", Kinds.text(100)).aliases("困难类型", "困难情况", "困难原因");
    public static final Column<String> VISITORS = Column.of("visitors", Kinds.text(200))
            .required()
            .searchable()
            .aliases("走访人", "走访人员", "慰问人员", "慰问人", "参加人员", "带队领导", "走访组");
    public static final Column<String> INTERVIEWEE =
            Column.of("interviewee", Kinds.personName()).searchable().aliases("受访人", "访谈对象", "接待人", "受访人姓名", "联系人");
    public static final Column<String> POST = Column.of("post", Kinds.text(100)).aliases("受访人职务", "职务");
    public static final Column<String> PHONE =
            Column.of("phone", Kinds.phone()).masked().searchable().aliases("受访人电话", "联系电话", "电话", "手机");
    public static final Column<String> METHOD =
            Column.of("method", Kinds.choice(METHODS)).aliases("走访方式", "方式", "形式");
    public static final Column<String> SITUATION =
            Column.of("situation", Kinds.area(4000)).aliases("生产经营情况", "生产经营", "经营情况", "企业情况");
    public static final Column<String> STAFFING =
            Column.of("staffing", Kinds.area(4000)).aliases("用工情况", "用工", "员工情况");
    public static final Column<String> PROBLEMS =
            Column.of("problems", Kinds.area(4000)).searchable().aliases("存在问题", "反映问题", "问题", "困难问题", "问题困难");
    public static final Column<String> DEMANDS =
            Column.of("demands", Kinds.area(4000)).searchable().aliases("诉求", "企业诉求", "诉求建议", "意见建议");
    public static final Column<String> ACTIONS =
            Column.of("actions", Kinds.area(4000)).aliases("服务措施", "采取措施", "现场措施", "处理情况", "解决措施");
    public static final Column<LocalDate> FOLLOW_UP_ON =
            Column.of("follow_up_on", Kinds.date()).aliases("回访日期", "下次走访日期", "跟进日期", "计划回访日期");
    public static final Column<LocalDate> FOLLOWED_ON =
            Column.of("followed_on", Kinds.date()).aliases("已回访日期", "实际回访日期", "回访完成日期");
    public static final Column<Integer> PEOPLE =
            Column.of("people", Kinds.integer(0, 1_000_000)).aliases("慰问人数", "人数", "慰问人次");
    public static final Column<Long> AMOUNT =
            Column.of("amount", Kinds.money()).aliases("慰问金额", "金额", "慰问金", "慰问金额（元）", "金额（元）");
    public static final Column<String> GOODS =
            Column.of("goods", Kinds.text(200)).aliases("慰问物品", "慰问品", "物品", "慰问物资");
    public static final Column<List<String>> PHOTOS = Column.of("photos", Kinds.attachments());

    /** 转办的服务诉求: the service row that this visit's problem became. */
    public static final Column<UUID> SERVICE =
            Column.of("service", Kinds.reference(() -> Service.LEDGER)).byProgram();

    /** The measure of each kind, where it has but one; an enterprise is visited for 3 or for 17. */
    private static final Map<String, String> MEASURE_OF =
            Map.of("staff", "6", "family", "7", "site", "8", "talent", "9");

    /** Where every visit of a town of Dongguan takes place. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Rule SOMEWHERE = new Rule(
            "enterprise or place",
            List.of(ENTERPRISE, PLACE),
            (row, context) -> row.has(ENTERPRISE) || row.has(PLACE)
                    ? Optional.empty()
                    : Optional.of(Problem.error("visit.nowhere")));
    private static final Rule NOT_LATER = new Rule("visited_at <= today", List.of(VISITED_AT), (row, context) -> {
        LocalDate day = day(row);
        return day != null && day.isAfter(context.today())
                ? Optional.of(Problem.warning("visit.visited_later", day))
                : Optional.empty();
    });
    private static final Rule FOLLOWED_AFTER = notBeforeVisit("follow_up_on", FOLLOW_UP_ON, "visit.follow_up_before");
    private static final Rule DONE_AFTER = notBeforeVisit("followed_on", FOLLOWED_ON, "visit.followed_before");
    private static final Rule DONE_NOT_LATER =
            new Rule("followed_on <= today", List.of(FOLLOWED_ON), (row, context) -> {
                LocalDate day = row.get(FOLLOWED_ON);
                return day != null && day.isAfter(context.today())
                        ? Optional.of(Problem.error("visit.followed_later", day))
                        : Optional.empty();
            });
    private static final Rule MEASURE_FITS = new Rule("measure fits kind", List.of(MEASURE, KIND), (row, context) -> {
        String kind = row.get(KIND, "");
        String measure = row.get(MEASURE);
        return measure == null || fits(kind, measure)
                ? Optional.empty()
                : Optional.of(Problem.warning("visit.measure_of_another_kind", measure));
    });
    private static final Rule GIVEN_TO_SOMEBODY =
            new Rule("amount needs people", List.of(PEOPLE, AMOUNT), (row, context) -> {
                Integer people = row.get(PEOPLE);
                return row.get(AMOUNT, 0L) > 0 && (people == null || people == 0)
                        ? Optional.of(Problem.warning("visit.amount_without_people"))
                        : Optional.empty();
            });

    /** 待回访: agreed, due or not; a filter asks for it, the table does not show it. */
    public static final Mark AWAITING = new Mark("awaiting", (row, context) -> awaitsFollowUp(row));

    public static final Ledger LEDGER = Ledger.named("visit")
            .columns(
                    KIND,
                    MEASURE,
                    VISITED_AT,
                    ENTERPRISE,
                    PLACE,
                    HOUSEHOLD,
                    HARDSHIP,
                    VISITORS,
                    INTERVIEWEE,
                    POST,
                    PHONE,
                    METHOD,
                    SITUATION,
                    STAFFING,
                    PROBLEMS,
                    DEMANDS,
                    ACTIONS,
                    FOLLOW_UP_ON,
                    FOLLOWED_ON,
                    PEOPLE,
                    AMOUNT,
                    GOODS,
                    PHOTOS,
                    SERVICE)
            .title(ENTERPRISE)
            .titleElse(PLACE)
            .lookedUpBy(ENTERPRISE)
            .key(NaturalKey.by("visit", Visit::visitKey))
            .rules(SOMEWHERE, NOT_LATER, FOLLOWED_AFTER, DONE_AFTER, DONE_NOT_LATER, MEASURE_FITS, GIVEN_TO_SOMEBODY)
            .marks(new Mark("overdue", Visit::isFollowUpOverdue), new Mark("due", Visit::isFollowUpDue), AWAITING)
            .dues(Due.by("visit_follow_up", FOLLOW_UP_ON, Where.blank(FOLLOWED_ON))
                    .telling(PROBLEMS, DEMANDS, VISITORS))
            .together(FOLLOW_UP_ON, FOLLOWED_ON)
            .declare();

    private Visit() {}

    /** The day of the visit in Beijing time. */
    public static @org.jspecify.annotations.Nullable LocalDate day(Row row) {
        Instant at = row.get(VISITED_AT);
        return at == null ? null : at.atZone(ZONE).toLocalDate();
    }

    /**
     * The number of the measure that a visit counts for: the one chosen, else its kind's (3 for an enterprise's); 0 for a
     * row without either.
     */
    public static int measure(Row row) {
        String kind = row.get(KIND, "");
        String byKind = kind.equals("enterprise") ? "3" : MEASURE_OF.getOrDefault(kind, "0");
        return Integer.parseInt(row.get(MEASURE, byKind));
    }

    /** Agreed and not done yet. */
    public static boolean awaitsFollowUp(Row row) {
        return row.has(FOLLOW_UP_ON) && !row.has(FOLLOWED_ON);
    }

    /** 今日回访. */
    public static boolean isFollowUpDue(Row row, Context context) {
        return awaitsFollowUp(row) && context.today().equals(row.get(FOLLOW_UP_ON));
    }

    /** 回访超期: its day is past and nobody has gone. */
    public static boolean isFollowUpOverdue(Row row, Context context) {
        LocalDate due = row.get(FOLLOW_UP_ON);
        return awaitsFollowUp(row) && due != null && due.isBefore(context.today());
    }

    private static boolean fits(String kind, String measure) {
        return switch (kind) {
            case "" -> true;
            case "enterprise" -> measure.equals("3") || measure.equals("17");
            default -> measure.equals(MEASURE_OF.get(kind));
        };
    }

    private static Rule notBeforeVisit(String name, Column<LocalDate> column, String key) {
        return new Rule(name + " >= visited_at", List.of(column, VISITED_AT), (row, context) -> {
            LocalDate visited = day(row);
            LocalDate day = row.get(column);
            return visited != null && day != null && day.isBefore(visited)
                    ? Optional.of(Problem.error(key, day, visited))
                    : Optional.empty();
        });
    }

    /** The same kind of visit to the same ones at the same minute: what a workbook imported twice repeats. */
    private static Optional<String> visitKey(Row row) {
        Instant at = row.get(VISITED_AT);
        UUID enterprise = row.get(ENTERPRISE);
        if (at == null || (enterprise == null && !row.has(PLACE))) {
            return Optional.empty();
        }
        String whom = enterprise == null ? Fold.text(row.get(PLACE, "")) : enterprise.toString();
        String household = Fold.text(row.get(HOUSEHOLD, ""));
        return Optional.of(row.get(KIND, "") + "/" + at.getEpochSecond() / 60 + "/" + whom + "/" + household);
    }
}
