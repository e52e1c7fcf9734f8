package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.exchange.Importer;
import cn.sixin.exchange.MarkedBook;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.Refused;
import cn.sixin.exchange.Start;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.page.Desk;
import cn.sixin.page.ImportModel;
import cn.sixin.page.ImportSteps;
import cn.sixin.store.Saving;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a workbook's rows into a ledger as one step that undo takes back; says first what becomes of them. */
@CommandLine.Command(name = "import")
final class ImportCommand extends OfficerCommand {
    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.workbook")
    private Path file = Path.of("");

    @Mixin
    private LedgerOption ledgers = new LedgerOption();

    @Option(names = "--sheet", paramLabel = "NAME", descriptionKey = "cli.option.sheet")
    @Nullable
    private String sheet;

    @Option(names = "--all-sheets", descriptionKey = "cli.option.all_sheets")
    private boolean allSheets;

    @Option(names = "--with-others", descriptionKey = "cli.option.with_others")
    private boolean others;

    @Option(names = "--into", paramLabel = "TEXT", descriptionKey = "cli.option.into")
    @Nullable
    private String into;

    @Option(names = "--accept-warnings", descriptionKey = "cli.option.accept_warnings")
    private boolean acceptWarnings;

    @Option(names = "--without-bad-cells", descriptionKey = "cli.option.without_bad_cells")
    private boolean withoutBadCells;

    @Option(names = "--marked", paramLabel = "OUT.xlsx", descriptionKey = "cli.option.marked")
    @Nullable
    private Path marked;

    @Option(names = "--dry-run", descriptionKey = "cli.option.dry_run")
    private boolean dryRun;

    @Option(names = "--problems", paramLabel = "N", descriptionKey = "cli.option.problems")
    private int most = 20;

    ImportCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) throws Refused {
        Optional<Ledger> found = ledgers.of(session.store(), terminal());
        if (found.isEmpty()) {
            return Exit.USAGE;
        }
        Desk desk = desk(session);
        Ledger ledger = found.get();
        Start start = Start.of(ledger, desk.context());
        try (ImportSteps steps = new ImportSteps(desk, ledger, start)) {
            List<Importer.Look> chosen = choose(steps.open(file));
            if (chosen.isEmpty()) {
                return Exit.PROBLEM;
            }
            steps.now().choose(chosen);
            if (into != null && !isInto(desk, steps.now(), into)) {
                return Exit.USAGE;
            }
            return others ? all(steps) : one(steps);
        }
    }

    /** The ledgers of which the sheet speaks, one after the other. */
    private int all(ImportSteps steps) throws Refused {
        steps.begin(terminal().progress("cli.progress.read"));
        int code = one(steps);
        while ((code == Exit.DONE || code == Exit.PROBLEM) && steps.next().isPresent()) {
            code = Math.max(code, one(steps));
        }
        return code;
    }

    private int one(ImportSteps steps) throws Refused {
        ImportModel model = steps.now();
        if (others) {
            terminal().say("cli.import.ledger", model.ledger().label(labels()));
        }
        for (Column<?> column : model.usual()) {
            String value = column.show(model.same(), Showing.plain(labels()));
            if (!value.isEmpty()) {
                terminal().say("cli.import.same", column.label(labels()), value);
            }
        }
        return carryOut(steps, model.plan(terminal().progress("cli.progress.read")));
    }

    /** Finds of which row all of the sheet's rows are parts; tells which there are when it is not one. */
    private boolean isInto(Desk desk, ImportModel model, String wanted) {
        if (!model.mayBeInto()) {
            terminal().tell(Problem.error("cli.into_not_asked"));
            return false;
        }
        List<Row> wholes = model.wholes(wanted);
        if (wholes.size() != 1) {
            String some = wholes.stream().limit(most).map(desk::title).collect(Collectors.joining("\n"));
            terminal().tell(Problem.error("cli.into_which", wanted, wholes.size(), some));
            return false;
        }
        model.into(Optional.of(wholes.getFirst().id()));
        return true;
    }

    /** Empty when there is nothing to take, which has been told. */
    private List<Importer.Look> choose(List<Importer.Look> looks) {
        if (sheet != null && looks.stream().noneMatch(this::isNamed)) {
            String names = looks.stream().map(l -> l.sheet().name()).collect(Collectors.joining(" "));
            terminal().tell(Problem.error("cli.no_sheet", sheet, names));
            return List.of();
        }
        List<Importer.Look> able =
                looks.stream().filter(l -> l.proposed().isPresent()).toList();
        Optional<Importer.Look> first =
                able.stream().filter(l -> sheet == null || isNamed(l)).findFirst();
        if (first.isEmpty()) {
            terminal().tell(Problem.error("cli.no_header", file.getFileName()));
            return List.of();
        }
        return able.stream()
                .filter(l -> l == first.get()
                        || allSheets && l.shape().equals(first.get().shape()))
                .toList();
    }

    private boolean isNamed(Importer.Look look) {
        return look.sheet().name().equals(sheet);
    }

    private int carryOut(ImportSteps steps, Plan plan) throws Refused {
        if (acceptWarnings) {
            plan.kinds().keySet().stream().filter(p -> !p.isError()).forEach(p -> plan.accept(p.key()));
        }
        plan.bringWithoutBadCells(withoutBadCells);
        new PlanReport(plan, terminal()).say(most);
        if (marked != null && plan.rows().stream().anyMatch(r -> !r.findings().isEmpty())) {
            new MarkedBook(steps.plans(), labels()).write(file, marked.toAbsolutePath());
            terminal().say("cli.import.marked", marked);
        }
        Map<PlannedRow.Fate, Integer> counts = plan.counts();
        int heldBack = counts.getOrDefault(PlannedRow.Fate.PROBLEM, 0) + counts.getOrDefault(PlannedRow.Fate.ASK, 0);
        int good = heldBack == 0 ? Exit.DONE : Exit.PROBLEM;
        if (dryRun) {
            terminal().say("cli.import.dry");
            steps.pretend(terminal().progress("cli.progress.read"));
            return good;
        }
        return switch (steps.write(terminal().progress("cli.progress.write")).saving()) {
            case Saving.Saved saved -> {
                terminal().say("cli.import.done", saved.count(), heldBack);
                yield good;
            }
            case Saving.Refused refused -> told(refused.trouble().problem(), Exit.STORE);
            case Saving.Stale s -> throw new IllegalStateException("nobody else writes");
            case Saving.Cancelled c -> throw new IllegalStateException("nobody can cancel it");
        };
    }
}
