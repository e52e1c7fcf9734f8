package cn.sixin.city.engine;

import cn.sixin.sync.protocol.Op;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Three values a unit of columns: as the officer saw it, as he left it, as it stands. Where it stands as he saw it, his
 * is set; where it stands as he left it, nothing is to do; else it stays, and his is contested.
 *
 * <p>A set of choices that town and city share is merged in two parts. What the city has set once is the city's from
 * then on: a town's other value is proposed. Until then a town's value stands, so that nobody waits for the city.
 */
final class ColumnMerge {
    private final Units units;
    private final boolean bureau;
    private final ServerRow row;
    private final Op op;
    private final Map<String, Object> values;
    private final Set<String> owned;
    private final Set<String> contested = new LinkedHashSet<>();
    private final Set<String> proposed = new LinkedHashSet<>();
    private boolean changed;

    ColumnMerge(Units units, boolean bureau, ServerRow row, Op op) {
        this.units = units;
        this.bureau = bureau;
        this.row = row;
        this.op = op;
        values = new LinkedHashMap<>(row.values());
        owned = new TreeSet<>(row.owned());
    }

    private enum Verdict {
        NOTHING,
        SET,
        CONTESTED
    }

    void run() {
        Set<String> touched = new LinkedHashSet<>(op.base().keySet());
        touched.addAll(op.set().keySet());
        for (List<String> unit : units.of(touched)) {
            if (unit.size() == 1 && units.mixed(unit.getFirst())) {
                shared(unit.getFirst());
            } else {
                unit(unit);
            }
        }
    }

    private void unit(List<String> unit) {
        Map<String, @Nullable Object> base = Units.pick(op.base(), unit);
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>(base);
        unit.stream()
                .filter(op.set()::containsKey)
                .forEach(column -> wanted.put(column, op.set().get(column)));
        Map<String, @Nullable Object> present = Units.pick(row.values(), unit);
        switch (verdict(base, wanted, present)) {
            case NOTHING -> {}
            case SET -> {
                if (!bureau && unit.stream().anyMatch(owned::contains)) {
                    proposed.addAll(unit);
                } else {
                    PushWork.set(values, wanted);
                    changed = true;
                    own(unit);
                }
            }
            case CONTESTED -> {
                if (!bureau && unit.stream().anyMatch(owned::contains)) {
                    proposed.addAll(unit);
                } else {
                    contested.addAll(unit);
                }
            }
        }
    }

    private void own(List<String> unit) {
        if (bureau) {
            unit.stream().filter(units::cityOwned).forEach(owned::add);
        }
    }

    private void shared(String column) {
        Object base = op.base().get(column);
        Object wanted = op.set().containsKey(column) ? op.set().get(column) : base;
        Object present = row.value(column);
        List<String> cityWanted = units.part(column, wanted, true);
        List<String> cityPresent = units.part(column, present, true);
        List<String> townPresent = units.part(column, present, false);
        List<String> city = cityPresent;
        List<String> town = townPresent;
        switch (verdict(units.part(column, base, true), cityWanted, cityPresent)) {
            case NOTHING -> {}
            case SET -> {
                if (bureau || !owned.contains(column)) {
                    city = cityWanted;
                    own(List.of(column));
                } else {
                    proposed.add(column);
                }
            }
            case CONTESTED -> (bureau || !owned.contains(column) ? contested : proposed).add(column);
        }
        List<String> townWanted = units.part(column, wanted, false);
        switch (verdict(units.part(column, base, false), townWanted, townPresent)) {
            case NOTHING -> {}
            case SET -> town = townWanted;
            case CONTESTED -> contested.add(column);
        }
        if (!Objects.equals(city, cityPresent) || !Objects.equals(town, townPresent)) {
            Map<String, @Nullable Object> set = new LinkedHashMap<>();
            set.put(column, units.joined(column, city, town));
            PushWork.set(values, set);
            changed = true;
        }
    }

    private static Verdict verdict(@Nullable Object base, @Nullable Object wanted, @Nullable Object present) {
        if (Objects.equals(wanted, present) || Objects.equals(wanted, base)) {
            return Verdict.NOTHING;
        }
        return Objects.equals(base, present) ? Verdict.SET : Verdict.CONTESTED;
    }

    /** The row's values after it. */
    Map<String, Object> values() {
        return values;
    }

    Set<String> owned() {
        return owned;
    }

    boolean changed() {
        return changed;
    }

    Set<String> contested() {
        return contested;
    }

    Set<String> proposed() {
        return proposed;
    }
}
