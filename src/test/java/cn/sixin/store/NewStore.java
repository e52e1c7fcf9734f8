package cn.sixin.store;

import cn.sixin.Ledgers;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * New, empty encrypted stores of 长安镇 and all ledgers, on the device desk-1. The first is made; the others are its
 * copies, with its key: to make the tables anew is the dearest part of a test that only wants to keep rows.
 */
public final class NewStore {
    private static final StoreConfig CONFIG = StoreConfig.of(Ledgers.ALL).withCacheKb(16_384);
    private static final StoreKey KEY = Stores.key();
    private static final byte[] MADE = made();

    private NewStore() {}

    public static Store in(Path home) {
        return in(home, CONFIG);
    }

    public static Store in(Path home, StoreConfig config) {
        StoreFiles files = new StoreFiles(home);
        try {
            Files.createDirectories(files.folder());
            Files.write(files.database(), MADE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Store.open(files, KEY, config).orThrow();
    }

    private static byte[] made() {
        try {
            Path home = Files.createTempDirectory("store");
            Stores.create(home, KEY).close();
            StoreFiles files = new StoreFiles(home);
            byte[] bytes = Files.readAllBytes(files.database());
            try (var left = Files.walk(home)) {
                for (Path path :
                        left.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
