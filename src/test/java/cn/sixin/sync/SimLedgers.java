package cn.sixin.sync;

import cn.sixin.code.Fold;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.sync.protocol.Conflict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Two ledgers with all that merging knows: a natural key, columns merged as one, choices that town and city share, a
 * reference. Each version of the program has one column more.
 */
final class SimLedgers {
    /** What the server of a run speaks. */
    static final int NEWEST = 5;

    private static final ChoiceList TAGS = ChoiceList.named("sim_tags")
            .cityOption("key")
            .cityOption("monitored")
            .option("orders")
            .option("export");
    private static final ChoiceList STATES =
            ChoiceList.named("sim_states").option("open").option("doing").option("closed");

    private SimLedgers() {}

    static int versionOf(List<Ledger> ledgers) {
        Ledger site = ledgers.getFirst();
        int version = 1;
        while (site.find("since_v" + (version + 1)).isPresent()) {
            version++;
        }
        return version;
    }

    /** As a program of a version declares them; columns of one version are not those of another. */
    static List<Ledger> of(int version) {
        Column<String> name = Column.of("name", Kinds.text(200));
        Column<Set<String>> tags = Column.of("tags", Kinds.choices(TAGS));
        List<Column<?>> siteColumns = new ArrayList<>(List.of(
                name,
                Column.of("contact", Kinds.personName()),
                Column.of("phone", Kinds.text(40)),
                Column.of("headcount", Kinds.integer(0, 100_000)),
                tags));
        for (int v = 2; v <= version; v++) {
            siteColumns.add(Column.of("since_v" + v, Kinds.text(40)));
        }
        Ledger site = Ledger.named("site")
                .columns(siteColumns.toArray(Column<?>[]::new))
                .key(NaturalKey.by(
                        "name", row -> Optional.ofNullable(row.get(name)).map(Fold::enterprise)))
                .declare();
        Column<UUID> at = Column.of("site", Kinds.reference(() -> site));
        Column<String> status = Column.of("status", Kinds.choice(STATES));
        Column<LocalDate> closedOn = Column.of("closed_on", Kinds.date());
        Ledger need = Ledger.named("need")
                .columns(at, Column.of("detail", Kinds.area(400)), status, closedOn)
                .together(status, closedOn)
                .declare();
        return List.of(site, need, Conflict.LEDGER);
    }
}
