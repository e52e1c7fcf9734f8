package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.sync.protocol.Protocol;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document is valid, and says of the server neither more nor less than there is. */
class OpenApiTest {
    private static TestCity city;
    private static OpenApi api;

    @BeforeAll
    static void serve() throws Exception {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/cn/sixin/city/openapi.json")) {
            api = new OpenApi(Objects.requireNonNull(in).readAllBytes());
        }
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void theDocumentIsValid() throws Exception {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi/oas-3.1.json")) {
            byte[] schema = Objects.requireNonNull(in).readAllBytes();
            assertEquals(List.of(), api.wrong(schema));
            OpenApi broken = new OpenApi("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"x\"},\"paths\":{}}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertFalse(broken.wrong(schema).isEmpty(), "a document without a version is none");
        }
        api.references()
                .forEach(reference ->
                        api.resolved(OpenApi.JSON.createObjectNode().put("$ref", reference)));
        Set<String> used = api.references();
        List<String> unused = new ArrayList<>();
        for (String kind : List.of("schemas", "responses", "parameters")) {
            for (Map.Entry<String, ?> one :
                    api.document().get("components").get(kind).properties()) {
                String reference = "#/components/" + kind + "/" + one.getKey();
                if (!used.contains(reference)) {
                    unused.add(reference);
                }
            }
        }
        // Any request may have too large a header: it is refused before its path is read.
        assertEquals(List.of("#/components/responses/Headers"), unused);
    }

    @Test
    void everyHandlerIsDescribedAndEveryDescriptionHandled() {
        Set<String> handled = CityServer.endpoints(city.parts(Limits.STANDARD)).stream()
                .map(endpoint -> endpoint.method().name() + " " + endpoint.path())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = api.operations().values().stream()
                .map(operation -> operation.method().toUpperCase(Locale.ROOT) + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", described), String.join("\n", handled));
    }

    /** Asked for real: nothing answers beside what is described, and what is described does. */
    @Test
    void theServerAnswersThatAndNothingElse() throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            Map<String, Set<String>> byPath = new TreeMap<>();
            api.operations()
                    .values()
                    .forEach(operation -> byPath.computeIfAbsent(operation.path(), p -> new TreeSet<>())
                            .add(operation.method()));
            for (Map.Entry<String, Set<String>> path : byPath.entrySet()) {
                String real = path.getKey().replace("{town}", "441900119").replace("{hash}", "a".repeat(64));
                for (String method : OpenApi.METHODS) {
                    HttpResponse<byte[]> response = http.send(
                            HttpRequest.newBuilder(city.address().resolve(real))
                                    .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
                    boolean here = path.getValue().contains(method)
                            // RFC 9110: what can be got can be asked for without its content.
                            || method.equals("head") && path.getValue().contains("get");
                    String what = method + " " + real + ": " + response.statusCode();
                    assertEquals(!here, Set.of(404, 405).contains(response.statusCode()), what);
                    if (response.statusCode() >= 400 && !real.startsWith("/board")) {
                        assertEquals(
                                Protocol.PROBLEM_MEDIA_TYPE,
                                response.headers().firstValue("Content-Type").orElse(""),
                                what);
                    }
                    if (response.statusCode() == 405) {
                        assertTrue(response.headers().firstValue("Allow").isPresent(), what);
                    }
                }
            }
        }
    }
}
