package cn.sixin.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every exception ends that is our fault and not the officer's: logged with its code, then shown. */
public final class CrashHandler implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CrashHandler.class);

    private final Path log;
    private final Consumer<Crash> show;

    /** @param log where the log lies, to be named to the officer */
    public record Crash(ErrorCode code, Path log) {}

    /** @param show may be called on any thread */
    public CrashHandler(Path log, Consumer<Crash> show) {
        this.log = log;
        this.show = show;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        handle(error);
    }

    public Crash handle(Throwable error) {
        Crash crash = new Crash(ErrorCode.of(error), log);
        LOG.error("crash {}", crash.code(), error);
        show.accept(crash);
        return crash;
    }
}
