package cn.sixin.app.cli;

import cn.sixin.terminal.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Sync without a network, by files; by itself it says what there is to do. */
@CommandLine.Command(name = "package")
final class PackageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.USAGE;
    }
}
