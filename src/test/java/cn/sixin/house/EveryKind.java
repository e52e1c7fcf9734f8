package cn.sixin.house;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A throw-away ledger with a column of every kind, declared as a feature's is; its table is migration V9000. */
final class EveryKind {

    static final ChoiceList LIST = ChoiceList.named("enterprise_size")
            .option("large", "大")
            .option("medium", "中")
            .option("small", "小");

    static final Column<String> TEXT = Column.of("text", Kinds.text(200));
    static final Column<String> AREA = Column.of("area", Kinds.area(4000));
    static final Column<String> PERSON = Column.of("person_name", Kinds.personName());
    static final Column<Integer> INTEGER = Column.of("integer_", Kinds.integer(0, 100_000));
    static final Column<Long> MONEY = Column.of("money", Kinds.money());
    static final Column<LocalDate> DATE = Column.of("date_", Kinds.date());
    static final Column<Instant> INSTANT = Column.of("instant_", Kinds.instant());
    static final Column<Boolean> YES_NO = Column.of("yes_no", Kinds.yesNo());
    static final Column<String> CHOICE = Column.of("choice", Kinds.choice(LIST));
    static final Column<Set<String>> CHOICES = Column.of("choices", Kinds.choices(LIST));
    static final Column<String> TOWN = Column.of("town_of", Kinds.town());
    static final Column<String> USCC = Column.of("uscc", Kinds.uscc());
    static final Column<String> RESIDENT_ID =
            Column.of("resident_id", Kinds.residentId()).masked();
    static final Column<String> PHONE = Column.of("phone", Kinds.phone()).masked();
    static final Column<String> INDUSTRY = Column.of("industry", Kinds.industry());
    static final Column<UUID> REFERENCE = Column.of("reference", Kinds.reference(() -> Enterprise.LEDGER));
    static final Column<List<String>> ATTACHMENTS = Column.of("attachments", Kinds.attachments());

    static final Ledger LEDGER = Ledger.named("every_kind")
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
                    PHONE,
                    INDUSTRY,
                    REFERENCE,
                    ATTACHMENTS)
            .declare();

    private EveryKind() {}
}
