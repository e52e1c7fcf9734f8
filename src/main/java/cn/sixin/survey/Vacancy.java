package cn.sixin.survey;

import cn.sixin.code.Fold;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import cn.sixin.ledger.Showing;
import cn.sixin.ledger.Spread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** 岗位需求, declared: one row a post that an enterprise wants filled; a part of the enterprise (measure 2). */
public final class Vacancy {

    public static final ChoiceList CLASSES = ChoiceList.named("vacancy_class")
            .option("general", "普工", "普通工", "操作工")
            .option("skilled", "技工", "技术工人")
            .option("technical", "专技", "专业技术人员", "专业技术", "工程师")
            .option("managerial", "管理", "管理人员")
            .option("other", "其他", "其它", "营销");
    public static final ChoiceList CHANNELS = ChoiceList.named("vacancy_channel")
            .option("jiuguanyong", "就莞用")
            .option("cloud", "东莞云聘", "云聘")
            .option("onsite", "现场", "现场招聘", "招聘会")
            .option("other", "其他", "其它");

    public static final Column<UUID> ENTERPRISE = Column.of("enterprise", Kinds.reference(() -> Enterprise.LEDGER))
            .required()
            .searchable()
            .aliases("企业名称", "单位名称", "企业", "公司名称", "用工单位", "招聘单位", "统一社会信用代码");
    public static final Column<String> POST = Column.of("post", Kinds.text(100))
            .required()
            .searchable()
            .aliases("岗位", "岗位名称", "招聘岗位", "工种", "职位", "岗位（工种）");
    public static final Column<String> CLASS =
            Column.of("class", Kinds.choice(CLASSES)).required().aliases("岗位类别", "类别", "人员类别", "用工类别", "岗位类型");
    public static final Column<Integer> NUMBER = Column.of("number", Kinds.integer(0, 100_000))
            .required()
            .aliases("需求人数", "招聘人数", "人数", "需求数", "缺工人数", "招聘数量");
    /** 月薪 in 分. */
    public static final Column<Long> PAY_LOW =
            Column.of("pay_low", Kinds.money()).aliases("最低月薪", "薪资下限", "月薪下限", "最低工资", "薪资/最低");

    public static final Column<Long> PAY_HIGH =
            Column.of("pay_high", Kinds.money()).aliases("最高月薪", "薪资上限", "月薪上限", "最高工资", "薪资/最高");
    public static final Column<String> REQUIREMENT =
            Column.of("requirement", Kinds.text(400)).searchable().aliases("岗位要求", "要求", "技能要求", "任职要求", "招聘要求");
    public static final Column<LocalDate> DUE_ON =
            Column.of("due_on", Kinds.date()).aliases("到岗期限", "到岗时间", "到岗日期", "最迟到岗");
    public static final Column<Boolean> RIGID =
            Column.of("rigid", Kinds.yesNo()).aliases("刚性", "是否刚性", "刚性需求", "是否急需", "急需");
    public static final Column<Set<String>> PUBLISHED =
            Column.of("published", Kinds.choices(CHANNELS)).aliases("发布渠道", "发布", "已发布渠道", "招聘渠道");
    public static final Column<Integer> FILLED =
            Column.of("filled", Kinds.integer(0, 100_000)).aliases("已招人数", "已到岗", "已招", "已解决人数", "招到人数");

    public static final Ledger LEDGER = Ledger.named("vacancy")
            .columns(ENTERPRISE, POST, CLASS, NUMBER, PAY_LOW, PAY_HIGH, REQUIREMENT, DUE_ON, RIGID, PUBLISHED, FILLED)
            .calledBy(Vacancy::called)
            .partOf(ENTERPRISE)
            .spreads(
                    spread("general", "普工", "普通工", "操作工"),
                    spread("skilled", "技工", "技术工人"),
                    spread("technical", "专业技术人员", "专技", "专技人员", "专业技术", "工程技术人员"),
                    spread("managerial", "管理人员", "管理"),
                    spread("other", "其他人员", "其他岗位"))
            .key(NaturalKey.by("post", Vacancy::postKey))
            .rules(
                    new Rule("filled <= number", List.of(FILLED, NUMBER), (row, context) -> {
                        Integer number = row.get(NUMBER);
                        int filled = row.get(FILLED, 0);
                        return number != null && filled > number
                                ? Optional.of(Problem.error("vacancy.filled_over_number", filled, number))
                                : Optional.empty();
                    }),
                    new Rule("pay_low <= pay_high", List.of(PAY_HIGH, PAY_LOW), (row, context) -> {
                        Long low = row.get(PAY_LOW);
                        Long high = row.get(PAY_HIGH);
                        return low != null && high != null && high < low
                                ? Optional.of(Problem.error("vacancy.pay_upside_down"))
                                : Optional.empty();
                    }))
            .marks(new Mark("overdue", Vacancy::isOverdue), new Mark("unfilled", (row, context) -> unfilled(row) > 0))
            .together(PAY_LOW, PAY_HIGH)
            .declare();

    private Vacancy() {}

    /** Surveys ask by class and not by post: the class's word is the post's. @param words of a column, the class first */
    private static Spread spread(String code, String... words) {
        List<String> aliases = new ArrayList<>();
        for (String word : words) {
            for (String group : List.of("缺工情况", "缺工", "缺工人数", "需求人数", "招聘需求", "用工需求")) {
                aliases.add(group + "/" + word);
            }
            for (String behind : List.of("缺工", "缺工数", "缺工人数", "缺口", "需求", "需求数", "需求人数", "人数")) {
                aliases.add(word + behind);
            }
            aliases.add("缺" + word);
            aliases.add(word);
        }
        return new Spread(code, Map.of(CLASS, code, POST, words[0]), NUMBER, aliases);
    }

    /** 缺口: how many are still looked for; never less than 0. */
    public static int unfilled(Row row) {
        return Math.max(0, row.get(NUMBER, 0) - row.get(FILLED, 0));
    }

    private static boolean isOverdue(Row row, Context context) {
        LocalDate due = row.get(DUE_ON);
        return due != null && due.isBefore(context.today()) && unfilled(row) > 0;
    }

    private static String called(Row row, Showing showing) {
        return (ENTERPRISE.show(row, showing) + " " + row.get(POST, "")).strip();
    }

    private static Optional<String> postKey(Row row) {
        UUID enterprise = row.get(ENTERPRISE);
        String post = row.get(POST);
        return enterprise == null || post == null
                ? Optional.empty()
                : Optional.of(enterprise + "/" + Fold.enterprise(post) + "/" + row.get(CLASS, ""));
    }
}
