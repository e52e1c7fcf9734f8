package cn.sixin.store;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.KdfCost;
import cn.sixin.store.keys.KeySlots;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.store.keys.Unlock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

/** Saves and imports without end and says what was acknowledged, until it is killed. */
final class CrashChild {
    static final KdfCost CHEAP = new KdfCost(64, 1, 1);
    static final int IMPORT = 300;

    private CrashChild() {}

    static StoreKey key(Path home) throws IOException {
        KeySlots slots = KeySlots.read(new StoreFiles(home).keys(), CHEAP, Clock.systemUTC());
        if (slots.unlock(slots.officers().getFirst().id(), "Sixin-2027".toCharArray())
                instanceof Unlock.Opened opened) {
            return opened.key();
        }
        throw new IllegalStateException("does not unlock");
    }

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        String run = arguments[1];
        PrintStream out = System.out;
        Store store = Stores.open(home, key(home));
        out.println("open");
        for (int i = 0; ; i++) {
            if (i % 4 == 2) {
                importRows(store, run + "/" + i);
                out.println("import " + run + "/" + i);
            } else {
                Row row = Stores.saveEnterprise(store, i);
                out.println("save " + row.id());
            }
        }
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
