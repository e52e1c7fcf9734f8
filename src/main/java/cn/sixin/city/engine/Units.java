package cn.sixin.city.engine;

import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which columns of a ledger are merged as one, and which of them are the city's. */
final class Units {
    private final Ledger ledger;
    private final Map<String, Integer> groupOf = new LinkedHashMap<>();

    Units(Ledger ledger) {
        this.ledger = ledger;
        for (int i = 0; i < ledger.groups().size(); i++) {
            for (Column<?> column : ledger.groups().get(i)) {
                groupOf.put(column.name(), i);
            }
        }
    }

    /** Columns in their units; one that no group names, or that nobody here knows, is a unit of its own. */
    Collection<List<String>> of(Collection<String> columns) {
        Map<String, List<String>> units = new LinkedHashMap<>();
        for (String column : columns) {
            Integer group = groupOf.get(column);
            units.computeIfAbsent(group == null ? column : "#" + group, key -> new ArrayList<>())
                    .add(column);
        }
        return units.values();
    }

    /** Whether the city sets the column, or some of its choices. */
    boolean cityOwned(String column) {
        return ledger.find(column).map(c -> c.isCityOwned() || mixed(c)).orElse(false);
    }

    /** A set of choices of which some are the city's. */
    boolean mixed(String column) {
        return ledger.find(column).map(Units::mixed).orElse(false);
    }

    private static boolean mixed(Column<?> column) {
        return !column.isCityOwned()
                && column.kind() instanceof ChoicesKind kind
                && kind.list().codes().stream().anyMatch(kind.list()::isCityOwned);
    }

    /** The city's part of a set of choices, or the rest of it. */
    @Nullable
    List<String> part(String column, @Nullable Object value, boolean ofTheCity) {
        Predicate<String> owned =
                kind(column).map(k -> (Predicate<String>) k.list()::isCityOwned).orElse(code -> false);
        List<String> part =
                texts(value).filter(code -> owned.test(code) == ofTheCity).toList();
        return part.isEmpty() ? null : part;
    }

    /** Both parts together, in the order that the declaration gives; null when there is none. */
    @Nullable
    List<String> joined(String column, @Nullable List<String> one, @Nullable List<String> other) {
        Set<String> all = new LinkedHashSet<>();
        texts(one).forEach(all::add);
        texts(other).forEach(all::add);
        if (all.isEmpty()) {
            return null;
        }
        return kind(column).map(k -> List.copyOf(k.of(all))).orElse(List.copyOf(all));
    }

    private Optional<ChoicesKind> kind(String column) {
        return ledger.find(column)
                .map(Column::kind)
                .filter(ChoicesKind.class::isInstance)
                .map(ChoicesKind.class::cast);
    }

    private static java.util.stream.Stream<String> texts(@Nullable Object value) {
        return value instanceof List<?> many ? many.stream().map(String.class::cast) : java.util.stream.Stream.of();
    }

    /** The values of some columns; absent is blank. */
    static Map<String, @Nullable Object> pick(
            Map<String, ? extends @Nullable Object> values, Collection<String> columns) {
        return columns.stream()
                .collect(LinkedHashMap::new, (map, c) -> map.put(c, values.get(c)), LinkedHashMap::putAll);
    }
}
