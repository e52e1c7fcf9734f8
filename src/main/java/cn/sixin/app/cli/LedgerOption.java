package cn.sixin.app.cli;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Store;
import cn.sixin.terminal.Terminal;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which ledger a command is about. */
final class LedgerOption {
    @Option(names = "--ledger", required = true, paramLabel = "NAME", descriptionKey = "cli.option.ledger")
    private String name = "";

    /** Empty when there is none of that name, which has been told. */
    Optional<Ledger> of(Store store, Terminal terminal) {
        Optional<Ledger> found =
                store.ledgers().stream().filter(l -> l.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String known = store.ledgers().stream().map(Ledger::name).collect(Collectors.joining(" "));
            terminal.tell(Problem.error("cli.no_ledger", name, known));
        }
        return found;
    }
}
