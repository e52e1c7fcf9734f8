package cn.sixin.ticket;

import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Row;
import java.util.Optional;
import java.util.UUID;

/** 乘车人, declared: one row a passenger of a batch. No more of a person is kept than the order asks for. */
public final class Passenger {

    /** The code of 居民身份证, the only document with which a group ticket is sold. */
    public static final String RESIDENT_CARD = "resident";

    public static final ChoiceList ID_KINDS = ChoiceList.named("id_kind")
            .option(RESIDENT_CARD, "居民身份证", "身份证", "二代身份证", "二代居民身份证", "二代证")
            .option("hk_macau_permit", "港澳居民来往内地通行证", "港澳通行证", "回乡证", "港澳居民通行证", "港澳来往内地通行证")
            .option("taiwan_permit", "台湾居民来往大陆通行证", "台胞证", "台湾通行证", "台湾居民通行证")
            .option("residence_permit", "港澳台居民居住证", "居住证")
            .option("foreign_card", "外国人永久居留身份证", "外国人永久居留证", "永居证")
            .option("passport", "护照");

    public static final ChoiceList CHECKS = ChoiceList.named("passenger_check")
            .option("open", "待核验", "未核验", "核验中")
            .option("passed", "通过", "核验通过", "已通过")
            .option("failed", "不通过", "核验不通过", "未通过");

    public static final Column<UUID> TICKET =
            Column.of("ticket", Kinds.reference(() -> Ticket.LEDGER)).required().aliases("批次", "团体票批次");
    public static final Column<Integer> SEQ =
            Column.of("seq", Kinds.integer(1, 1_000_000)).aliases("序号", "编号", "序");
    public static final Column<String> NAME = Column.of("name", Kinds.personName())
            .required()
            .masked()
            .searchable()
            .aliases("姓名", "乘车人姓名", "乘车人", "旅客姓名");
    public static final Column<String> ID_KIND =
            Column.of("id_kind", Kinds.choice(ID_KINDS)).required().aliases("证件类型", "证件种类", "身份证件类型", "证件名称");
    public static final Column<String> ID_NUMBER = Column.of("id_number", Kinds.identity())
            .required()
            .masked()
            .searchable()
            .aliases("证件号码", "身份证号", "身份证号码", "身份证件号码", "证件号", "公民身份号码");
    public static final Column<String> PHONE =
            Column.of("phone", Kinds.phone()).masked().searchable().aliases("手机", "手机号", "手机号码", "联系电话", "电话");
    public static final Column<String> CHECKED =
            Column.of("checked", Kinds.choice(CHECKS)).aliases("核验结果", "核验", "核验状态");
    public static final Column<String> CHECK_REASON =
            Column.of("check_reason", Kinds.text(400)).aliases("不通过原因", "核验不通过原因", "核验说明");

    public static final Ledger LEDGER = Ledger.named("passenger")
            .columns(TICKET, SEQ, NAME, ID_KIND, ID_NUMBER, PHONE, CHECKED, CHECK_REASON)
            .title(NAME)
            .partOf(TICKET, Ticket.ENTERPRISE, Ticket.DIRECTION, Ticket.TRAVEL_ON, Ticket.TRAIN, Ticket.FROM, Ticket.TO)
            .sheetWide(ID_KIND, CHECKED)
            .begins((row, context) -> row.with(ID_KIND, RESIDENT_CARD).with(CHECKED, "open"))
            .lookedUpBy(ID_NUMBER)
            .key(NaturalKey.by("person", Passenger::personKey))
            .rules(PassengerRules.all())
            .marks(Mark.acrossRows(
                    "twin",
                    (row, context) -> !Trips.twins(row, context.lookup()).isEmpty()))
            .together(CHECKED, CHECK_REASON)
            .together(ID_KIND, ID_NUMBER)
            .declare();

    private Passenger() {}

    /** Within a batch a person is known by the document's number. */
    private static Optional<String> personKey(Row row) {
        UUID ticket = row.get(TICKET);
        String number = row.get(ID_NUMBER);
        return ticket == null || number == null ? Optional.empty() : Optional.of(ticket + "/" + number);
    }
}
