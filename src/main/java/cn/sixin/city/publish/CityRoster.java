package cn.sixin.city.publish;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.util.LinkedHashSet;
import java.util.Set;

/** A list of the city's, as its workbook says it: which enterprise of which town, and, where it says so, what it is. */
public final class CityRoster {
    public static final Column<String> TOWN =
            Column.of("town", Kinds.town()).aliases("镇街", "镇街（园区）", "镇街(园区)", "镇（街）", "镇(街)", "所属镇街", "镇街园区", "属地");
    public static final Column<String> NAME = Column.of("name", Enterprise.NAME.kind())
            .required()
            .aliases(Enterprise.NAME.aliases().toArray(String[]::new));
    public static final Column<String> USCC =
            Column.of("uscc", Kinds.uscc()).aliases(Enterprise.USCC.aliases().toArray(String[]::new));
    public static final Column<Set<String>> FLAGS = Column.of("flags", Kinds.choices(Enterprise.TAGS))
            .aliases(Enterprise.TAGS_COLUMN.aliases().toArray(String[]::new));

    /** Never stored: it gives the workbook reader something to read by. */
    public static final Ledger LEDGER = Ledger.named("city_roster")
            .columns(TOWN, NAME, USCC, FLAGS)
            .title(NAME)
            .declare();

    private CityRoster() {}

    /** Those of the flags that are the city's to set. */
    static Set<String> flags(Row row) {
        Set<String> flags = new LinkedHashSet<>(row.get(FLAGS, Set.of()));
        flags.removeIf(flag -> !Enterprise.TAGS.isCityOwned(flag));
        return flags;
    }
}
