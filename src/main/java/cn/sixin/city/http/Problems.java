package cn.sixin.city.http;

import cn.sixin.city.db.DatabaseTrouble;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every refusal and failure, wherever it arises, is answered as RFC 9457 problem+json, with no word of ours inside. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final long COME_BACK_SECONDS = 10;

    private Problems() {}

    static void routes(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, ctx) -> answer(ctx, refusal.trouble()));
        routes.exception(NotFoundResponse.class, (e, ctx) -> answer(ctx, Trouble.of(Trouble.Type.NOT_FOUND)));
        routes.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            String allowed = e.getDetails().get("Available methods");
            ctx.header("Allow", allowed == null ? String.valueOf(e.getDetails().get("availableMethods")) : allowed);
            answer(ctx, Trouble.of(Trouble.Type.METHOD));
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, of(e.getStatus())));
        routes.exception(DatabaseTrouble.class, (e, ctx) -> {
            LOG.error("the database failed", e);
            answer(
                    ctx,
                    e.passing()
                            ? Trouble.later(Trouble.Type.BUSY, COME_BACK_SECONDS)
                            : Trouble.of(Trouble.Type.INTERNAL));
        });
        // The line was cut while a body came in: nobody is there to be answered.
        routes.exception(IOException.class, (e, ctx) -> answer(ctx, Trouble.of(Trouble.Type.MALFORMED)));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("a request failed", e);
            answer(ctx, Trouble.of(Trouble.Type.INTERNAL));
        });
    }

    static void answer(Context ctx, Trouble trouble) {
        ctx.attribute(Access.TROUBLE, trouble.type().code());
        Bodies.leave(ctx);
        ctx.status(trouble.status())
                .contentType(Protocol.PROBLEM_MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .result(Codec.write(trouble));
        if (trouble.retryAfter() != null) {
            ctx.header("Retry-After", Long.toString(trouble.retryAfter()));
        }
        if (trouble.type() == Trouble.Type.UNAUTHORIZED) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
    }

    /** What the HTTP layer itself refuses, before any of our code has seen it. */
    static boolean answer(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= HttpStatus.BAD_REQUEST_400 ? response.getStatus() : 500;
        byte[] json = Codec.write(of(status));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Protocol.PROBLEM_MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // What was wrong may have left the line where no next request can be found on it.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        boolean bodiless = HttpMethod.HEAD.is(request.getMethod());
        response.write(true, bodiless ? ByteBuffer.allocate(0) : ByteBuffer.wrap(json), callback);
        return true;
    }

    private static Trouble of(int status) {
        Trouble.Type type = switch (status) {
            case 404 -> Trouble.Type.NOT_FOUND;
            case 405, 501 -> Trouble.Type.METHOD;
            case 413, 414, 431 -> Trouble.Type.TOO_LARGE;
            case 415 -> Trouble.Type.MEDIA_TYPE;
            case 503 -> Trouble.Type.BUSY;
            default -> status < 500 ? Trouble.Type.MALFORMED : Trouble.Type.INTERNAL;
        };
        return new Trouble(type, status, Trouble.of(type).title(), null, null, null);
    }
}
