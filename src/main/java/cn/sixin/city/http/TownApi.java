package cn.sixin.city.http;

import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Columns;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Push and pull. */
final class TownApi {
    private static final int OK = 200;
    private final Towns towns;
    private final TownEngine engine;
    private final Gate gate;
    private final Limits limits;
    private final Turns turns;
    private final Set<UUID> pushing = ConcurrentHashMap.newKeySet();

    TownApi(Towns towns, TownEngine engine, Gate gate, Limits limits) {
        this.towns = towns;
        this.engine = engine;
        this.gate = gate;
        this.limits = limits;
        turns = new Turns(limits.atOnce());
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HandlerType.POST, "/v1/towns/{town}/push", this::push),
                new Endpoint(HandlerType.GET, "/v1/towns/{town}/changes", this::changes));
    }

    private void push(Context ctx) throws IOException, InterruptedException {
        Gate.Guest guest = gate.guest(ctx);
        Bodies.require(ctx, Protocol.MEDIA_TYPE);
        // One at a time of each device: what is in memory stays bounded by who is here, not by how often he asks.
        if (!pushing.add(guest.device())) {
            throw new Refusal(Trouble.later(Trouble.Type.QUOTA, 1));
        }
        try {
            // Read before its turn comes: a slow line holds up nobody else.
            byte[] body = Bodies.raw(ctx, limits.body());
            PushAnswer answer = turns.in(() -> {
                Push push = Bodies.message(ctx, body, limits.inflated(), Push.class);
                return towns.write(guest.town(), guest.device(), tx -> engine.push(tx, push));
            });
            Bodies.answer(ctx, OK, answer);
        } finally {
            pushing.remove(guest.device());
        }
    }

    private void changes(Context ctx) throws IOException, InterruptedException {
        Gate.Guest guest = gate.guest(ctx);
        ChangesQuery query = new ChangesQuery(
                parameter(ctx, "epoch", UUID::fromString).orElse(null),
                required(ctx, "schema", Integer::valueOf),
                required(ctx, "since", Long::valueOf),
                required(ctx, "after", Long::valueOf),
                parameter(ctx, "through", Long::valueOf).orElse(null),
                parameter(ctx, "deleted", TownApi::truth).orElse(false),
                required(ctx, "limit", Integer::valueOf));
        Changes page = turns.in(() -> towns.read(guest.town(), guest.device(), tx -> engine.changes(tx, query)));
        if (page.last()) {
            towns.pulled(guest.town(), guest.device());
        }
        // So that who asks may ask for the next page before this one is through his line.
        ctx.header(Protocol.PAGE_HEADER, page.head().text());
        if (Bodies.accepts(ctx, Protocol.COLUMNS_MEDIA_TYPE)) {
            Bodies.answer(ctx, OK, Protocol.COLUMNS_MEDIA_TYPE, Columns.of(page));
        } else {
            Bodies.answer(ctx, OK, page);
        }
    }

    private static boolean truth(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static <T> T required(Context ctx, String name, Function<String, T> read) {
        return parameter(ctx, name, read).orElseThrow(() -> new Refusal(Trouble.Type.MALFORMED));
    }

    private static <T> Optional<T> parameter(Context ctx, String name, Function<String, T> read) {
        List<String> given = ctx.queryParams(name);
        if (given.size() > 1) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
        try {
            return given.stream().findFirst().map(read);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
    }
}
