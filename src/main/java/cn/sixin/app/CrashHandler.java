package cn.sixin.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Where every exception ends that is our fault and not the officer's: logged with its code, then shown. */
public final class CrashHandler implements Thread.UncaughtExceptionHandler {
    private final Supplier<Path> log;
    private final Consumer<Crash> show;

    /** @param log where the log lies, to be named to the officer */
    public record Crash(ErrorCode code, Path log) {}

    /**
     * @param log where the log lies; whoever asks first opens it
     * @param show may be called on any thread
     */
    public CrashHandler(Supplier<Path> log, Consumer<Crash> show) {
        this.log = log;
        this.show = show;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        handle(error);
    }

    public Crash handle(Throwable error) {
        Crash crash = new Crash(ErrorCode.of(error), log.get());
        // The logger is asked for here alone: it is not needed to come so far, and takes its part of a start.
        LoggerFactory.getLogger(CrashHandler.class).error("crash {}", crash.code(), error);
        show.accept(crash);
        return crash;
    }
}
