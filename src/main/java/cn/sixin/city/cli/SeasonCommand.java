package cn.sixin.city.cli;

import cn.sixin.terminal.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done with seasons; by itself it says what there is to do. */
@CommandLine.Command(name = "season")
final class SeasonCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.USAGE;
    }
}
