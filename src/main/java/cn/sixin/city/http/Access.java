package cn.sixin.city.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line a request: what was asked for by its pattern, never by its words, since those may name somebody. A device's
 * id tells the people who enrolled it, and nobody else, whose it is.
 */
final class Access {
    static final String DEVICE = "device";
    static final String TOWN = "town";
    /** Why a request was refused. */
    static final String TROUBLE = "trouble";

    private static final Logger LOG = LoggerFactory.getLogger("cn.sixin.city.access");

    private Access() {}

    static void log(Context ctx, float millis) {
        LoggingEventBuilder line = ctx.statusCode() >= 500 ? LOG.atWarn() : LOG.atInfo();
        line = line.addKeyValue("method", ctx.method().name())
                .addKeyValue("route", pattern(ctx))
                .addKeyValue("status", ctx.statusCode())
                .addKeyValue("millis", Math.round(millis))
                .addKeyValue("bytes_in", Math.max(0, ctx.req().getContentLengthLong()));
        for (String name : new String[] {TROUBLE, TOWN}) {
            line = with(line, name, Optional.ofNullable(ctx.<String>attribute(name)));
        }
        with(line, DEVICE, Optional.ofNullable(ctx.<UUID>attribute(DEVICE))).log("request");
    }

    private static String pattern(Context ctx) {
        var matched = ctx.endpoints().lastHttpEndpoint();
        return matched == null ? "" : matched.path;
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String name, Optional<?> value) {
        return value.isPresent() ? line.addKeyValue(name, value.get()) : line;
    }
}
