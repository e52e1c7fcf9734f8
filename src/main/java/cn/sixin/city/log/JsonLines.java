package cn.sixin.city.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object a line on the error stream, where a service manager collects it.
 *
 * <p>Of our own messages the text is fixed and what varies are named values, chosen to name nobody. Of a library's and
 * of every exception only the class and the frames are written: a database quotes the row that it was given.
 */
public final class JsonLines extends LayoutBase<ILoggingEvent> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OURS = "cn.sixin.";
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 6;

    /** Begins logging: ours from INFO, libraries from WARN. */
    public static void begin() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JsonLines layout = new JsonLines();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger("cn.sixin").setLevel(Level.INFO);
        // It says once a start that PostgreSQL 15 is older than the newest; the tests say that it serves.
        context.getLogger("org.jooq.impl.DefaultExecuteContext.logVersionSupport")
                .setLevel(Level.ERROR);
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringProperty("at", event.getInstant().toString());
            out.writeStringProperty("level", event.getLevel().toString());
            out.writeStringProperty("logger", event.getLoggerName());
            if (event.getLoggerName().startsWith(OURS)) {
                out.writeStringProperty("message", event.getMessage());
            }
            List<KeyValuePair> pairs = event.getKeyValuePairs();
            if (pairs != null) {
                for (KeyValuePair pair : pairs) {
                    value(out, pair);
                }
            }
            if (event.getThrowableProxy() != null) {
                error(out, event.getThrowableProxy());
            }
            out.writeEndObject();
        }
        return line.append('\n').toString();
    }

    private static void value(JsonGenerator out, KeyValuePair pair) {
        switch (pair.value) {
            case Integer number -> out.writeNumberProperty(pair.key, number);
            case Long number -> out.writeNumberProperty(pair.key, number);
            case null -> out.writeNullProperty(pair.key);
            default -> out.writeStringProperty(pair.key, pair.value.toString());
        }
    }

    private static void error(JsonGenerator out, IThrowableProxy error) {
        out.writeName("error");
        out.writeStartArray();
        IThrowableProxy at = error;
        for (int depth = 0; at != null && depth < MOST_CAUSES; depth++) {
            out.writeStartObject();
            out.writeStringProperty("class", at.getClassName());
            out.writeName("frames");
            out.writeStartArray();
            StackTraceElementProxy[] frames = at.getStackTraceElementProxyArray();
            int shown = Math.min(MOST_FRAMES, frames.length - at.getCommonFrames());
            for (int i = 0; i < shown; i++) {
                out.writeString(frames[i].getStackTraceElement().toString());
            }
            out.writeEndArray();
            out.writeEndObject();
            at = at.getCause();
        }
        out.writeEndArray();
    }
}
