package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.exchange.Refused;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.page.ExportModel;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a whole ledger to a workbook or a CSV file; personal data masked unless a reason is given and kept. */
@CommandLine.Command(name = "export")
final class ExportCommand extends OfficerCommand {
    @Mixin
    private LedgerOption ledgers = new LedgerOption();

    @Option(names = "--to", required = true, paramLabel = "FILE", descriptionKey = "cli.option.to")
    private Path target = Path.of("");

    @Option(names = "--columns", split = ",", paramLabel = "NAME", descriptionKey = "cli.option.columns")
    private List<String> names = List.of();

    @Option(names = "--unmasked", descriptionKey = "cli.option.unmasked")
    private boolean unmasked;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "cli.option.reason")
    @Nullable
    private String reason;

    ExportCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) throws Refused {
        Optional<Ledger> found = ledgers.of(session.store(), terminal());
        if (found.isEmpty()) {
            return Exit.USAGE;
        }
        Ledger ledger = found.get();
        Optional<String> unknown =
                names.stream().filter(n -> ledger.find(n).isEmpty()).findFirst();
        if (unknown.isPresent()) {
            String known = ledger.columns().stream().map(Column::name).collect(Collectors.joining(" "));
            return told(Problem.error("cli.no_column", unknown.get(), known), Exit.USAGE);
        }
        String file = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (!file.endsWith(".xlsx") && !file.endsWith(".csv")) {
            return told(Problem.error("cli.format", target), Exit.USAGE);
        }
        if (unmasked && (reason == null || reason.isBlank())) {
            return told(Problem.error("cli.reason"), Exit.USAGE);
        }
        return export(session, ledger, file.endsWith(".csv"));
    }

    private int export(Session session, Ledger ledger, boolean csv) throws Refused {
        List<Column<?>> columns = new ArrayList<>();
        names.forEach(name -> columns.add(ledger.column(name)));
        String why = unmasked ? reason : null;
        ExportModel model = new ExportModel(desk(session), ledger, columns.isEmpty() ? ledger.columns() : columns);
        int rows = model.export(
                new ExportModel.Order(false, csv, why, target.toAbsolutePath()),
                terminal().progress("cli.progress.write"));
        terminal().say(why == null ? "cli.export.masked" : "cli.export.full", rows, target);
        return Exit.DONE;
    }
}
