package cn.sixin.house;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A throw-away ledger with a column of every kind, declared as a feature's is; its table is migration V9000. */
public final class EveryKind {

    public static final ChoiceList LIST = ChoiceList.named("enterprise_size")
            .option("large", "大")
            .option("medium", "中")
            .option("small", "小");

    public static final Column<String> TEXT = Column.of("text", Kinds.text(200));
    public static final Column<String> AREA = Column.of("area", Kinds.area(4000));
    public static final Column<String> PERSON = Column.of("person_name", Kinds.personName());
    public static final Column<Integer> INTEGER = Column.of("integer_", Kinds.integer(0, 100_000));
    public static final Column<Long> MONEY = Column.of("money", Kinds.money());
    public static final Column<LocalDate> DATE = Column.of("date_", Kinds.date());
    public static final Column<Instant> INSTANT = Column.of("instant_", Kinds.instant());
    public static final Column<Boolean> YES_NO = Column.of("yes_no", Kinds.yesNo());
    public static final Column<String> CHOICE = Column.of("choice", Kinds.choice(LIST));
    public static final Column<Set<String>> CHOICES = Column.of("choices", Kinds.choices(LIST));
    public static final Column<String> TOWN = Column.of("town_of", Kinds.town());
    public static final Column<String> USCC = Column.of("uscc", Kinds.uscc());
    public static final Column<String> RESIDENT_ID =
            Column.of("resident_id", Kinds.residentId()).masked();
    public static final Column<String> IDENTITY =
            Column.of("identity_", Kinds.identity()).masked();
    public static final Column<String> PHONE = Column.of("phone", Kinds.phone()).masked();
    public static final Column<String> INDUSTRY = Column.of("industry", Kinds.industry());
    public static final Column<UUID> REFERENCE = Column.of("reference", Kinds.reference(() -> Enterprise.LEDGER));
    public static final Column<List<String>> ATTACHMENTS = Column.of("attachments", Kinds.attachments());

    public static final Ledger LEDGER = Ledger.named("every_kind")
            .columns(
                    TEXT,
                    AREA,
                    PERSON,
                    INTEGER,
                    MONEY,
                    DATE,
                    INSTANT,
                    YES_NO,
                    CHOICE,
                    CHOICES,
                    TOWN,
                    USCC,
                    RESIDENT_ID,
                    IDENTITY,
                    PHONE,
                    INDUSTRY,
                    REFERENCE,
                    ATTACHMENTS)
            .declare();

    /** What an officer types for each column but the attachments, which nobody can type. */
    private static final Map<Column<?>, String> TYPED = Map.ofEntries(
            Map.entry(TEXT, "厚街镇 三屯村"),
            Map.entry(AREA, "缺普工\n已对接𬱖"),
            Map.entry(PERSON, "古丽·阿依"),
            Map.entry(INTEGER, "120"),
            Map.entry(MONEY, "1000.50"),
            Map.entry(DATE, "2027-02-13"),
            Map.entry(INSTANT, "2027-02-13 09:30"),
            Map.entry(YES_NO, "是"),
            Map.entry(CHOICE, "中"),
            Map.entry(CHOICES, "大、小"),
            Map.entry(TOWN, "441900119"),
            Map.entry(USCC, "91441900MAXXXX0073"),
            Map.entry(RESIDENT_ID, "441900199001010001"),
            Map.entry(IDENTITY, "H12345678"),
            Map.entry(PHONE, "19900001234"),
            Map.entry(INDUSTRY, "C39"),
            Map.entry(REFERENCE, "东莞市测试电子有限公司"));

    /** The attachments' value. */
    public static final List<String> FILES = List.of("a".repeat(64), "b".repeat(64));

    /** All but 备注, which every ledger has. */
    public static Stream<Column<?>> each() {
        return LEDGER.columns().stream().filter(column -> column != LEDGER.note());
    }

    /** @throws java.util.NoSuchElementException when nothing is said for a new kind */
    public static String typed(Column<?> column) {
        return Optional.ofNullable(TYPED.get(column)).orElseThrow();
    }

    private EveryKind() {}
}
