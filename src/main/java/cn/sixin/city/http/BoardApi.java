package cn.sixin.city.http;

import cn.sixin.city.board.BoardFigures;
import cn.sixin.city.board.BoardPage;
import cn.sixin.city.board.Passes;
import cn.sixin.city.db.Viewers;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The bureau's board, for people with a browser. */
final class BoardApi {
    private static final String COOKIE = "board";
    private static final String SIGN_IN = "/board/sign-in";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int FORM_BYTES = 4096;
    /** Tries of one name: a password has 80 random bits, so that this keeps the noise down and no more. */
    private static final Throttle.Rate TRIES = new Throttle.Rate(10, 0.1);

    private final BoardFigures figures;
    private final Passes passes;
    private final List<Ledger> ledgers;
    private final Clock clock;
    private final Throttle<String> tries;

    BoardApi(BoardFigures figures, Passes passes, List<Ledger> ledgers, Clock clock) {
        this.figures = figures;
        this.passes = passes;
        this.ledgers = ledgers;
        this.clock = clock;
        tries = new Throttle<>(TRIES, clock);
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HandlerType.GET, "/board", this::board),
                new Endpoint(
                        HandlerType.GET, SIGN_IN, ctx -> show(ctx, page(ctx).signIn(false))),
                new Endpoint(HandlerType.POST, SIGN_IN, this::signIn),
                new Endpoint(HandlerType.POST, "/board/sign-out", BoardApi::signOut),
                new Endpoint(HandlerType.GET, "/board/board.css", BoardApi::style));
    }

    private void board(Context ctx) {
        Optional<String> viewer = Optional.ofNullable(ctx.cookie(COOKIE)).flatMap(passes::viewer);
        if (viewer.isEmpty()) {
            ctx.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
            return;
        }
        show(ctx, page(ctx).board(figures.towns(), clock.instant(), viewer.get()));
    }

    private void signIn(Context ctx) throws IOException {
        Bodies.require(ctx, FORM);
        Map<String, String> form = form(new String(Bodies.raw(ctx, FORM_BYTES), StandardCharsets.UTF_8));
        String name = form.getOrDefault("name", "").strip();
        // What can be nobody's name is not remembered either: whoever sends many would fill the memory.
        Optional<String> pass = !Viewers.isName(name) || tries.take(name) > 0
                ? Optional.empty()
                : passes.issue(name, form.getOrDefault("password", ""));
        if (pass.isEmpty()) {
            ctx.status(HttpStatus.FORBIDDEN);
            show(ctx, page(ctx).signIn(true));
            return;
        }
        Cookie cookie = new Cookie(COOKIE, pass.get(), "/board");
        cookie.setHttpOnly(true);
        cookie.setSecure(ctx.req().isSecure());
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge((int) Passes.LIFE.toSeconds());
        ctx.cookie(cookie);
        ctx.redirect("/board", HttpStatus.SEE_OTHER);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
    }

    private static void signOut(Context ctx) {
        ctx.removeCookie(COOKIE, "/board");
        ctx.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
    }

    private static void style(Context ctx) throws IOException {
        String resource = "/cn/sixin/city/board.css";
        try (InputStream in = BoardApi.class.getResourceAsStream(resource)) {
            ctx.contentType("text/css")
                    .header("Cache-Control", "max-age=300")
                    .result(Objects.requireNonNull(in, resource).readAllBytes());
        }
    }

    private BoardPage page(Context ctx) {
        boolean english = Optional.ofNullable(ctx.header("Accept-Language"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("en");
        return new BoardPage(Labels.of(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE), ledgers);
    }

    private static void show(Context ctx, String html) {
        ctx.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
                                + " 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .result(html);
    }
}
