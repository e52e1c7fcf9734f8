package cn.sixin.enterprise;

import cn.sixin.code.Fold;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 企业名册, declared. */
public final class Enterprise {

    /** 规模, by the state's classes of enterprises. */
    public static final ChoiceList SIZES = ChoiceList.named("enterprise_size")
            .option("large", "大", "大型", "大型企业")
            .option("medium", "中", "中型", "中型企业")
            .option("small", "小", "小型", "小型企业")
            .option("micro", "微", "微型", "微型企业");

    /** 标签; the first two are the city's lists. */
    public static final ChoiceList TAGS = ChoiceList.named("enterprise_tag")
            .cityOption("key_industrial", "工信重点", "重点工业企业", "工信800家", "重点工业")
            .cityOption("monitored", "监测企业", "监测", "重点监测企业")
            .option("q1_orders", "一季度有订单", "有订单")
            .option("foreign_trade", "外贸", "外贸企业")
            .option("labour_dispatch", "劳务派遣", "劳务派遣单位", "派遣");

    /** 经营状态. */
    public static final ChoiceList STATES = ChoiceList.named("enterprise_state")
            .option("normal", "正常", "正常经营", "在营", "存续")
            .option("stopped", "停产", "停业", "停产停业")
            .option("closed", "关停", "注销", "关闭", "吊销")
            .option("moved", "搬迁", "已搬迁", "外迁", "迁出");

    public static final Column<String> NAME = Column.of("name", Kinds.text(200))
            .required()
            .searchable()
            .aliases("企业名称", "单位名称", "公司名称", "企业", "用工单位", "企业全称", "单位");
    public static final Column<String> USCC = Column.of("uscc", Kinds.uscc())
            .searchable()
            .aliases("统一社会信用代码", "社会信用代码", "信用代码", "统一代码", "营业执照号", "营业执照号码", "组织机构代码");
    public static final Column<String> COMMUNITY =
            Column.of("community", Kinds.text(100)).aliases("村（社区）", "村(社区)", "所属社区", "社区", "村居", "所属村", "村社区");
    public static final Column<String> INDUSTRY =
            Column.of("industry", Kinds.industry()).aliases("行业", "所属行业", "行业类别", "行业分类", "行业代码");
    public static final Column<String> SIZE =
            Column.of("size", Kinds.choice(SIZES)).aliases("规模", "企业规模", "规模类型");
    public static final Column<Set<String>> TAGS_COLUMN =
            Column.of("tags", Kinds.choices(TAGS)).aliases("标签", "企业标签", "清单标签", "企业类别", "重点类型");
    public static final Column<String> LEGAL_PERSON =
            Column.of("legal_person", Kinds.personName()).aliases("法定代表人", "法人", "法人代表", "法人姓名");
    public static final Column<String> CONTACT = Column.of("contact", Kinds.personName())
            .required()
            .searchable()
            .aliases("联系人", "负责人", "用工负责人", "联系人姓名", "企业联系人", "负责人及电话/姓名");
    public static final Column<String> CONTACT_POST =
            Column.of("contact_post", Kinds.text(100)).aliases("职务", "联系人职务", "岗位职务");
    public static final Column<String> PHONE = Column.of("phone", Kinds.phone())
            .required()
            .masked()
            .searchable()
            .aliases("联系电话", "手机", "电话", "联系方式", "手机号", "手机号码", "联系人电话", "负责人及电话/手机");
    public static final Column<String> ADDRESS =
            Column.of("address", Kinds.text(400)).aliases("地址", "生产经营地址", "企业地址", "详细地址", "经营地址");
    public static final Column<Integer> HEADCOUNT =
            Column.of("headcount", Kinds.integer(0, 1_000_000)).aliases("员工总数", "职工人数", "员工人数", "用工人数", "从业人数", "总人数");
    public static final Column<String> SERVICE_OFFICER =
            Column.of("service_officer", Kinds.personName()).aliases("服务专员", "专员", "人力资源服务专员", "服务专员姓名");
    public static final Column<String> OFFICER_PHONE =
            Column.of("officer_phone", Kinds.phone()).masked().aliases("专员电话", "服务专员电话", "专员手机");
    public static final Column<String> STATE =
            Column.of("state", Kinds.choice(STATES)).aliases("经营状态", "状态", "企业状态");
    public static final Column<LocalDate> STATE_SINCE =
            Column.of("state_since", Kinds.date()).aliases("状态日期", "状态起始日期", "停产日期", "变更日期");

    private static final Rule SINCE_NOT_LATER =
            new Rule("state_since <= today", List.of(STATE_SINCE), (row, context) -> {
                LocalDate since = row.get(STATE_SINCE);
                return since != null && since.isAfter(context.today())
                        ? Optional.of(Problem.warning("enterprise.state_since_later"))
                        : Optional.empty();
            });

    public static final Ledger LEDGER = Ledger.named("enterprise")
            .columns(
                    NAME,
                    USCC,
                    COMMUNITY,
                    INDUSTRY,
                    SIZE,
                    TAGS_COLUMN,
                    LEGAL_PERSON,
                    CONTACT,
                    CONTACT_POST,
                    PHONE,
                    ADDRESS,
                    HEADCOUNT,
                    SERVICE_OFFICER,
                    OFFICER_PHONE,
                    STATE,
                    STATE_SINCE)
            .key(NaturalKey.by("uscc", row -> Optional.ofNullable(row.get(USCC)))
                    .orElse(
                            "name",
                            row -> Optional.ofNullable(row.get(NAME))
                                    .map(name -> row.envelope().town() + "/" + Fold.enterprise(name))))
            .rules(SINCE_NOT_LATER)
            .marks(new Mark("gone", (row, context) -> {
                String state = row.get(STATE);
                return state != null && !state.equals("normal");
            }))
            .together(STATE, STATE_SINCE)
            .declare();

    private Enterprise() {}

    /** 监测企业: the rows of the daily dispatch. */
    public static boolean isMonitored(Row row) {
        Set<String> tags = row.get(TAGS_COLUMN);
        return tags != null && tags.contains("monitored");
    }
}
