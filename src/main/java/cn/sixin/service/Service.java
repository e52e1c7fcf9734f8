package cn.sixin.service;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** 一对一服务台账, declared: one row a need. */
public final class Service {

    public static final ChoiceList SOURCES = ChoiceList.named("service_source")
            .option("phone", "电话", "电话沟通")
            .option("visit", "走访", "实地走访", "上门")
            .option("online", "线上", "微信", "网络")
            .option("dispatch", "日调度", "调度")
            .option("enterprise_call", "企业来电", "来电");
    public static final ChoiceList NEEDS = ChoiceList.named("service_need")
            .option("staffing", "用工", "招工", "缺工", "招聘")
            .option("insurance", "社保", "社会保险")
            .option("labour_relations", "劳动关系", "劳资")
            .option("skills", "技能", "培训", "技能培训")
            .option("policy", "政策", "政策咨询")
            .option("funds", "资金", "融资")
            .option("logistics", "物流", "运输")
            .option("other", "其他", "其它");
    public static final ChoiceList CHANNELS = ChoiceList.named("service_channel")
            .option("recruiting", "协助招聘", "招聘")
            .option("returning", "协助返岗", "返岗")
            .option("sharing", "余缺调剂", "企业间余缺调剂", "调剂", "共享用工")
            .option("other", "其他", "其它");
    public static final ChoiceList STATUSES = ChoiceList.named("service_status")
            .option("open", "待办", "未办", "待处理")
            .option("doing", "在办", "办理中", "进行中", "跟进中")
            .option("closed", "已办结", "办结", "已解决", "销号", "已销号")
            .option("escalated", "无法解决上报", "无法解决", "上报", "无法解决-上报");
    public static final ChoiceList RISKS = ChoiceList.named("service_risk")
            .option("none", "无", "正常", "无风险")
            .option("blue", "蓝", "蓝色")
            .option("yellow", "黄", "黄色")
            .option("red", "红", "红色");
    public static final ChoiceList RISK_SIGNS = ChoiceList.named("service_risk_sign")
            .option("unpaid_wages", "欠薪", "拖欠工资")
            .option("unpaid_insurance", "欠保", "欠缴社保")
            .option("stoppage", "停产", "停工")
            .option("layoffs", "裁员", "减员")
            .option("orders_fell", "订单骤减", "订单减少")
            .option("moving", "搬迁", "外迁")
            .option("dispute", "劳资纠纷", "纠纷");

    public static final Column<UUID> ENTERPRISE = Column.of("enterprise", Kinds.reference(() -> Enterprise.LEDGER))
            .required()
            .searchable()
            .aliases("企业名称", "企业", "单位名称", "公司名称", "统一社会信用代码");
    public static final Column<LocalDate> RAISED_ON =
            Column.of("raised_on", Kinds.date()).required().aliases("提出日期", "日期", "对接日期", "登记日期", "反映日期", "受理日期");
    public static final Column<String> SOURCE =
            Column.of("source", Kinds.choice(SOURCES)).aliases("来源", "对接方式", "方式", "诉求来源");
    public static final Column<String> NEED =
            Column.of("need", Kinds.choice(NEEDS)).required().aliases("需求类别", "需求类型", "诉求类别", "问题类别", "需求");
    public static final Column<String> DETAIL = Column.of("detail", Kinds.area(4000))
            .required()
            .searchable()
            .aliases("具体内容", "反映问题", "需求内容", "诉求内容", "问题描述", "存在问题");
    public static final Column<Integer> SHORT_GENERAL =
            Column.of("short_general", Kinds.integer(0, 100_000)).aliases("普工", "缺普工", "缺工情况（人）/普工", "普工缺口");
    public static final Column<Integer> SHORT_SKILLED =
            Column.of("short_skilled", Kinds.integer(0, 100_000)).aliases("技工", "缺技工", "缺工情况（人）/技工", "技工缺口");
    public static final Column<Integer> SHORT_TECHNICAL =
            Column.of("short_technical", Kinds.integer(0, 100_000)).aliases("专技", "专业技术人员", "专业技术", "缺工情况（人）/专业技术人员");
    public static final Column<Integer> SHORT_MANAGERIAL =
            Column.of("short_managerial", Kinds.integer(0, 100_000)).aliases("管理", "管理人员", "管理及其他", "缺工情况（人）/管理人员");
    public static final Column<Integer> RIGID =
            Column.of("rigid", Kinds.integer(0, 100_000)).aliases("刚性缺口", "刚性需求", "刚性用工需求");
    public static final Column<String> ACTION =
            Column.of("action", Kinds.area(4000)).aliases("服务措施", "措施", "解决措施", "办理情况");
    public static final Column<String> CHANNEL =
            Column.of("channel", Kinds.choice(CHANNELS)).aliases("解决渠道", "渠道");
    public static final Column<Integer> SOLVED =
            Column.of("solved", Kinds.integer(0, 100_000)).aliases("解决人数", "已解决人数", "已解决");
    public static final Column<LocalDate> DUE_ON =
            Column.of("due_on", Kinds.date()).aliases("时限", "办理时限", "完成时限", "截止日期");
    public static final Column<String> STATUS =
            Column.of("status", Kinds.choice(STATUSES)).required().aliases("状态", "办理状态", "进展");
    public static final Column<LocalDate> CLOSED_ON =
            Column.of("closed_on", Kinds.date()).aliases("销号日期", "办结日期", "完成日期");
    public static final Column<Boolean> CONFIRMED =
            Column.of("confirmed", Kinds.yesNo()).aliases("企业确认", "是否确认", "企业是否确认");
    public static final Column<String> RISK =
            Column.of("risk", Kinds.choice(RISKS)).aliases("风险", "预警级别", "风险等级", "预警");
    public static final Column<Set<String>> SIGNS =
            Column.of("risk_signs", Kinds.choices(RISK_SIGNS)).aliases("风险迹象", "风险表现", "预警情形");
    public static final Column<String> CONTINGENCY =
            Column.of("contingency", Kinds.area(4000)).aliases("应急预案", "预案", "处置预案");
    public static final Column<String> OFFICER =
            Column.of("officer", Kinds.personName()).aliases("责任人", "经办人", "服务专员", "跟进人");

    /** The four classes of worker that a shortage is counted by (policy measure 2). */
    public static final List<Column<Integer>> SHORTAGES =
            List.of(SHORT_GENERAL, SHORT_SKILLED, SHORT_TECHNICAL, SHORT_MANAGERIAL);

    private static final Rule RIGID_WITHIN = within("rigid <= sum of the four", RIGID, "service.rigid_over_shortage");
    private static final Rule SOLVED_WITHIN =
            within("solved <= sum of the four", SOLVED, "service.solved_over_shortage");
    private static final Rule CLOSED_ON_KNOWN =
            new Rule("closed needs closed_on", List.of(CLOSED_ON, STATUS), (row, context) -> {
                if (isClosed(row)) {
                    return row.has(CLOSED_ON)
                            ? Optional.empty()
                            : Optional.of(Problem.error("service.closed_without_date"));
                }
                return row.has(CLOSED_ON) && row.has(STATUS)
                        ? Optional.of(Problem.error("service.date_without_closed"))
                        : Optional.empty();
            });
    private static final Rule CLOSED_AFTER_RAISED =
            new Rule("closed_on >= raised_on", List.of(CLOSED_ON, RAISED_ON), (row, context) -> {
                LocalDate raised = row.get(RAISED_ON);
                LocalDate closed = row.get(CLOSED_ON);
                return raised != null && closed != null && closed.isBefore(raised)
                        ? Optional.of(Problem.error("service.closed_before_raised", closed, raised))
                        : Optional.empty();
            });
    private static final Rule RED_NEEDS_CONTINGENCY = new Rule(
            "a red risk needs a contingency",
            List.of(CONTINGENCY, RISK),
            (row, context) -> isRed(row) && !row.has(CONTINGENCY)
                    ? Optional.of(Problem.error("service.red_without_contingency"))
                    : Optional.empty());
    private static final Rule RAISED_NOT_LATER = new Rule("raised_on <= today", List.of(RAISED_ON), (row, context) -> {
        LocalDate raised = row.get(RAISED_ON);
        return raised != null && raised.isAfter(context.today())
                ? Optional.of(Problem.warning("service.raised_later"))
                : Optional.empty();
    });

    public static final Ledger LEDGER = Ledger.named("service")
            .columns(
                    ENTERPRISE,
                    RAISED_ON,
                    SOURCE,
                    NEED,
                    DETAIL,
                    SHORT_GENERAL,
                    SHORT_SKILLED,
                    SHORT_TECHNICAL,
                    SHORT_MANAGERIAL,
                    RIGID,
                    ACTION,
                    CHANNEL,
                    SOLVED,
                    DUE_ON,
                    STATUS,
                    CLOSED_ON,
                    CONFIRMED,
                    RISK,
                    SIGNS,
                    CONTINGENCY,
                    OFFICER)
            .key(NaturalKey.by("need", Service::needKey))
            .rules(
                    RIGID_WITHIN,
                    SOLVED_WITHIN,
                    CLOSED_ON_KNOWN,
                    CLOSED_AFTER_RAISED,
                    RED_NEEDS_CONTINGENCY,
                    RAISED_NOT_LATER)
            .marks(
                    new Mark("overdue", Service::isOverdue),
                    new Mark("red", (row, context) -> isRed(row) && isOpen(row)))
            .dues(
                    Due.by("service_due", DUE_ON, Where.oneOf(STATUS, "open", "doing", "escalated"))
                            .telling(NEED, DETAIL)
                            .whose(OFFICER),
                    Due.always(
                                    "service_red",
                                    () -> Service.LEDGER,
                                    Where.oneOf(RISK, "red"),
                                    Where.oneOf(STATUS, "open", "doing"))
                            .telling(SIGNS, DETAIL)
                            .whose(OFFICER))
            .together(STATUS, CLOSED_ON)
            .together(SHORT_GENERAL, SHORT_SKILLED, SHORT_TECHNICAL, SHORT_MANAGERIAL)
            .declare();

    private Service() {}

    /** 缺工总数: the sum of the four classes; a blank one counts 0. */
    public static int shortage(Row row) {
        return SHORTAGES.stream().mapToInt(c -> row.get(c, 0)).sum();
    }

    public static boolean isClosed(Row row) {
        return "closed".equals(row.get(STATUS));
    }

    /** Neither closed nor handed up. */
    public static boolean isOpen(Row row) {
        return !isClosed(row) && !"escalated".equals(row.get(STATUS));
    }

    public static boolean isRed(Row row) {
        return "red".equals(row.get(RISK));
    }

    /** 超期: its day is past and it is not closed. */
    public static boolean isOverdue(Row row, Context context) {
        LocalDate due = row.get(DUE_ON);
        return due != null && due.isBefore(context.today()) && !isClosed(row);
    }

    /** The same need of the same enterprise, raised on the same day: what a workbook imported twice repeats. */
    private static Optional<String> needKey(Row row) {
        UUID enterprise = row.get(ENTERPRISE);
        LocalDate raised = row.get(RAISED_ON);
        return enterprise == null || raised == null
                ? Optional.empty()
                : Optional.of(enterprise + "/" + raised + "/" + row.get(NEED, "") + "/" + row.get(DETAIL, ""));
    }

    private static Rule within(String name, Column<Integer> part, String key) {
        return new Rule(
                name,
                List.of(part, SHORT_GENERAL, SHORT_SKILLED, SHORT_TECHNICAL, SHORT_MANAGERIAL),
                (row, context) -> {
                    Integer value = row.get(part);
                    return value != null && value > shortage(row)
                            ? Optional.of(Problem.error(key, value, shortage(row)))
                            : Optional.empty();
                });
    }
}
