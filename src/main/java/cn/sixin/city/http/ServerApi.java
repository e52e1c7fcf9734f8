package cn.sixin.city.http;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseTrouble;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** About the server itself. */
final class ServerApi {
    private static final String OPENAPI = "/cn/sixin/city/openapi.json";

    private final CityDatabase database;

    ServerApi(CityDatabase database) {
        this.database = database;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HandlerType.GET, "/healthz", this::health),
                new Endpoint(HandlerType.GET, "/v1/openapi.json", ServerApi::openapi));
    }

    private void health(Context ctx) {
        try {
            database.ping();
        } catch (DatabaseTrouble e) {
            Problems.answer(ctx, Trouble.later(Trouble.Type.BUSY, 10));
            return;
        }
        ctx.contentType("application/json").header("Cache-Control", "no-store").result("{\"status\":\"ok\"}");
    }

    private static void openapi(Context ctx) throws IOException {
        try (InputStream in = ServerApi.class.getResourceAsStream(OPENAPI)) {
            ctx.contentType("application/json")
                    .result(Objects.requireNonNull(in, OPENAPI).readAllBytes());
        }
    }
}
