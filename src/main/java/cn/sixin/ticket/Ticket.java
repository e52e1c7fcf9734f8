package cn.sixin.ticket;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 团体票, declared: one row a batch, which is the same travel day, station of departure and station of arrival. */
public final class Ticket {

    /** The code of 企业: an enterprise orders for its own staff. */
    public static final String ENTERPRISE_GROUP = "enterprise";
    /** The code of 自组团: workers order together. */
    public static final String SELF_GROUP = "self";
    /** The code of 去程: home for the festival. */
    public static final String OUTBOUND = "outbound";
    /** The code of 返程: back to work. */
    public static final String RETURN = "return";

    public static final ChoiceList GROUPS = ChoiceList.named("ticket_group")
            .option(ENTERPRISE_GROUP, "企业", "企业团体", "企业团")
            .option(SELF_GROUP, "自组团", "自组", "务工人员自组团");
    public static final ChoiceList DIRECTIONS = ChoiceList.named("ticket_direction")
            .option(OUTBOUND, "去程", "节前去程", "节前", "返乡")
            .option(RETURN, "返程", "节后返程", "节后", "返岗");
    public static final ChoiceList SEATS = ChoiceList.named("ticket_seat")
            .option("hard", "硬座")
            .option("soft", "软座")
            .option("second", "二等座", "高铁二等座", "二等");

    public static final Column<String> GROUP =
            Column.of("group", Kinds.choice(GROUPS)).required().aliases("团体类型", "组团方式", "团体性质");
    public static final Column<UUID> ENTERPRISE = Column.of("enterprise", Kinds.reference(() -> Enterprise.LEDGER))
            .searchable()
            .aliases("企业名称", "单位名称", "企业", "单位", "用人单位", "统一社会信用代码");
    public static final Column<String> DIRECTION =
            Column.of("direction", Kinds.choice(DIRECTIONS)).required().aliases("方向", "往返", "行程方向", "去程/返程");
    public static final Column<LocalDate> TRAVEL_ON =
            Column.of("travel_on", Kinds.date()).required().aliases("乘车日期", "乘车时间", "出发日期", "日期");
    public static final Column<String> TRAIN =
            Column.of("train", Kinds.text(32)).searchable().aliases("车次", "列车车次");
    public static final Column<String> FROM =
            Column.of("from", Kinds.text(50)).required().searchable().aliases("发站", "出发站", "上车站", "始发站");
    public static final Column<String> TO =
            Column.of("to", Kinds.text(50)).required().searchable().aliases("到站", "到达站", "下车站", "终到站");
    public static final Column<String> SEAT =
            Column.of("seat", Kinds.choice(SEATS)).aliases("席别", "座位类型", "坐席");
    public static final Column<String> CERTIFICATE_NO =
            Column.of("certificate_no", Kinds.text(64)).searchable().aliases("用工证明编号", "证明编号", "用工证明");
    public static final Column<LocalDate> CERTIFIED_ON =
            Column.of("certified_on", Kinds.date()).aliases("出具日期", "用工证明日期", "证明日期");
    public static final Column<Integer> MIGRANT_STAFF =
            Column.of("migrant_staff", Kinds.integer(0, 1_000_000)).aliases("流动人员数", "流动人员数量", "外来务工人员数", "用工规模");
    public static final Column<String> HANDLER =
            Column.of("handler", Kinds.personName()).required().masked().aliases("经办人", "经办人姓名", "联系人");
    public static final Column<String> HANDLER_ID =
            Column.of("handler_id", Kinds.residentId()).masked().aliases("经办人证件号码", "经办人身份证号", "经办人身份证号码", "经办人证件号");
    public static final Column<String> HANDLER_PHONE =
            Column.of("handler_phone", Kinds.phone()).masked().aliases("经办人电话", "经办人手机", "经办人手机号", "联系电话");
    public static final Column<Integer> APPLIED = seats("applied").aliases("申报", "申报张数", "申报票数", "申请张数");
    public static final Column<Integer> ACCEPTED = seats("accepted").aliases("受理", "受理张数", "受理票数");
    public static final Column<Integer> FULFILLED = seats("fulfilled").aliases("兑现", "兑现张数", "兑现票数", "订票张数");
    /** 票价 of one ticket, in 分. */
    public static final Column<Long> PRICE = Column.of("price", Kinds.money()).aliases("票价", "单价", "票价（元）");

    public static final Column<String> STATUS =
            Column.of("status", Kinds.choice(TicketStates.STATUSES)).required().aliases("状态", "办理状态", "进度");
    public static final Column<String> RETURNED_FOR =
            Column.of("returned_for", Kinds.text(400)).aliases("退回原因", "退回理由");
    public static final Column<Boolean> SPECIAL_TRAIN =
            Column.of("special_train", Kinds.yesNo()).aliases("专列", "是否专列", "申请专列");

    public static final Ledger LEDGER = Ledger.named("ticket")
            .columns(
                    GROUP,
                    ENTERPRISE,
                    DIRECTION,
                    TRAVEL_ON,
                    TRAIN,
                    FROM,
                    TO,
                    SEAT,
                    CERTIFICATE_NO,
                    CERTIFIED_ON,
                    MIGRANT_STAFF,
                    HANDLER,
                    HANDLER_ID,
                    HANDLER_PHONE,
                    APPLIED,
                    ACCEPTED,
                    FULFILLED,
                    PRICE,
                    STATUS,
                    RETURNED_FOR,
                    SPECIAL_TRAIN)
            .title(ENTERPRISE)
            .calledBy(Ticket::called)
            .lookedUpBy(ENTERPRISE, TRAVEL_ON, HANDLER_ID)
            .key(NaturalKey.by("trip", Ticket::tripKey))
            .steps(STATUS, TicketStates::next)
            .rules(TicketRules.all())
            .marks(
                    new Mark("overdue", TicketStages::isOverdue),
                    new Mark("due", TicketStages::isDue),
                    Mark.acrossRows("special_train", Trips::isOverSpecialTrain))
            .dues(Due.when("ticket_stage", Ticket::ledger, TicketStages::wanted).telling(STATUS, TRAVEL_ON))
            .together(STATUS, RETURNED_FOR)
            .together(CERTIFICATE_NO, CERTIFIED_ON)
            .declare();

    private Ticket() {}

    private static Ledger ledger() {
        return LEDGER;
    }

    private static Column<Integer> seats(String name) {
        return Column.of(name, Kinds.integer(0, 100_000));
    }

    /** Its enterprise (else 自组团), direction, day and stations: by these officers tell batches apart. */
    private static String called(Row row, Showing showing) {
        String whose = row.has(ENTERPRISE) ? ENTERPRISE.show(row, showing) : GROUP.show(row, showing);
        LocalDate day = row.get(TRAVEL_ON);
        String trip = row.get(FROM, "") + "→" + row.get(TO, "");
        return Stream.of(whose, DIRECTION.show(row, showing), day == null ? "" : day.toString(), trip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The same group's same trip; two self-organised groups differ by whoever handles them. */
    private static Optional<String> tripKey(Row row) {
        LocalDate day = row.get(TRAVEL_ON);
        UUID enterprise = row.get(ENTERPRISE);
        String whose = enterprise == null
                ? row.get(HANDLER_ID, row.get(HANDLER, ""))
                : enterprise + "/" + row.get(TRAIN, "") + "/" + row.get(SEAT, "");
        if (day == null || whose.isEmpty() || !row.has(FROM) || !row.has(TO)) {
            return Optional.empty();
        }
        return Optional.of(
                String.join("/", row.get(DIRECTION, ""), day.toString(), row.get(FROM, ""), row.get(TO, ""), whose));
    }
}
