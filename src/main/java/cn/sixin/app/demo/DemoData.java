package cn.sixin.app.demo;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.Actor;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.Writing;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;

/** Fills an empty store with enterprises that do not exist and the needs they raised, as one group that undo takes back. */
public final class DemoData {
    /** Enough to fill a page and to filter; a town's roster has thousands. */
    public static final int DEFAULT_ENTERPRISES = 120;

    /** More than a town has; a bound against a slip of the finger. */
    public static final int MOST_ENTERPRISES = 1_000_000;

    /** The same seed makes the same enterprises. */
    public static final long SEED = 20_270_206L;

    private static final int ONE_NEED_IN = 3;

    private final Store store;
    private final Labels labels;
    private final LocalDate today;

    public DemoData(Store store, Labels labels, LocalDate today) {
        this.store = store;
        this.labels = labels;
        this.today = today;
    }

    /** Whether the store holds nothing that a demo could be mistaken for, or mixed with. */
    public boolean mayFill() {
        return store.ledgers().stream().allMatch(l -> store.count(l) == 0);
    }

    /** @param enterprises 1 to {@link #MOST_ENTERPRISES} */
    public Saving fill(int enterprises, Actor actor, Progress progress) {
        return fill(enterprises, SEED, actor, progress);
    }

    /** As above, from another seed. */
    public Saving fill(int enterprises, long seed, Actor actor, Progress progress) {
        DemoWords words = new DemoWords();
        Context context = Context.at(today, store.town(), Context.Lookup.NONE);
        DemoEnterprises roster = new DemoEnterprises(words, context);
        DemoServices needs = new DemoServices(words, today);
        SplittableRandom seeds = new SplittableRandom(seed);
        try (Writing writing = store.begin(GroupKind.IMPORT, labels.text("demo.group", enterprises), actor)) {
            for (int number = 0; number < enterprises && !writing.hopeless(); number++) {
                if (writing.told(progress, number, enterprises)) {
                    return new Saving.Cancelled();
                }
                SplittableRandom random = seeds.split();
                Row enterprise = writing.create(roster.fill(store.draft(Enterprise.LEDGER), number, random));
                if (random.nextInt(ONE_NEED_IN) == 0) {
                    raise(needs, enterprise.id(), random, writing);
                }
            }
            return writing.commit(progress);
        }
    }

    private void raise(DemoServices needs, UUID enterprise, SplittableRandom random, Writing writing) {
        int several = 1 + random.nextInt(2);
        for (int i = 0; i < several; i++) {
            writing.create(needs.fill(store.draft(Service.LEDGER), enterprise, random));
        }
    }
}
