package cn.sixin.store.keys;

import cn.sixin.ledger.Json;
import cn.sixin.store.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * keys.json: the officers of a station and the store's key wrapped for each.
 *
 * <p>After five wrong passwords in a row an officer waits 30 s, then 1, 2, 4 … at most 30 minutes after each further
 * one. The count lies in this file, so that it survives a restart and cannot be thrown away without the slots
 * themselves. Its limit: whoever can write the folder can put an older copy back, and whoever copies the folder can
 * guess elsewhere; against him stand only Argon2id and the length of the password.
 */
public final class KeySlots {
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final String RECOVERY = "recovery";
    private static final KdfCost CHEAP = new KdfCost(2 * 1024, 1, 1);
    private final Path file;
    private final Clock clock;
    private final KdfCost cost;
    private KeyRing ring;

    private KeySlots(Path file, Clock clock, KdfCost cost, KeyRing ring) {
        this.file = file;
        this.clock = clock;
        this.cost = cost;
        this.ring = ring;
    }

    /** What the first run gives: the slots, the open key and the code to print. */
    public record FirstRun(KeySlots slots, StoreKey key, Officer lead, RecoveryCode code) {}

    /** Makes a new key and its file; the first officer is the town's lead. */
    public static FirstRun create(Path file, String leadName, char[] password, KdfCost cost, Clock clock)
            throws IOException {
        SecureRandom random = new SecureRandom();
        StoreKey key = StoreKey.random(random);
        RecoveryCode code = RecoveryCode.random(random);
        WrappedKey recovery = WrappedKey.wrap(key, code.password(), RECOVERY, cost, random);
        KeyRing empty = new KeyRing(KeyRing.FORMAT, UUID.randomUUID(), List.of(), recovery, Map.of(), true);
        KeySlots slots = new KeySlots(file, clock, cost, empty);
        Officer lead = slots.add(key, leadName, Role.LEAD, password);
        return new FirstRun(slots, key, lead, code);
    }

    /** Reads the file; a broken one throws an {@link IOException}. */
    public static KeySlots read(Path file, KdfCost cost, Clock clock) throws IOException {
        return new KeySlots(file, clock, cost, parse(Files.readAllBytes(file)));
    }

    /** Wraps and unwraps a key that is nobody's, cheaply: the first sign-in then finds it all ready. */
    public static void prepare() {
        SecureRandom random = new SecureRandom();
        char[] password = "prepare".toCharArray();
        try (StoreKey key = StoreKey.random(random)) {
            WrappedKey.wrap(key, password, RECOVERY, CHEAP, random)
                    .unwrap(password, RECOVERY)
                    .ifPresent(StoreKey::close);
        }
    }

    private static KeyRing parse(byte[] json) throws IOException {
        try {
            return KeyRing.of(Json.object(json));
        } catch (Json.Broken e) {
            throw new IOException("keys.json cannot be read", e);
        }
    }

    /** Which store a keys.json belongs to; empty when it cannot be read. */
    public static Optional<UUID> storeOf(byte[] json) {
        try {
            return Optional.of(parse(json).store());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public synchronized List<Officer> officers() {
        return ring.slots().stream().map(KeyRing.Slot::officer).toList();
    }

    /** Signs an officer in. The try is counted before it is made, so that killing the program does not undo it. */
    public synchronized Unlock unlock(UUID officer, char[] password) throws IOException {
        KeyRing.Slot slot = ring.slot(officer).orElse(null);
        WrappedKey wrapped = slot == null || slot.disabled() ? null : slot.key();
        if (slot == null || wrapped == null) {
            return new Unlock.NotAllowed();
        }
        Duration wait = remainingWait(officer);
        if (wait.isPositive()) {
            return new Unlock.Waiting(wait);
        }
        int failed = failures(officer) + 1;
        write(ring.withFailures(officer, new KeyRing.Failures(failed, clock.instant())));
        Optional<StoreKey> key = wrapped.unwrap(password, officer.toString());
        if (key.isEmpty()) {
            return new Unlock.Wrong(Math.max(0, FREE_TRIES - failed), waitAfter(failed));
        }
        KeyRing next = ring.withFailures(officer, null);
        write(wrapped.cost().below(cost) ? next.with(wrap(slot, key.get(), password)) : next);
        return new Unlock.Opened(key.get(), slot.officer());
    }

    /** How long this officer still has to wait; zero when he may try. */
    public synchronized Duration remainingWait(UUID officer) {
        KeyRing.Failures failed = ring.failures().get(officer.toString());
        if (failed == null) {
            return Duration.ZERO;
        }
        Duration whole = waitAfter(failed.count());
        Duration passed = Duration.between(failed.last(), clock.instant());
        // A clock that was set back must not lock an officer out for longer than the wait itself.
        Duration left = passed.isNegative() ? whole : whole.minus(passed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private int failures(UUID officer) {
        KeyRing.Failures failed = ring.failures().get(officer.toString());
        return failed == null ? 0 : failed.count();
    }

    private static Duration waitAfter(int failed) {
        if (failed < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failed - FREE_TRIES, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Opens the store with the printed code; empty when it is another store's or an older code. */
    public synchronized Optional<StoreKey> recover(RecoveryCode code) {
        return ring.recovery().unwrap(code.password(), RECOVERY);
    }

    /** Replaces the recovery code; the old one opens nothing any more. */
    public synchronized RecoveryCode renewRecovery(StoreKey key) throws IOException {
        SecureRandom random = new SecureRandom();
        RecoveryCode code = RecoveryCode.random(random);
        write(ring.withRecovery(WrappedKey.wrap(key, code.password(), RECOVERY, cost, random)));
        return code;
    }

    /** Whether a code was made that nobody has confirmed to be kept: it may be on no paper. */
    public synchronized boolean isRecoveryUnconfirmed() {
        return Boolean.TRUE.equals(ring.unconfirmed());
    }

    /** The present code stands somewhere outside this station. */
    public synchronized void confirmRecovery() throws IOException {
        write(ring.confirmed());
    }

    public synchronized Officer add(StoreKey key, String name, Role role, char[] password) throws IOException {
        KeyRing.Slot slot = new KeyRing.Slot(UUID.randomUUID(), name, role, false, null);
        write(ring.with(wrap(slot, key, password)));
        return slot.officer();
    }

    /** Rewrites one slot: an officer's own change, or a lead's reset. It ends a wait and enables again. */
    public synchronized void setPassword(StoreKey key, UUID officer, char[] password) throws IOException {
        write(ring.with(wrap(slotOf(officer), key, password)).withFailures(officer, null));
    }

    public synchronized void rename(UUID officer, String name, Role role) throws IOException {
        KeyRing.Slot slot = slotOf(officer);
        write(ring.with(new KeyRing.Slot(slot.id(), name, role, slot.disabled(), slot.key())));
    }

    /** Takes an officer's key away; he comes back only with a new password from a lead. */
    public synchronized void disable(UUID officer) throws IOException {
        KeyRing.Slot slot = slotOf(officer);
        write(ring.with(new KeyRing.Slot(slot.id(), slot.name(), slot.role(), true, null)));
    }

    /** Whether someone else could still lead if {@code officer} no longer did. */
    public synchronized boolean anotherLead(UUID officer) {
        return ring.slots().stream().anyMatch(s -> s.role() == Role.LEAD && !s.disabled() && !s.id().equals(officer));
    }

    private KeyRing.Slot slotOf(UUID officer) {
        return ring.slot(officer).orElseThrow(() -> new IllegalArgumentException("no officer " + officer));
    }

    private KeyRing.Slot wrap(KeyRing.Slot slot, StoreKey key, char[] password) {
        WrappedKey wrapped = WrappedKey.wrap(key, password, slot.id().toString(), cost, new SecureRandom());
        return new KeyRing.Slot(slot.id(), slot.name(), slot.role(), false, wrapped);
    }

    private void write(KeyRing next) throws IOException {
        DurableFile.write(file, Json.bytes(next.fields()));
        ring = next;
    }
}
