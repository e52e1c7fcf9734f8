package cn.sixin.city.http;

import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.Overview;
import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.TownEngine;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day, town by town: what was deleted long ago is forgotten, and attachments that nobody went on with. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Towns towns;
    private final Blobs blobs;
    private final Overview overview;
    private final TownEngine engine;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("housekeeping").unstarted(task));

    Housekeeping(Towns towns, Blobs blobs, Overview overview, TownEngine engine) {
        this.towns = towns;
        this.blobs = blobs;
        this.overview = overview;
        this.engine = engine;
    }

    /** The first time an hour after the start, so that a restart costs nothing. */
    Housekeeping start() {
        var unused = daily.scheduleAtFixedRate(this::run, 1, 24, TimeUnit.HOURS);
        return this;
    }

    void run() {
        try {
            for (String town : overview.standings().keySet()) {
                if (daily.isShutdown()) {
                    // Between two towns is as good a place to stop as any.
                    return;
                }
                run(town);
            }
        } catch (RuntimeException e) {
            // It is tried again tomorrow, and nothing waits for it; thrown on, it would have been the last time.
            LOG.warn("housekeeping failed", e);
        }
    }

    /** One town's trouble is no other's. */
    private void run(String town) {
        try {
            towns.write(town, towns.own(town), tx -> {
                engine.purge(tx);
                return town;
            });
            blobs.sweep(town);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("town", town).setCause(e).log("housekeeping failed");
        }
    }

    /** Waits for the town whose turn it is. An interrupt would close the file of an H2 database under everybody. */
    @Override
    public void close() {
        daily.close();
    }
}
