package cn.sixin.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.engine.DeviceRow;
import cn.sixin.city.engine.ForwardingTownTx;
import cn.sixin.city.engine.MemoryTowns;
import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.SimTowns;
import cn.sixin.city.engine.TownRow;
import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Twenty faults as an engine may have them, each planted from outside: every one is caught by some run. */
class PlantedBugsTest {
    private static final int SEEDS = 400;
    private static final int STEPS = 200;

    /** A fault's name and what spoils the run. */
    private record Bug(String name, Seams seams) {}

    private static List<Bug> bugs() {
        return List.of(
                server("answers are not kept", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public void putOps(List<OpRecord> ops) {}
                }),
                server("the device's number is not moved on", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public void putLastSeq(long lastSeq) {}
                }),
                server("a revoked device is let in", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public Optional<DeviceRow> lockDevice() {
                        return super.lockDevice()
                                .map(d -> new DeviceRow(d.id(), d.name(), d.home(), false, d.lastSeq()));
                    }
                }),
                new Bug("any device may use any town", new OtherTown()),
                server("a number of the town is left out", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public void putTown(TownRow t) {
                        super.putTown(
                                new TownRow(t.town(), t.epoch(), t.seq() + 1, t.rows(), t.generation(), t.floor()));
                    }
                }),
                new Bug("the last writer wins", new LastWriterWins()),
                new Bug("a number used twice is not noticed", new HashNotCompared()),
                server("deleted rows come back", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public Map<UUID, ServerRow> rows(Set<UUID> ids) {
                        Map<UUID, ServerRow> rows = new HashMap<>(super.rows(ids));
                        rows.replaceAll((id, row) -> alive(row));
                        return rows;
                    }
                }),
                server("deletions are not told", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public List<ServerRow> page(long after, long through, boolean withDeleted, int limit) {
                        return super.page(after, through, false, limit);
                    }
                }),
                server("a page begins one too late", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public List<ServerRow> page(long after, long through, boolean withDeleted, int limit) {
                        return super.page(after + 1, through, withDeleted, limit);
                    }
                }),
                server("unknown columns are dropped", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public void putRows(Collection<ServerRow> rows) {
                        super.putRows(rows.stream()
                                .map(PlantedBugsTest::withoutNewest)
                                .toList());
                    }
                }),
                server("the same thing twice is not noticed", tx -> new ForwardingTownTx(tx) {
                    @Override
                    public List<ServerRow> rowsByKey(String ledger, Set<String> keys) {
                        return ledger.equals("site") ? List.of() : super.rowsByKey(ledger, keys);
                    }
                }),
                new Bug("the answer does not wait for the commit", new Seams() {
                    @Override
                    boolean commitsFirst() {
                        return false;
                    }
                }),
                new Bug("a restored server keeps its epoch", new Seams() {
                    @Override
                    boolean newEpoch() {
                        return false;
                    }
                }),
                station("an answer settles all that waits", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public void answered(Map<Long, Long> townSeqs, Instant at) {
                        Map<Long, Long> all = new HashMap<>(townSeqs);
                        tx.pending(Sim.TOWN, 1000).forEach(change -> all.putIfAbsent(change.seq(), 0L));
                        super.answered(all, at);
                    }
                }),
                station("the cursor moves on without the rows", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public void write(List<Pulled> rows) {
                        super.write(rows.size() > 2 ? rows.subList(0, 2) : rows);
                    }
                }),
                station("what was pulled overwrites what waits", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public List<LocalChange> unsettled(Collection<UUID> records) {
                        return List.of();
                    }
                }),
                station("what was rejected is forgotten", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public void attend(Attention attention) {}
                }),
                station("beginning anew empties the outbox", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public void putTown(TownState state) {
                        if (state.again() == TownState.Again.EXPIRED || state.again() == TownState.Again.RESTORED) {
                            Map<Long, Long> all = new HashMap<>();
                            tx.pending(state.town(), 1000).forEach(change -> all.put(change.seq(), 0L));
                            tx.answered(all, Instant.EPOCH);
                        }
                        super.putTown(state);
                    }
                }),
                station("what a restored server lost is not sent again", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public List<Reopened> reopen(String town, long count) {
                        return List.of();
                    }
                }),
                station("conflicts are not kept", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public void write(List<Pulled> rows) {
                        super.write(rows.stream()
                                .filter(row -> row.after().ledger() != Conflict.LEDGER)
                                .toList());
                    }
                }),
                station("the log is sent in another order", tx -> new ForwardingStationTx(tx) {
                    @Override
                    public List<LocalChange> pending(String town, int limit) {
                        return super.pending(town, limit).reversed();
                    }
                }),
                new Bug("a save is not on the disk when it returns", new Seams() {
                    @Override
                    boolean savesDurably() {
                        return false;
                    }
                }));
    }

    private interface OnServer {
        TownTx wrap(TownTx tx);
    }

    private interface OnStation {
        StationTx wrap(StationTx tx);
    }

    private static Bug server(String name, OnServer wrapper) {
        return new Bug(name, new Seams() {
            @Override
            TownTx server(TownTx tx) {
                return wrapper.wrap(tx);
            }
        });
    }

    private static Bug station(String name, OnStation wrapper) {
        return new Bug(name, new Seams() {
            @Override
            StationTx station(StationTx tx) {
                return wrapper.wrap(tx);
            }
        });
    }

    private static ServerRow alive(ServerRow r) {
        return new ServerRow(
                r.id(),
                r.ledger(),
                r.rev(),
                r.seq(),
                null,
                r.values(),
                r.createdAt(),
                r.createdBy(),
                r.changedAt(),
                r.changedBy(),
                r.device(),
                r.touched(),
                r.owned(),
                r.keys());
    }

    private static ServerRow withoutNewest(ServerRow r) {
        Map<String, Object> values = new LinkedHashMap<>(r.values());
        values.remove("since_v" + SimLedgers.NEWEST);
        return new ServerRow(
                r.id(),
                r.ledger(),
                r.rev(),
                r.seq(),
                r.deletedAt(),
                values,
                r.createdAt(),
                r.createdBy(),
                r.changedAt(),
                r.changedBy(),
                r.device(),
                r.touched(),
                r.owned(),
                r.keys());
    }

    /** The server asks nobody where he is from, and a device asks for its neighbour's changes. */
    private static final class OtherTown extends Seams {
        @Override
        TownTx server(TownTx tx) {
            return new ForwardingTownTx(tx) {
                @Override
                public Optional<DeviceRow> readDevice() {
                    return super.readDevice()
                            .map(d -> new DeviceRow(d.id(), d.name(), Protocol.CITY, d.revoked(), d.lastSeq()));
                }
            };
        }

        @Override
        Transport transport(Transport to) {
            return new Transport() {
                @Override
                public Enrolment.Place place(String town) throws Failure {
                    return to.place(town);
                }

                @Override
                public PushAnswer push(String town, Push push) throws Failure {
                    return to.push(town, push);
                }

                @Override
                public Changes changes(String town, ChangesQuery q) throws Failure {
                    return to.changes(
                            town.equals(Sim.TOWN) ? Sim.OTHER : town,
                            new ChangesQuery(null, q.schema(), 0, 0, null, q.deleted(), q.limit()));
                }

                @Override
                public Optional<Duration> skew() {
                    return to.skew();
                }
            };
        }
    }

    /** The engine is told that everyone had seen what stands there. */
    private static final class LastWriterWins extends Seams {
        @Override
        Push pushed(UUID device, String town, Push push, SimTowns towns) {
            return replaced(push, op -> {
                Map<String, @Nullable Object> base = new HashMap<>();
                ServerRow row = towns.row(town, op.id()).orElse(null);
                op.set().keySet().forEach(column -> base.put(column, row == null ? null : row.value(column)));
                return new Op(
                                op.seq(),
                                op.op(),
                                "",
                                op.kind(),
                                op.ledger(),
                                op.id(),
                                op.baseRev(),
                                base,
                                op.set(),
                                op.editedAt(),
                                op.actor(),
                                op.group())
                        .hashed();
            });
        }
    }

    /** A number that was answered is taken for what it was answered as. */
    private static final class HashNotCompared extends Seams {
        @Override
        Push pushed(UUID device, String town, Push push, SimTowns towns) {
            Map<Long, Op> answered = new HashMap<>();
            towns.log(town).stream()
                    .filter(record -> record.device().equals(device))
                    .forEach(record -> answered.put(record.op().seq(), record.op()));
            return replaced(push, op -> answered.getOrDefault(op.seq(), op));
        }
    }

    private interface Change {
        Op of(Op op);
    }

    private static Push replaced(Push push, Change change) {
        return new Push(
                push.batch(),
                push.epoch(),
                push.schema(),
                push.ops().stream().map(change::of).toList());
    }

    @Test
    void thereAreAtLeastTwenty() {
        assertTrue(bugs().size() >= 20);
        assertEquals(bugs().size(), bugs().stream().map(Bug::name).distinct().count());
    }

    @TestFactory
    Stream<DynamicTest> eachIsCaught() {
        return bugs().stream()
                .map(bug -> DynamicTest.dynamicTest(bug.name(), () -> assertTrue(caught(bug), bug.name())));
    }

    private static boolean caught(Bug bug) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                new Sim(seed, bug.seams(), new HashMap<>()).run(STEPS);
            } catch (Broken broken) {
                return true;
            } catch (IllegalStateException storage) {
                // A storage that refuses what must not be, as a database's unique keys do; any other is no catch.
                if (!MemoryTowns.TWICE.equals(storage.getMessage())) {
                    throw storage;
                }
                return true;
            }
        }
        return false;
    }
}
