package cn.sixin.sync.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way between messages and JSON: snake_case names, instants as RFC 3339 text, strict in what it reads. A field
 * that it does not know is passed over, since newer programs add some; a missing, a repeated and a mistyped one, too
 * much depth or length and bad UTF-8 are {@link Malformed}. Thread-safe.
 */
public final class Codec {
    private static final int DEPTH = 8;
    private static final int NAME = 128;
    private static final int NUMBER = 20;

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper JSON = mapper();

    private Codec() {}

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNameLength(NAME)
                        .maxNumberLength(NUMBER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .build();
    }

    /** What was read is no message of this protocol. Its text names no content. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    /** UTF-8. */
    public static byte[] write(Object message) {
        return JSON.writeValueAsBytes(message);
    }

    /** @throws Malformed whatever is wrong with it */
    public static <T> T read(byte[] json, Class<T> type) throws Malformed {
        try {
            T message = JSON.readValue(text(json), type);
            if (message == null) {
                throw new Malformed("null");
            }
            return message;
        } catch (JacksonException e) {
            throw new Malformed(e.getClass().getSimpleName());
        }
    }

    /** Jackson itself would guess an encoding and let some wrong bytes through. */
    private static String text(byte[] json) throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
    }

    /** Values as one JSON object with its names in order, as a {@link Conflict} keeps them. */
    public static String values(Map<String, ? extends @Nullable Object> values) {
        return JSON.writeValueAsString(new TreeMap<>(values));
    }

    /** What {@link #values(Map)} wrote; empty for null. */
    public static Map<String, @Nullable Object> values(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, MAP);
    }
}
