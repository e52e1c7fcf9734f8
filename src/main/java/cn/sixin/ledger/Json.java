package cn.sixin.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The small documents that this program keeps for itself, as maps and lists. They are read before the first window, where
 * what binds JSON to classes would take longer than the window itself (ADR 0021); the sync protocol is bound.
 *
 * <p>Of numbers, whole ones are {@link Long}, {@link BigInteger} beyond it; others {@link Double}.
 */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** A document that is no JSON, or not the one that was expected. */
    public static final class Broken extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        /** @param what is wrong with which field; never with its content, which may be a person's */
        private Broken(String what) {
            super(what);
        }
    }

    /** @throws Broken when it is anything but one object */
    public static Fields object(byte[] json) throws Broken {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return Fields.of(document(in), "the document");
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /** @throws Broken when it is anything but one object */
    public static Fields object(String json) throws Broken {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return Fields.of(document(in), "the document");
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /** @throws Broken when it is anything but one list of objects */
    public static List<Fields> objects(String json) throws Broken {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (document(in) instanceof List<?> items) {
                return Fields.all(items, "the document");
            }
            throw new Broken("the document is no list");
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private static @Nullable Object document(JsonParser in) throws Broken {
        in.nextToken();
        Object value = value(in);
        if (in.nextToken() != null) {
            throw new Broken("more than one document");
        }
        return value;
    }

    /** For a field whose text is not what its reader wants. @param what without its content, which may be a person's */
    public static Broken broken(String what) {
        return new Broken(what);
    }

    private static Broken broken(JacksonException e) {
        var at = e.getLocation();
        return new Broken(
                at == null ? "no JSON" : "no JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    private static @Nullable Object value(JsonParser in) throws Broken {
        JsonToken token = in.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    in.nextToken();
                    fields.put(name, value(in));
                }
                yield fields;
            }
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(in));
                }
                yield items;
            }
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT ->
                in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? in.getBigIntegerValue() : in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new Broken("it ends before it is whole");
        };
    }

    public static byte[] bytes(Map<String, ? extends @Nullable Object> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(out, fields);
        }
        return bytes.toByteArray();
    }

    public static String text(Map<String, ? extends @Nullable Object> fields) {
        return written(fields);
    }

    public static String text(List<? extends Map<String, ?>> objects) {
        return written(objects);
    }

    private static String written(Object value) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(out, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String s -> out.writeString(s);
            case Long n -> out.writeNumber(n);
            case Integer n -> out.writeNumber(n);
            case Double n -> out.writeNumber(n);
            case BigDecimal n -> out.writeNumber(n);
            case BigInteger n -> out.writeNumber(n);
            case Boolean b -> out.writeBoolean(b);
            case byte[] bytes -> out.writeString(Base64.getEncoder().encodeToString(bytes));
            case Collection<?> many -> {
                out.writeStartArray();
                many.forEach(one -> write(out, one));
                out.writeEndArray();
            }
            case Map<?, ?> fields -> {
                out.writeStartObject();
                fields.forEach((name, one) -> {
                    out.writeName((String) name);
                    write(out, one);
                });
                out.writeEndObject();
            }
            default -> throw new IllegalArgumentException("cannot be written: " + value.getClass());
        }
    }

    /** The fields of an object, asked for by name; what is not as it is asked for is {@link Broken}. */
    public static final class Fields {
        private final Map<String, @Nullable Object> map;

        private Fields(Map<String, @Nullable Object> map) {
            this.map = map;
        }

        /** @param value an object's map, as {@link #list} and {@link #map} give it @param name for the error */
        @SuppressWarnings("unchecked") // an object's names are strings
        public static Fields of(@Nullable Object value, String name) throws Broken {
            if (value instanceof Map<?, ?> fields) {
                return new Fields((Map<String, @Nullable Object>) fields);
            }
            throw new Broken(name + " is no object");
        }

        /** All of them, as they stand. */
        public Map<String, @Nullable Object> map() {
            return map;
        }

        public String text(String name) throws Broken {
            return text(map.get(name), name);
        }

        private static String text(@Nullable Object value, String name) throws Broken {
            if (value instanceof String text) {
                return text;
            }
            throw new Broken(name + " is no text");
        }

        /** Empty when it is missing or null. */
        public Optional<String> anyText(String name) throws Broken {
            Object value = map.get(name);
            return value == null ? Optional.empty() : Optional.of(text(value, name));
        }

        public Instant instant(String name) throws Broken {
            try {
                return Instant.parse(text(name));
            } catch (DateTimeParseException e) {
                throw new Broken(name + " is no instant");
            }
        }

        public UUID uuid(String name) throws Broken {
            try {
                return UUID.fromString(text(name));
            } catch (IllegalArgumentException e) {
                throw new Broken(name + " is no UUID");
            }
        }

        public byte[] base64(String name) throws Broken {
            try {
                return Base64.getDecoder().decode(text(name));
            } catch (IllegalArgumentException e) {
                throw new Broken(name + " is no Base64");
            }
        }

        /** @param missing for a field that is missing or null */
        public int whole(String name, int missing) throws Broken {
            return map.get(name) == null ? missing : whole(name);
        }

        public int whole(String name) throws Broken {
            Object value = map.get(name);
            if (value instanceof Long n && n.intValue() == n) {
                return n.intValue();
            }
            throw new Broken(name + " is no whole number of 32 bits");
        }

        public long wide(String name) throws Broken {
            if (map.get(name) instanceof Long n) {
                return n;
            }
            throw new Broken(name + " is no whole number");
        }

        public double number(String name) throws Broken {
            if (map.get(name) instanceof Number n) {
                return n.doubleValue();
            }
            throw new Broken(name + " is no number");
        }

        /** False when it is missing or null. */
        public boolean flag(String name) throws Broken {
            Object value = map.get(name);
            if (value == null || value instanceof Boolean) {
                return Boolean.TRUE.equals(value);
            }
            throw new Broken(name + " is neither true nor false");
        }

        /** One of an enumeration by its name. */
        public <E extends Enum<E>> E one(Class<E> type, String name) throws Broken {
            try {
                return Enum.valueOf(type, text(name));
            } catch (IllegalArgumentException e) {
                throw new Broken(name + " has a value that this program does not know");
            }
        }

        public Fields object(String name) throws Broken {
            return of(map.get(name), name);
        }

        /** Empty when it is missing or null. */
        public Optional<Fields> anyObject(String name) throws Broken {
            return map.get(name) == null ? Optional.empty() : Optional.of(object(name));
        }

        public List<?> list(String name) throws Broken {
            if (map.get(name) instanceof List<?> items) {
                return items;
            }
            throw new Broken(name + " is no list");
        }

        /** A list of objects. */
        public List<Fields> objects(String name) throws Broken {
            return all(list(name), name);
        }

        private static List<Fields> all(List<?> items, String name) throws Broken {
            List<Fields> all = new ArrayList<>();
            for (Object item : items) {
                all.add(of(item, name));
            }
            return all;
        }

        /** A list of texts. */
        public List<String> texts(String name) throws Broken {
            List<String> all = new ArrayList<>();
            for (Object item : list(name)) {
                all.add(text(item, name));
            }
            return all;
        }
    }
}
