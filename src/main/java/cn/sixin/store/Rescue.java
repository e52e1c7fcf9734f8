package cn.sixin.store;

import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Builds a store that will not open anew: the newest backup that is whole, or an empty store where there is none, and
 * on it every save of the journal. The file that would not open is set aside, never changed.
 */
public final class Rescue {
    private final StoreFiles files;
    private final StoreKey key;
    private final StoreConfig config;

    public Rescue(StoreFiles files, StoreKey key, StoreConfig config) {
        this.files = files;
        this.key = key;
        this.config = config;
    }

    /**
     * What it was built from.
     *
     * @param backup empty when there was none and the journal alone was enough
     * @param aside where the old file lies
     */
    public record Rescued(Opened opened, Optional<Backup> backup, Path aside) {}

    /** Empty when neither a whole backup nor a journal from the first save on is there; nothing was touched then. */
    public Optional<Rescued> run() throws IOException {
        Backups backups = new Backups(files, config.clock());
        for (Backup backup : backups.list()) {
            if (BackupFile.whole(backup.file())) {
                Path aside = backups.putBack(backup, List.of(files.database()));
                return Optional.of(
                        new Rescued(new StoreOpening(files, key, config).open(), Optional.of(backup), aside));
            }
        }
        LoggedChange first = firstOfAll();
        if (first == null) {
            return Optional.empty();
        }
        Path aside = backups.setAside(List.of(files.database()));
        Opened opened = new StoreOpening(files, key, config).create(first.town(), first.device());
        return Optional.of(new Rescued(opened, Optional.empty(), aside));
    }

    /** The store's very first change, if the journal still has it. */
    private @Nullable LoggedChange firstOfAll() throws IOException {
        AtomicReference<@Nullable LoggedChange> first = new AtomicReference<>();
        try (Outbox outbox = Outbox.open(files, key, 0)) {
            outbox.readAfter(
                    0, chunk -> first.compareAndSet(null, chunk.changes().getFirst()));
        }
        LoggedChange change = first.get();
        return change != null && change.seq() == 1 ? change : null;
    }
}
