package cn.sixin.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line an event, then its exception, with nothing personal in it.
 *
 * <p>Runs of seven digits and more (telephones, identity numbers, accounts) and credit codes are covered in every
 * message. Of an exception the classes and frames are written; its message only where the class is known to carry no
 * value of a row: a database or a parser quotes what it was given.
 */
final class SafeLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    /** What is covered; a row's id is let through, although much of it is digits. */
    private static final Pattern COVERED = Pattern.compile("(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
            + "|(?<![0-9A-Za-z])[0-9A-Za-z]{2}\\d{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])"
            + "|[HMhm]?\\d{7,}[Xx]?");

    /** The database ends every message with its code and version: {@code [22001-252]}. */
    private static final Pattern DATABASE_CODE = Pattern.compile("\\[\\d{5}-\\d{1,4}]$");

    private static final List<Class<? extends Throwable>> TELLING = List.of(
            IOException.class,
            NullPointerException.class,
            ClassCastException.class,
            VirtualMachineError.class,
            LinkageError.class);
    private static final int MOST_FRAMES = 60;

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        TIME.formatTo(event.getInstant(), line);
        line.append(' ').append(event.getLevel()).append(' ').append(event.getLoggerName());
        line.append(" [")
                .append(event.getThreadName())
                .append("] ")
                .append(masked(event.getFormattedMessage()))
                .append('\n');
        IThrowableProxy at = event.getThrowableProxy();
        String prefix = "";
        for (int depth = 0; at != null && depth < 10; depth++) {
            appendThrowable(line, prefix, at);
            prefix = "Caused by: ";
            at = at.getCause();
        }
        return line.toString();
    }

    static String masked(String message) {
        return COVERED.matcher(message).replaceAll(found -> found.group("id") == null ? "***" : found.group());
    }

    private static void appendThrowable(StringBuilder out, String prefix, IThrowableProxy proxy) {
        out.append(prefix).append(proxy.getClassName()).append(told(proxy)).append('\n');
        StackTraceElementProxy[] frames = proxy.getStackTraceElementProxyArray();
        int shown = Math.min(MOST_FRAMES, frames.length - proxy.getCommonFrames());
        for (int i = 0; i < shown; i++) {
            out.append("\tat ").append(frames[i].getStackTraceElement()).append('\n');
        }
        if (shown < frames.length) {
            out.append("\t... ").append(frames.length - shown).append(" more\n");
        }
    }

    private static String told(IThrowableProxy proxy) {
        Throwable error = proxy instanceof ThrowableProxy known ? known.getThrowable() : null;
        String message = proxy.getMessage();
        if (message == null) {
            return "";
        }
        if (tells(error)) {
            return ": " + masked(message);
        }
        Matcher number = DATABASE_CODE.matcher(message);
        return number.find() ? ": " + number.group() : "";
    }

    private static boolean tells(@Nullable Throwable error) {
        return error != null && TELLING.stream().anyMatch(type -> type.isInstance(error));
    }
}
