package cn.sixin.app.station;

import cn.sixin.ledger.Problem;
import cn.sixin.store.Opened;
import cn.sixin.store.Rescue;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.KdfCost;
import cn.sixin.store.keys.KeySlots;
import cn.sixin.store.keys.Officer;
import cn.sixin.store.keys.RecoveryCode;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.store.keys.Unlock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The closed station: made once, then opened by an officer's password or by the recovery code. Its calls block. */
public final class Station {
    private final StoreFiles files;
    private final Clock clock;
    private final Supplier<StoreConfig> config;
    private final KdfCost cost;

    /** @param config asked for with the first store: it names every ledger, and no sign-in window waits for those */
    public Station(StoreFiles files, Clock clock, Supplier<StoreConfig> config, KdfCost cost) {
        this.files = files;
        this.clock = clock;
        this.config = config;
        this.cost = cost;
    }

    /** What the first run gives. The code is kept nowhere; unconfirmed, it is replaced. */
    public sealed interface Founded {
        record Made(Session session, RecoveryCode code) implements Founded {}

        /** Nothing was left behind. */
        record Refused(Problem problem) implements Founded {}
    }

    public StoreFiles files() {
        return files;
    }

    /** What the first opening in a process would do besides, done while the officer types. */
    public void prepare() {
        KeySlots.prepare();
        Store.prepare(config.get());
    }

    /** Whether a store was ever made here. */
    public boolean exists() {
        return files.exists();
    }

    /** @param town 9 digits @param lead the first officer's name; he leads the others */
    public Founded found(String town, String lead, char[] password) {
        Optional<StoreTrouble> trouble = files.check();
        if (trouble.isPresent()) {
            return new Founded.Refused(trouble.get().problem());
        }
        try {
            KeySlots.FirstRun first = KeySlots.create(files.keys(), lead, password, cost, clock);
            Opened opened = Store.create(
                    files, first.key(), config.get(), town, UUID.randomUUID().toString());
            return switch (opened) {
                case Opened.Ready ready ->
                    new Founded.Made(
                            new Session(ready.store(), first.slots(), first.key(), first.lead(), 0), first.code());
                case Opened.Refused refused -> {
                    // A key without a store would look like a store that was lost.
                    Files.deleteIfExists(files.keys());
                    yield new Founded.Refused(refused.trouble().problem());
                }
            };
        } catch (IOException e) {
            return new Founded.Refused(trouble(e).problem());
        }
    }

    public Entry.Who who() {
        if (!exists()) {
            return new Entry.Who.Nobody();
        }
        if (!Files.exists(files.keys())) {
            return new Entry.Who.Unreadable(new StoreTrouble.KeysMissing(files.keys()).problem());
        }
        try {
            return new Entry.Who.Known(
                    slots().officers().stream().filter(o -> !o.disabled()).toList());
        } catch (IOException e) {
            return new Entry.Who.Unreadable(trouble(e).problem());
        }
    }

    /** Signs an officer in and opens the store. */
    public Entry enter(UUID officer, char[] password) {
        try {
            KeySlots slots = slots();
            return switch (slots.unlock(officer, password)) {
                case Unlock.Opened(StoreKey key, Officer who) -> open(slots, key, who);
                case Unlock.Wrong(int left, var pause) -> new Entry.WrongPassword(left, pause);
                case Unlock.Waiting(var pause) -> new Entry.Wait(pause);
                case Unlock.NotAllowed n -> new Entry.Refused(Problem.error("officer.disabled"));
            };
        } catch (IOException e) {
            return new Entry.Refused(trouble(e).problem());
        }
    }

    /** Opens the store with the printed code and gives an officer a new password, which also ends a wait of his. */
    public Entry recover(String typedCode, UUID officer, char[] newPassword) {
        Optional<RecoveryCode> code = RecoveryCode.parse(typedCode);
        if (code.isEmpty()) {
            return new Entry.WrongCode();
        }
        try {
            KeySlots slots = slots();
            Optional<StoreKey> key = slots.recover(code.get());
            if (key.isEmpty()) {
                return new Entry.WrongCode();
            }
            slots.setPassword(key.get(), officer, newPassword);
            slots.confirmRecovery();
            Officer who = slots.officers().stream()
                    .filter(o -> o.id().equals(officer))
                    .findFirst()
                    .orElseThrow();
            return open(slots, key.get(), who);
        } catch (IOException e) {
            return new Entry.Refused(trouble(e).problem());
        }
    }

    /**
     * Builds a store that does not open anew, from the newest whole backup and the journal; the file that does not open
     * is set aside.
     */
    public Entry rescue(UUID officer, char[] password) {
        try {
            KeySlots slots = slots();
            return switch (slots.unlock(officer, password)) {
                case Unlock.Opened(StoreKey key, Officer who) -> rescue(slots, key, who);
                case Unlock.Wrong(int left, var pause) -> new Entry.WrongPassword(left, pause);
                case Unlock.Waiting(var pause) -> new Entry.Wait(pause);
                case Unlock.NotAllowed n -> new Entry.Refused(Problem.error("officer.disabled"));
            };
        } catch (IOException e) {
            return new Entry.Refused(trouble(e).problem());
        }
    }

    private Entry rescue(KeySlots slots, StoreKey key, Officer officer) throws IOException {
        Optional<Rescue.Rescued> rescued = new Rescue(files, key, config.get()).run();
        if (rescued.isEmpty()) {
            key.close();
            return new Entry.Refused(Problem.error("rescue.nothing"));
        }
        return entry(rescued.get().opened(), slots, key, officer);
    }

    private Entry open(KeySlots slots, StoreKey key, Officer officer) {
        return entry(Store.open(files, key, config.get()), slots, key, officer);
    }

    private static Entry entry(Opened opened, KeySlots slots, StoreKey key, Officer officer) {
        return switch (opened) {
            case Opened.Ready ready -> {
                ready.store().audit().add(officer.name(), "sign_in", "", null);
                yield new Entry.In(new Session(ready.store(), slots, key, officer, ready.recovered()));
            }
            case Opened.Refused refused -> {
                key.close();
                yield new Entry.Refused(refused.trouble().problem());
            }
        };
    }

    private KeySlots slots() throws IOException {
        return KeySlots.read(files.keys(), cost, clock);
    }

    private StoreTrouble trouble(IOException e) {
        return StoreTrouble.of(e, files.home())
                .orElseGet(() ->
                        new StoreTrouble.Damaged(files.keys(), e.getClass().getName()));
    }
}
