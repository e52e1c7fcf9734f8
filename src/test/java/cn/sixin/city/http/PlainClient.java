package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client that knows the OpenAPI document and nothing else of ours: what it sends and what comes back are held against
 * it, answers and header fields that the document does not name are faults.
 */
final class PlainClient {
    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final OpenApi api;
    private final Map<String, OpenApi.Operation> operations;
    private @Nullable String token;
    private @Nullable String accepted;

    PlainClient(URI server) throws IOException, InterruptedException {
        this.server = server;
        HttpResponse<byte[]> document = http.send(
                HttpRequest.newBuilder(server.resolve("/v1/openapi.json")).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        api = new OpenApi(document.body());
        operations = api.operations();
    }

    void token(String given) {
        token = given;
    }

    /** Answers of this type are asked for from now on; null for whatever the server gives. */
    void accept(@Nullable String mediaType) {
        accepted = mediaType;
    }

    /** What came back. */
    record Answer(int status, JsonNode headers, byte[] body) {
        JsonNode json() {
            return OpenApi.JSON.readTree(body);
        }
    }

    /** @param parameters by their names @param body an object, bytes, or null */
    Answer call(String operationId, Map<String, String> parameters, @Nullable Object body)
            throws IOException, InterruptedException {
        OpenApi.Operation operation = Objects.requireNonNull(operations.get(operationId), operationId);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path(operation, parameters)));
        if (operation.description().get("security").has(0)) {
            request.header("Authorization", "Bearer " + assertNotNullToken());
        }
        operation.parameters().forEach((key, parameter) -> {
            String name = parameter.get("name").asString();
            if (key.startsWith("header ") && parameters.containsKey(name)) {
                request.header(name, parameters.get(name));
            }
        });
        if (accepted != null) {
            request.header("Accept", accepted);
        }
        request.method(operation.method().toUpperCase(java.util.Locale.ROOT), publisher(operation, body, request));
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return checked(operation, response);
    }

    private String assertNotNullToken() {
        assertNotNull(token, "sign in first");
        return token;
    }

    private String path(OpenApi.Operation operation, Map<String, String> parameters) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.parameters().values()) {
            String name = parameter.get("name").asString();
            String value = parameters.get(name);
            boolean required = parameter.path("required").asBoolean(false);
            assertTrue(value != null || !required, () -> operation + " needs " + name);
            if (value == null) {
                continue;
            }
            String written = URLEncoder.encode(value, StandardCharsets.UTF_8);
            switch (parameter.get("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", written);
                case "query" ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(written);
                default -> {}
            }
        }
        return path + query;
    }

    private HttpRequest.BodyPublisher publisher(
            OpenApi.Operation operation, @Nullable Object body, HttpRequest.Builder request) {
        JsonNode description = operation.description().path("requestBody");
        assertEquals(body != null, description.path("required").asBoolean(false), operation + " and its body");
        if (body == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        Map.Entry<String, JsonNode> content =
                description.get("content").properties().iterator().next();
        request.header("Content-Type", content.getKey());
        if (body instanceof byte[] bytes) {
            return HttpRequest.BodyPublishers.ofByteArray(bytes);
        }
        JsonNode json = OpenApi.JSON.valueToTree(body);
        assertEquals(List.of(), api.wrong(content.getValue().get("schema"), json), "what is sent");
        return HttpRequest.BodyPublishers.ofString(json.toString());
    }

    private Answer checked(OpenApi.Operation operation, HttpResponse<byte[]> response) {
        String status = Integer.toString(response.statusCode());
        JsonNode described = operation.description().get("responses").get(status);
        assertNotNull(
                described,
                () -> operation.path() + " answered " + status + " "
                        + new String(response.body(), StandardCharsets.UTF_8));
        JsonNode answer = api.resolved(described);
        var headers = OpenApi.JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            String value = response.headers().firstValue(header.getKey()).orElse(null);
            assertTrue(
                    value != null || !header.getValue().path("required").asBoolean(false),
                    () -> operation.path() + " lacks " + header.getKey());
            if (value != null) {
                JsonNode schema = header.getValue().get("schema");
                JsonNode typed = schema.path("type").asString("").equals("integer")
                        ? OpenApi.JSON.valueToTree(Long.valueOf(value))
                        : OpenApi.JSON.valueToTree(value);
                assertEquals(List.of(), api.wrong(schema, typed), header.getKey());
                headers.set(header.getKey(), typed);
            }
        }
        body(operation, answer, response);
        return new Answer(response.statusCode(), headers, response.body());
    }

    private void body(OpenApi.Operation operation, JsonNode answer, HttpResponse<byte[]> response) {
        JsonNode contents = answer.path("content");
        String media = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (contents.isMissingNode()) {
            assertEquals(0, response.body().length, operation + " has no body");
            return;
        }
        JsonNode content = contents.get(media);
        assertNotNull(content, () -> operation.path() + " answered as " + media);
        if (media.endsWith("json") && response.body().length > 0) {
            assertEquals(
                    List.of(),
                    api.wrong(content.get("schema"), OpenApi.JSON.readTree(response.body())),
                    operation.path());
        }
    }
}
