package cn.sixin.app.sync;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.station.Stations;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.StationStore;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.http.DeviceKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A real station with its encrypted store in a folder of a test, and what an officer does at it. */
public final class TestStation implements AutoCloseable {
    private final Path home;
    private Session session;
    private CitySync city;

    public TestStation(Path home) {
        this.home = home;
        session = Stations.founded(home).session();
        city = sync();
    }

    private TestStation(Path home, Session session, UnaryOperator<StationStore> watched) {
        this.home = home;
        this.session = session;
        city = new CitySync(session.store(), session.store().sync("同步"), Stations.OFFICER, Clock.systemUTC(), watched);
    }

    /** A new one of another town. */
    static TestStation of(Path home, String town) {
        return new TestStation(home, Stations.founded(Stations.at(home), town).session(), UnaryOperator.identity());
    }

    /** One that was closed, or killed. @param watched sees what its rounds write */
    static TestStation reopened(Path home, UnaryOperator<StationStore> watched) {
        return new TestStation(home, entered(home), watched);
    }

    private CitySync sync() {
        return new CitySync(session.store(), "同步", Stations.OFFICER, Clock.systemUTC());
    }

    public CitySync city() {
        return city;
    }

    public Store store() {
        return session.store();
    }

    public TestStation joins(URI server, String code, String name) {
        assertInstanceOf(
                Joined.Done.class,
                city.join(new Application(server.toString(), code, name, Optional.empty(), DeviceKeys.fresh())));
        return this;
    }

    public Receipt syncs() {
        return city.run(SyncListener.NONE);
    }

    /** Syncs, and it must come to its end. */
    public Receipt synced() {
        Receipt receipt = syncs();
        if (receipt.end() != End.DONE) {
            throw new AssertionError(receipt);
        }
        return receipt;
    }

    public Row draft(String name) {
        return store().draft(Enterprise.LEDGER).with(Enterprise.NAME, name);
    }

    public Row creates(String name) {
        Row row = draft(name);
        saved(batch().create(row));
        return row(row.id());
    }

    public Row row(UUID id) {
        return store().find(Enterprise.LEDGER, id).orElseThrow();
    }

    public void edits(UUID id, UnaryOperator<Row> change) {
        Row before = row(id);
        saved(batch().update(before, change.apply(before)));
    }

    public void deletes(UUID id) {
        saved(batch().delete(row(id), null));
    }

    public SyncState state(UUID id) {
        return row(id).envelope().state();
    }

    public Batch batch() {
        return Batch.of(GroupKind.EDIT, "编辑", session.actor());
    }

    public void saved(Batch batch) {
        saved(store().save(batch));
    }

    public static void saved(Saving saving) {
        assertInstanceOf(Saving.Saved.class, saving);
    }

    public Session session() {
        return session;
    }

    /** The disk is copied as it is, and both go on. */
    public TestStation cloned(Path to) {
        close();
        copy(home, to);
        session = entered(home);
        city = sync();
        return reopened(to, UnaryOperator.identity());
    }

    private static Session entered(Path home) {
        Station station = Stations.at(home);
        UUID officer = assertInstanceOf(Entry.Who.Known.class, station.who())
                .officers()
                .getFirst()
                .id();
        return assertInstanceOf(Entry.In.class, station.enter(officer, Stations.PASSWORD.toCharArray()))
                .session();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        city.close();
        session.close();
    }
}
