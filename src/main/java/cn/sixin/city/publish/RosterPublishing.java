package cn.sixin.city.publish;

import cn.sixin.city.engine.RowKeys;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.TownTx;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the city's flags on the towns' enterprises, as a list of the city's says. */
public final class RosterPublishing {
    private final CityVoice voice;

    public RosterPublishing(CityVoice voice) {
        this.voice = voice;
    }

    /**
     * What became of a town's part of the list.
     *
     * @param changed enterprises whose flags are others now
     * @param same that had them already
     * @param unknown names that the town has no enterprise of
     */
    public record Outcome(int changed, int same, List<String> unknown) {}

    /**
     * Gives every listed enterprise its flags; others keep theirs.
     *
     * @param listed rows of {@link CityRoster} of this town
     * @param flags of rows that name none themselves
     */
    public Outcome publish(String town, List<Row> listed, Set<String> flags) {
        int changed = 0;
        int same = 0;
        List<String> unknown = new ArrayList<>();
        for (int from = 0; from < listed.size(); from += Protocol.PUSH_OPS) {
            List<Row> part = listed.subList(from, Math.min(listed.size(), from + Protocol.PUSH_OPS));
            Map<UUID, Set<String>> wanted = new LinkedHashMap<>();
            List<String> missing = new ArrayList<>();
            int done = voice.say(town, tx -> edits(tx, town, part, flags, wanted, missing))
                    .size();
            changed += done;
            same += wanted.size() - done;
            unknown.addAll(missing);
        }
        return new Outcome(changed, same, unknown);
    }

    private static List<CityVoice.Edit> edits(
            TownTx tx,
            String town,
            List<Row> listed,
            Set<String> flags,
            Map<UUID, Set<String>> wanted,
            List<String> missing) {
        Map<String, ServerRow> byKey = byKey(tx, town, listed);
        Map<UUID, ServerRow> found = new LinkedHashMap<>();
        for (Row row : listed) {
            Optional<ServerRow> enterprise = keys(town, row).stream()
                    .filter(byKey::containsKey)
                    .findFirst()
                    .map(byKey::get);
            if (enterprise.isEmpty()) {
                missing.add(row.get(CityRoster.NAME, ""));
                continue;
            }
            found.put(enterprise.get().id(), enterprise.get());
            Set<String> own = CityRoster.flags(row);
            wanted.computeIfAbsent(enterprise.get().id(), id -> new LinkedHashSet<>())
                    .addAll(own.isEmpty() ? flags : own);
        }
        List<CityVoice.Edit> edits = new ArrayList<>();
        found.forEach((id, row) -> edit(row, wanted.getOrDefault(id, Set.of())).ifPresent(edits::add));
        return edits;
    }

    private static Map<String, ServerRow> byKey(TownTx tx, String town, List<Row> listed) {
        Set<String> keys = new LinkedHashSet<>();
        listed.forEach(row -> keys.addAll(keys(town, row)));
        Map<String, ServerRow> byKey = new LinkedHashMap<>();
        tx.rowsByKey(Enterprise.LEDGER.name(), keys)
                .forEach(row -> row.keys().forEach(key -> byKey.putIfAbsent(key, row)));
        return byKey;
    }

    /** By its code first, then by its name, as every enterprise is known. */
    private static List<String> keys(String town, Row row) {
        Map<String, Object> values = new TreeMap<>();
        put(values, Enterprise.NAME.name(), row.get(CityRoster.NAME));
        put(values, Enterprise.USCC.name(), row.get(CityRoster.USCC));
        List<String> keys = new ArrayList<>(RowKeys.of(Enterprise.LEDGER, town, row.id(), values));
        // One whose code the town has not typed yet is known by its name alone.
        values.remove(Enterprise.USCC.name());
        RowKeys.of(Enterprise.LEDGER, town, row.id(), values).stream()
                .filter(key -> !keys.contains(key))
                .forEach(keys::add);
        return keys;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static Optional<CityVoice.Edit> edit(ServerRow row, Set<String> flags) {
        Object before = row.value(Enterprise.TAGS_COLUMN.name());
        Set<String> tags = new LinkedHashSet<>();
        if (before instanceof Collection<?> many) {
            many.forEach(tag -> tags.add((String) tag));
        }
        if (!tags.addAll(flags)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> base = new TreeMap<>();
        if (before != null) {
            base.put(Enterprise.TAGS_COLUMN.name(), before);
        }
        Map<String, @Nullable Object> set = new TreeMap<>();
        set.put(Enterprise.TAGS_COLUMN.name(), Enterprise.TAGS_COLUMN.kind().send(ordered(tags)));
        return Optional.of(new CityVoice.Edit(row.id(), row.ledger(), row.rev(), base, set));
    }

    private static Set<String> ordered(Set<String> tags) {
        return Enterprise.TAGS.codes().stream()
                .filter(tags::contains)
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }
}
