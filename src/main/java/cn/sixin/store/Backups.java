package cn.sixin.store;

import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;

/** Copies of the store. */
public final class Backups {
    private Backups() {}

    static void beforeMigration(StoreFiles files, StoreKey key, StoreConfig config, Database database)
            throws IOException {
        throw new IOException("not yet");
    }
}
