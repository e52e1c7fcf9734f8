package cn.sixin.store.keys;

import java.time.Instant;
import java.util.ArrayList;
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
    }

    /** Wrong passwords in a row, and when the last was. */
    record Failures(int count, Instant last) {}

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
