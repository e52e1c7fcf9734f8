package cn.sixin.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * By what people know that two rows are the same thing: ways in order of strength, each giving a text or nothing. Two
 * rows are the same when the strongest way that both have gives the same text.
 */
public final class NaturalKey {

    private final Map<String, Function<Row, Optional<String>>> ways = new LinkedHashMap<>();

    private NaturalKey() {}

    /** No key: each row is its own. */
    public static NaturalKey none() {
        return new NaturalKey();
    }

    public static NaturalKey by(String way, Function<Row, Optional<String>> text) {
        return new NaturalKey().orElse(way, text);
    }

    /** A weaker way, for rows of which one lacks the stronger ones. */
    public NaturalKey orElse(String way, Function<Row, Optional<String>> text) {
        ways.put(way, text);
        return this;
    }

    /** All keys of a row, strongest first, each with its way in front: {@code uscc:91…}. */
    public List<String> of(Row row) {
        List<String> keys = new ArrayList<>(ways.size());
        ways.forEach((way, text) -> text.apply(row).ifPresent(t -> keys.add(way + ":" + t)));
        return keys;
    }

    /** Whether two rows are the same thing. */
    public boolean same(Row one, Row other) {
        for (Function<Row, Optional<String>> text : ways.values()) {
            Optional<String> a = text.apply(one);
            Optional<String> b = text.apply(other);
            if (a.isPresent() && b.isPresent()) {
                return a.equals(b);
            }
        }
        return false;
    }

    /** @param keyed the rows that have a given key, as {@link #of} writes it */
    public Optional<Row> match(Row row, Function<String, ? extends Iterable<Row>> keyed) {
        for (String key : of(row)) {
            for (Row candidate : keyed.apply(key)) {
                if (same(row, candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }
}
