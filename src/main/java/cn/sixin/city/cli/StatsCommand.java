package cn.sixin.city.cli;

import cn.sixin.Ledgers;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Overview;
import cn.sixin.code.Town;
import cn.sixin.ledger.Ledger;
import cn.sixin.terminal.Exit;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** Says how much lies in the city, by town and by ledger. */
@CommandLine.Command(name = "stats")
final class StatsCommand extends CityCommand {
    StatsCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) {
        Overview overview = new Overview(database);
        Map<String, Overview.Standing> standings = overview.standings();
        Map<String, Long> byLedger = new TreeMap<>();
        for (Town town : Town.all()) {
            Overview.Standing standing = standings.getOrDefault(town.code(), Overview.Standing.NONE);
            if (standing.seq() > 0 || standing.devices() > 0) {
                Overview.Counts counts = overview.counts(town.code());
                counts.rows().forEach((ledger, rows) -> byLedger.merge(ledger, rows, Long::sum));
                long rows = counts.rows().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                terminal().say("city.stats.town", town.name(), standing.devices(), rows, counts.conflicts());
            }
        }
        for (Ledger ledger : Ledgers.ALL) {
            terminal()
                    .say(
                            "city.stats.ledger",
                            ledger.label(terminal().labels()),
                            byLedger.getOrDefault(ledger.name(), 0L));
        }
        Overview.Totals totals = overview.totals();
        terminal()
                .say(
                        "city.stats.totals",
                        totals.rows(),
                        totals.tombstones(),
                        totals.operations(),
                        totals.attachments(),
                        totals.attachmentBytes());
        return Exit.DONE;
    }
}
