package cn.sixin.store;

import cn.sixin.Ledgers;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** A real store of two ledgers in a folder of a test's own. */
final class Stores {
    static final String TOWN = "441900119";
    static final StoreConfig CONFIG = StoreConfig.of(Ledgers.ALL).withCacheKb(16_384);
    static final Actor ACTOR = new Actor("陈晓", "desk-1");

    private Stores() {}

    static StoreKey key() {
        return StoreKey.random(new SecureRandom());
    }

    static Store create(Path home, StoreKey key) {
        return create(home, key, CONFIG);
    }

    static Store create(Path home, StoreKey key, StoreConfig config) {
        return Store.create(new StoreFiles(home), key, config, TOWN, ACTOR.device())
                .orThrow();
    }

    static Store open(Path home, StoreKey key) {
        return Store.open(new StoreFiles(home), key, CONFIG).orThrow();
    }

    static Row enterprise(Store store, int n) {
        return store.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, "东莞市测试电子有限公司" + n)
                .with(Enterprise.CONTACT, "联系人" + n)
                .with(Enterprise.PHONE, "1990000%04d".formatted(n % 10_000))
                .with(Enterprise.TAGS_COLUMN, Set.of("foreign_trade"))
                .with(Enterprise.ADDRESS, "长安镇测试路" + n + "号")
                .with(Enterprise.HEADCOUNT, n)
                .with(Enterprise.STATE_SINCE, LocalDate.of(2026, 11, 1));
    }

    static Row service(Store store, UUID enterprise, String detail) {
        return store.draft(Service.LEDGER)
                .with(Service.ENTERPRISE, enterprise)
                .with(Service.RAISED_ON, LocalDate.of(2026, 11, 20))
                .with(Service.NEED, "staffing")
                .with(Service.DETAIL, detail)
                .with(Service.STATUS, "open")
                .with(Service.CONFIRMED, true);
    }

    static Batch batch(GroupKind kind) {
        return Batch.of(kind, "测试", ACTOR);
    }

    static Saving.Saved saved(Saving saving) {
        if (saving instanceof Saving.Saved saved) {
            return saved;
        }
        throw new AssertionError("not saved: " + saving);
    }

    /** Saves one new enterprise; gives it as the store keeps it. */
    static Row saveEnterprise(Store store, int n) {
        return saved(store.save(batch(GroupKind.EDIT).create(enterprise(store, n))))
                .rows()
                .getFirst()
                .after();
    }
}
