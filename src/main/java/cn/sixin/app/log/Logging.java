package cn.sixin.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The process's log: {@code sixin.log} in the data folder's {@code logs}, rolled by the day and at 2 MB, kept for 14
 * days and 20 MB in all. Nothing goes to the console: that belongs to the officer.
 *
 * <p>The first rule is that values are not logged. {@link SafeLayout} is the net beneath it.
 */
public final class Logging implements AutoCloseable {
    private final LoggerContext context;
    private final Path file;

    private Logging(LoggerContext context, Path file) {
        this.context = context;
        this.file = file;
    }

    /** Begins logging into {@code folder}, which exists and can be written. */
    public static Logging start(Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Path file = folder.resolve("sixin.log");
        context.getLogger("cn.sixin").setLevel(Level.INFO);
        // Libraries name statements and bound values below WARN.
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender(context, folder, file));
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return new Logging(context, file);
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(encoder(context));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve("sixin-%d{yyyy-MM-dd}.%i.log").toString());
        policy.setMaxFileSize(FileSize.valueOf("2MB"));
        policy.setMaxHistory(14);
        policy.setTotalSizeCap(FileSize.valueOf("20MB"));
        policy.setCleanHistoryOnStart(true);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        return appender;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context) {
        SafeLayout layout = new SafeLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    /** The file being written, for the crash window and the settings page. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        SLF4JBridgeHandler.uninstall();
        context.reset();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
}
