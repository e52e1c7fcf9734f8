package cn.sixin.app.sync;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.sync.PointedStore;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.TownState;
import cn.sixin.sync.protocol.Protocol;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Stations in a process of their own, at each of which an officer edits and syncs until it stops at the failpoint that
 * is armed for it. What was acknowledged to him is said.
 */
public final class StationsChild {
    /** By then each point was passed that can be. */
    static final int ROUNDS = 12;
    /** So many rows are edited in each: the oldest. */
    private static final int ROWS = 5;
    /** There nothing is locked: the officer types on. */
    private static final Set<String> FREE = Set.of("station.begin", "station.committed");

    /** Often enough that the last one was saved just before the kill, and not so many that they take the time. */
    private static final long PACE_NANOS = 5_000_000;

    private final String name;
    private final String life;
    private final TestStation station;
    private int edits;

    private StationsChild(String name, String life, Path home, Failpoints points) {
        this.name = name;
        this.life = life;
        station = TestStation.reopened(home, store -> new PointedStore(store, point -> pass(points, point)));
    }

    /** @param arguments the stations' folder, what this life is called, then what is armed: a station each */
    public static void main(String[] arguments) {
        Failpoints.endWithParent();
        Failpoints points = Failpoints.of(arguments, 2);
        for (String name : Arrays.stream(arguments, 2, arguments.length)
                .map(text -> Failpoints.Armed.of(text).who())
                .toList()) {
            Path home = Path.of(arguments[0]).resolve(name);
            Thread.ofPlatform().name(name).start(() -> new StationsChild(name, arguments[1], home, points).works());
        }
    }

    private void pass(Failpoints points, String point) {
        while (FREE.contains(point) && points.stands(name, point)) {
            create();
            LockSupport.parkNanos(PACE_NANOS);
        }
        points.pass(name, point);
    }

    private void works() {
        for (int round = 0; round < ROUNDS; round++) {
            Row created = create();
            rowsOf(station, Protocol.CITY).forEach(row -> edit(row.id(), Enterprise.ADDRESS));
            rowsOf(station, station.store().town()).stream()
                    .limit(ROWS)
                    .forEach(row -> edit(row.id(), Enterprise.CONTACT_POST));
            Receipt receipt = station.city().run(new SyncListener() {
                private boolean edited;

                @Override
                public void at(Phase phase, long done, long total) {
                    if (phase == Phase.APPLYING && !edited) {
                        edited = true;
                        edit(created.id(), Enterprise.ADDRESS);
                    }
                }

                @Override
                public boolean cancelled() {
                    return false;
                }
            });
            Failpoints.OUT.println("synced " + name + " " + receipt.end());
            for (TownState state : station.city().sync().towns()) {
                Failpoints.OUT.println("cursor " + name + " " + state.town() + " " + state.epoch() + " "
                        + state.cursor() + " " + state.acked());
            }
        }
        Failpoints.OUT.println("missed " + name);
    }

    static List<Row> rowsOf(TestStation station, String town) {
        return station.store().list(Enterprise.LEDGER, List.of(), 10_000).first().stream()
                .filter(row -> row.envelope().town().equals(town))
                .toList();
    }

    private Row create() {
        String token = token();
        Row row = station.creates(token);
        say(row.id(), Enterprise.NAME, token);
        return row;
    }

    private void edit(UUID id, Column<String> column) {
        String token = token();
        station.edits(id, row -> row.with(column, token));
        say(id, column, token);
    }

    /** Of no other edit. */
    private String token() {
        return name + "-" + life + "-" + edits++;
    }

    private void say(UUID id, Column<String> column, String token) {
        Failpoints.OUT.println("saved " + name + " " + id + " " + column.name() + " " + token);
    }
}
