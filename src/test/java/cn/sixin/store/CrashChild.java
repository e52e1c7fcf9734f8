package cn.sixin.store;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Saves and imports without end, or so many times, and says what was acknowledged, until it is killed. */
public final class CrashChild {
    /** As often as a process saves whose classes are to be started from. */
    static final int TRAINING = 8;

    static final int IMPORT = 40;
    private static final int CACHE_KB = 4096;

    private CrashChild() {}

    /** Every test store's key: officers and passwords are not what is tried here, and cost time. */
    public static StoreKey key() {
        byte[] known = new byte[32];
        return StoreKey.random(new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(known, 0, bytes, 0, bytes.length);
            }
        });
    }

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        String run = arguments[1];
        PrintStream out = System.out;
        boolean training = run.equals(Integer.toString(TRAINING));
        if (training) {
            Stores.create(home, key()).close();
        }
        Store store = Store.open(new StoreFiles(home), key(), Stores.CONFIG.withCacheKb(CACHE_KB))
                .orThrow();
        out.println("open");
        for (int i = 0; !training || i < TRAINING; i++) {
            if (i % 4 == 2) {
                importRows(store, run + "/" + i);
                out.println("import " + run + "/" + i + " whole");
            } else {
                Row row = Stores.saveEnterprise(store, i);
                out.println("save " + row.id());
            }
        }
        store.close();
    }

    private static void importRows(Store store, String name) {
        try (Writing writing = store.begin(GroupKind.IMPORT, name, Stores.ACTOR)) {
            for (int i = 0; i < IMPORT; i++) {
                writing.create(Stores.enterprise(store, i).with(Enterprise.COMMUNITY, name));
            }
            Stores.saved(writing.commit(Progress.NONE));
        }
    }
}
