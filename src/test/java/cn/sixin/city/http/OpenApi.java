package cn.sixin.city.http;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document, read by its own rules alone. */
final class OpenApi {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options", "trace");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());

    OpenApi(byte[] json) {
        document = JSON.readTree(json);
    }

    JsonNode document() {
        return document;
    }

    /**
     * One operation.
     *
     * @param description the operation's object
     * @param parameters its own and its path's, by where they stand and their name
     */
    record Operation(String method, String path, JsonNode description, Map<String, JsonNode> parameters) {}

    /** By their ids. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> field : path.getValue().properties()) {
                if (METHODS.contains(field.getKey())) {
                    Map<String, JsonNode> parameters = new LinkedHashMap<>();
                    for (JsonNode holder : List.of(path.getValue(), field.getValue())) {
                        for (JsonNode parameter : holder.path("parameters")) {
                            JsonNode whole = resolved(parameter);
                            parameters.put(
                                    whole.get("in").asString() + " "
                                            + whole.get("name").asString(),
                                    whole);
                        }
                    }
                    Operation operation = new Operation(field.getKey(), path.getKey(), field.getValue(), parameters);
                    Operation other =
                            operations.put(field.getValue().get("operationId").asString(), operation);
                    if (other != null) {
                        throw new AssertionError("two operations " + operation + " " + other);
                    }
                }
            }
        }
        return operations;
    }

    /** What a local reference points to; what is no reference is itself. */
    JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String pointer = node.get("$ref").asString();
        JsonNode target = document.at(pointer.substring(1));
        if (!pointer.startsWith("#/") || target.isMissingNode()) {
            throw new AssertionError("points nowhere: " + pointer);
        }
        return resolved(target);
    }

    /** All references in the document. */
    Set<String> references() {
        Set<String> found = new LinkedHashSet<>();
        collect(document, found);
        return found;
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.isObject() && node.has("$ref")) {
            found.add(node.get("$ref").asString());
        }
        node.forEach(child -> collect(child, found));
    }

    /** What is wrong with a value by a schema of this document; empty when it is right. */
    List<String> wrong(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.get("components"));
        whole.setAll((ObjectNode) schema.deepCopy());
        Schema compiled = schemas.getSchema(whole);
        Consumer<ExecutionContext> formats =
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true));
        return compiled.validate(value.toString(), InputFormat.JSON, formats).stream()
                .map(Error::toString)
                .toList();
    }

    /** What is wrong with this document by the OpenAPI Initiative's schema. */
    List<String> wrong(byte[] openApiSchema) {
        Schema compiled = schemas.getSchema(JSON.readTree(openApiSchema));
        return compiled.validate(document).stream().map(Error::toString).toList();
    }
}
