package cn.sixin.city.cli;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.publish.CityRoster;
import cn.sixin.city.publish.RosterPublishing;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.exchange.Book;
import cn.sixin.exchange.Books;
import cn.sixin.exchange.Importer;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.Refused;
import cn.sixin.exchange.Selection;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.season.Seasons;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the city's flags on the enterprises of a list: 工信重点, 监测企业. */
@CommandLine.Command(name = "import-roster")
final class ImportRosterCommand extends CityCommand {
    private static final int MOST_NAMES = 50;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.workbook")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private Path file;

    @Option(names = "--flag", paramLabel = "FLAG", descriptionKey = "city.option.flag")
    @Nullable
    private String flag;

    @Option(names = "--town", paramLabel = "TOWN", descriptionKey = "city.option.roster_town")
    @Nullable
    private String town;

    ImportRosterCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) throws Exception {
        Optional<String> code = flag == null ? Optional.empty() : Enterprise.TAGS.find(flag);
        if (flag != null && code.filter(Enterprise.TAGS::isCityOwned).isEmpty()) {
            return told(Problem.error("city.flag", flag), Exit.USAGE);
        }
        Optional<String> usual = town == null ? Optional.empty() : place(town);
        if (town != null && usual.isEmpty()) {
            return Exit.USAGE;
        }
        try (Book book = Books.open(file)) {
            Optional<Plan> plan = plan(book);
            return plan.isEmpty()
                    ? told(Problem.error("cli.no_header", file.getFileName()), Exit.PROBLEM)
                    : publish(database, plan.get(), code.map(Set::of).orElse(Set.of()), usual);
        } catch (Refused e) {
            return told(e.problem(), Exit.PROBLEM);
        }
    }

    /** Empty when no sheet has a header. */
    private Optional<Plan> plan(Book book) throws Refused {
        LocalDate today = LocalDate.ofInstant(host.clock().instant(), cn.sixin.city.board.BoardFigures.ZONE);
        Context context = Seasons.shipped().context(today, Protocol.CITY, Context.Lookup.NONE);
        Importer importer = new Importer(
                CityRoster.LEDGER, context, key -> List.of(), terminal().labels());
        Optional<Selection> selection = importer.look(book).stream()
                .flatMap(look -> look.proposed().stream())
                .findFirst();
        return selection.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        importer.plan(book, List.of(selection.get()), terminal().progress("cli.progress.read")));
    }

    private int publish(CityDatabase database, Plan plan, Set<String> flags, Optional<String> usual) {
        Map<String, List<Row>> byTown = new LinkedHashMap<>();
        int bad = 0;
        for (PlannedRow planned : plan.rows()) {
            Row row = planned.row();
            String place = row.get(CityRoster.TOWN, usual.orElse(""));
            boolean flagged = !flags.isEmpty() || row.has(CityRoster.FLAGS);
            if (place.isEmpty() || !flagged || plan.fate(planned) == PlannedRow.Fate.PROBLEM) {
                bad++;
                terminal().say("city.roster.bad", planned.number());
            } else {
                byTown.computeIfAbsent(place, key -> new ArrayList<>()).add(row);
            }
        }
        RosterPublishing publishing = new RosterPublishing(voice(database));
        int unknown = 0;
        for (Map.Entry<String, List<Row>> part : byTown.entrySet()) {
            RosterPublishing.Outcome outcome = publishing.publish(part.getKey(), part.getValue(), flags);
            unknown += outcome.unknown().size();
            terminal()
                    .say(
                            "city.roster.town",
                            placeName(part.getKey()),
                            outcome.changed(),
                            outcome.same(),
                            outcome.unknown().size());
            outcome.unknown().stream()
                    .limit(MOST_NAMES)
                    .forEach(name -> terminal().say("city.roster.unknown", name));
        }
        return bad + unknown == 0 ? Exit.DONE : Exit.PROBLEM;
    }
}
