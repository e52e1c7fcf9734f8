package cn.sixin.store.keys;

import cn.sixin.ledger.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What keys.json holds. {@code store} tells one town's key from another's; {@code unconfirmed} is true while nobody has
 * said that the recovery code is kept, else left out.
 */
record KeyRing(
        int format,
        UUID store,
        List<Slot> slots,
        WrappedKey recovery,
        Map<String, Failures> failures,
        @Nullable Boolean unconfirmed) {
    static final int FORMAT = 1;

    /** An officer and his wrapped key; a disabled officer has none. */
    record Slot(
            UUID id,
            String name,
            Role role,
            boolean disabled,
            @Nullable WrappedKey key) {
        Officer officer() {
            return new Officer(id, name, role, disabled);
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", id.toString());
            fields.put("name", name);
            fields.put("role", role.name());
            fields.put("disabled", disabled);
            if (key != null) {
                fields.put("key", key.fields());
            }
            return fields;
        }

        private static Slot of(Json.Fields fields) throws Json.Broken {
            Optional<Json.Fields> key = fields.anyObject("key");
            return new Slot(
                    fields.uuid("id"),
                    fields.text("name"),
                    fields.one(Role.class, "role"),
                    fields.flag("disabled"),
                    key.isEmpty() ? null : WrappedKey.of(key.get()));
        }
    }

    /** Wrong passwords in a row, and when the last was. */
    record Failures(int count, Instant last) {}

    Map<String, Object> fields() {
        Map<String, Object> failed = new LinkedHashMap<>();
        failures.forEach((officer, now) -> failed.put(
                officer, Map.of("count", now.count(), "last", now.last().toString())));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", format);
        fields.put("store", store.toString());
        fields.put("slots", slots.stream().map(Slot::fields).toList());
        fields.put("recovery", recovery.fields());
        fields.put("failures", failed);
        if (unconfirmed != null) {
            fields.put("unconfirmed", unconfirmed);
        }
        return fields;
    }

    static KeyRing of(Json.Fields fields) throws Json.Broken {
        List<Slot> slots = new ArrayList<>();
        for (Json.Fields slot : fields.objects("slots")) {
            slots.add(Slot.of(slot));
        }
        Map<String, Failures> failures = new TreeMap<>();
        Json.Fields failed = fields.object("failures");
        for (String officer : failed.map().keySet()) {
            Json.Fields now = failed.object(officer);
            failures.put(officer, new Failures(now.whole("count"), now.instant("last")));
        }
        return new KeyRing(
                fields.whole("format"),
                fields.uuid("store"),
                List.copyOf(slots),
                WrappedKey.of(fields.object("recovery")),
                failures,
                fields.flag("unconfirmed") ? true : null);
    }

    Optional<Slot> slot(UUID officer) {
        return slots.stream().filter(s -> s.id().equals(officer)).findFirst();
    }

    KeyRing with(Slot changed) {
        List<Slot> next = new ArrayList<>(slots);
        next.removeIf(s -> s.id().equals(changed.id()));
        int at = slots.stream().map(Slot::id).toList().indexOf(changed.id());
        next.add(at < 0 ? next.size() : at, changed);
        return new KeyRing(format, store, List.copyOf(next), recovery, failures, unconfirmed);
    }

    KeyRing withRecovery(WrappedKey wrapped) {
        return new KeyRing(format, store, slots, wrapped, failures, true);
    }

    KeyRing confirmed() {
        return new KeyRing(format, store, slots, recovery, failures, null);
    }

    KeyRing withFailures(UUID officer, @Nullable Failures now) {
        Map<String, Failures> next = new TreeMap<>(failures);
        if (now == null) {
            next.remove(officer.toString());
        } else {
            next.put(officer.toString(), now);
        }
        return new KeyRing(format, store, slots, recovery, next, unconfirmed);
    }
}
