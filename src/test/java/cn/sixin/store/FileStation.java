package cn.sixin.store;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.sync.Attention;
import cn.sixin.sync.LocalChange;
import cn.sixin.sync.Resolution;
import cn.sixin.sync.SimStation;
import cn.sixin.sync.StationTx;
import cn.sixin.sync.StoreRefused;
import cn.sixin.sync.TownState;
import cn.sixin.sync.protocol.Conflict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run's station on the real encrypted store, each in a folder of its own. */
public final class FileStation implements SimStation {
    private static final int CACHE_KB = 4096;
    private static final Instant BEGIN = Instant.parse("2026-12-01T00:00:00Z");

    /** Folders of stations, each begun as a copy of one that is empty: migrating takes longer than a whole run. */
    public static final class Disks implements AutoCloseable {
        private final Path folder;
        private final boolean failing;
        private final Map<Integer, FileStation> empty = new HashMap<>();
        private final AtomicInteger made = new AtomicInteger();
        private final List<FileStation> stations = new ArrayList<>();

        /** @param failing whether the disks beneath them fail now and then, as a run has it */
        public Disks(Path folder, boolean failing) {
            this.folder = folder;
            this.failing = failing;
            FailingDisk.register();
        }

        public SimStation make(List<Ledger> ledgers) {
            // The same of one version have the same columns.
            int columns = ledgers.getFirst().columns().size();
            FileStation template = empty.get(columns);
            if (template == null) {
                template = new FileStation(this, next(), ledgers);
                Stores.create(template.home, CrashChild.key(), template.config())
                        .close();
                template.tables(List.of());
                empty.put(columns, template);
                stations.remove(template);
            }
            return template.moved(ledgers);
        }

        private Path next() {
            return folder.resolve("station" + made.incrementAndGet());
        }

        /** A run is over: what its stations had goes. */
        public void clear() {
            stations.forEach(FileStation::gone);
            stations.clear();
        }

        @Override
        public void close() {
            clear();
            empty.values().forEach(FileStation::gone);
        }
    }

    /** The officer's, as the run has it. */
    private static final class SetClock extends Clock {
        private Instant now = BEGIN;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Disks disks;
    private final Path home;
    private final List<Ledger> ledgers;
    private final SetClock clock = new SetClock();
    private final Set<Long> answeredOnce = new HashSet<>();
    private final StoreFiles files;
    private final FailingDisk.State disk;
    private @Nullable Store opened;
    private @Nullable List<Entry> log;

    private FileStation(Disks disks, Path home, List<Ledger> ledgers) {
        this.disks = disks;
        this.home = home;
        this.ledgers = ledgers;
        files = new StoreFiles(home);
        disk = FailingDisk.of(files.database());
        disks.stations.add(this);
    }

    private StoreConfig config() {
        return StoreConfig.of(ledgers).withCacheKb(CACHE_KB).withClock(clock).withFilePrefix(FailingDisk.PREFIX);
    }

    private Store open() {
        Store present = opened;
        if (present == null) {
            present = Store.open(files, CrashChild.key(), config()).orThrow();
            opened = present;
        }
        return present;
    }

    void shut() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
        log = null;
    }

    private void gone() {
        stopped();
        reopened(false, bound -> 0);
        FailingDisk.forget(files.database());
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A planted bug: someone alters, behind the log's back, what was pulled last. */
    public void alterLog() {
        open().lane()
                .note(connection -> update(
                        connection,
                        "update change set officer = officer || '.' where seq = (select max(seq) from change"
                                + " where server_seq is not null and answered_at is null)"));
    }

    @Override
    public boolean diskFails() {
        return disks.failing;
    }

    @Override
    public void failing(DiskFault fault, int step) {
        open();
        disk.failing(fault, step);
    }

    @Override
    public boolean whole() {
        return disk.whole();
    }

    @Override
    public void stopped() {
        disk.off();
    }

    @Override
    public void reopened(boolean power, IntUnaryOperator below) {
        disk.off();
        Store present = opened;
        opened = null;
        log = null;
        try {
            if (present != null) {
                present.lane().alone((database, outbox) -> {
                    database.abandon();
                    outbox.close();
                    return outbox;
                });
            }
            if (power) {
                disk.cut(files.database(), below);
                tear(below);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disk.back();
    }

    /** A chunk that was being appended is there in part: its head and some of it, as the last one has them. */
    private void tear(IntUnaryOperator below) throws IOException {
        byte[] all = Files.readAllBytes(files.journal());
        int some = Math.min(all.length, 200);
        int torn = below.applyAsInt(some);
        byte[] chunk = new byte[torn];
        if (torn > 0) {
            // The head promises more than there is.
            ByteBuffer.wrap(chunk).put(Arrays.copyOfRange(new byte[] {0, 0, 1, 0}, 0, Math.min(4, torn)));
        }
        Files.write(files.journal(), chunk, StandardOpenOption.APPEND);
    }

    @Override
    public Optional<String> unsound() {
        try {
            CheckReport report = StoreCheck.run(open());
            return report.sound() ? Optional.empty() : Optional.of(report.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The real migrations know nothing of a run's ledgers. */
    private void tables(List<Ledger> before) {
        WriteLane lane = open().lane();
        for (Ledger ledger : ledgers) {
            Optional<Ledger> known =
                    before.stream().filter(l -> l.name().equals(ledger.name())).findFirst();
            if (ledger == Conflict.LEDGER) {
                continue;
            }
            lane.note(connection -> {
                if (known.isEmpty()) {
                    update(
                            connection,
                            "create table " + ledger.name() + " as select id, town, base_rev, sync_state, created_at,"
                                    + " created_by, changed_at, changed_by, deleted, extra from enterprise");
                    update(connection, "alter table " + ledger.name() + " alter column id set not null");
                    update(connection, "alter table " + ledger.name() + " add primary key (id)");
                }
                for (Column<?> column : ledger.columns()) {
                    if (known.flatMap(l -> l.find(column.name())).isEmpty()) {
                        update(
                                connection,
                                "alter table " + ledger.name() + " add column " + column.name() + " " + type(column));
                    }
                }
            });
        }
    }

    private static String type(Column<?> column) {
        return switch (column.kind().stored()) {
            case TEXT -> "varchar(4000)";
            case INT -> "int";
            case LONG -> "bigint";
            case DATE -> "date";
            case INSTANT -> "timestamp(3)";
            case BOOLEAN -> "boolean";
            case UUID -> "uuid";
        };
    }

    private static void update(Connection connection, String command) throws SQLException {
        Sql.update(connection, command);
    }

    private Sync sync() {
        return open().sync("同步");
    }

    @Override
    public SimStation copy() {
        return moved(ledgers);
    }

    @Override
    public SimStation updated(List<Ledger> newer) {
        FileStation after = moved(newer);
        after.tables(ledgers);
        // Migrations that a power cut takes away are run again by the next start; here nobody would.
        after.shut();
        return after;
    }

    private FileStation moved(List<Ledger> as) {
        shut();
        FileStation copy = new FileStation(disks, disks.next(), as);
        copy.answeredOnce.addAll(answeredOnce);
        copy.clock.now = clock.now;
        try (Stream<Path> all = Files.walk(home)) {
            for (Path from : all.toList()) {
                Path to = copy.home.resolve(home.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    @Override
    public List<Ledger> ledgers() {
        return ledgers;
    }

    @Override
    public Collection<Row> all(String ledger) {
        LedgerTable table = new LedgerTable(ledger(ledger));
        return open().reading().ask(connection -> Sql.list(connection, table.select("order by id"), table::read));
    }

    @Override
    public Optional<Row> find(String ledger, UUID id) {
        return open().find(ledger(ledger), id);
    }

    @Override
    public List<Entry> log() {
        List<Entry> known = log;
        if (known == null) {
            known = open().reading().ask(this::own);
            log = known;
        }
        return known;
    }

    private List<Entry> own(Connection connection) throws SQLException {
        String own = "where (c.server_seq is null or c.answered_at is not null) order by c.seq";
        List<LocalChange> changes = Sql.list(connection, SyncLog.COLUMNS + SyncLog.GROUP + own, SyncLog::read);
        List<Long> townSeqs =
                Sql.list(connection, "select c.server_seq from change c " + own, rs -> rs.getObject(1, Long.class));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Long townSeq = townSeqs.get(i);
            boolean reopened =
                    townSeq == null && answeredOnce.contains(changes.get(i).seq());
            entries.add(new Entry(changes.get(i), townSeq, Instant.EPOCH, reopened));
        }
        return entries;
    }

    @Override
    public Collection<Attention> attention() {
        return sync().attention(Integer.MAX_VALUE);
    }

    @Override
    public Map<UUID, Attention> settledAttention() {
        Map<UUID, Attention> settled = new LinkedHashMap<>();
        String query = SyncTables.ATTENTION + "where dismissed_at is not null";
        open().reading()
                .ask(connection -> Sql.list(connection, query, SyncTables::attention))
                .forEach(attention -> settled.put(attention.id(), attention));
        return settled;
    }

    @Override
    public TownState state(String town) {
        return read(tx -> tx.town(town));
    }

    @Override
    public void enrolAnew() {
        sync().enrolledAnew().ifPresent(trouble -> {
            throw new StoreRefused(trouble);
        });
    }

    @Override
    public void save(
            List<Resolution.Step> steps, boolean together, Function<String, UUID> ids, Instant now, String officer) {
        // The store makes its own; a run's randomness goes on as it does in memory.
        Objects.requireNonNull(ids.apply("group"));
        steps.forEach(step -> Objects.requireNonNull(ids.apply("op")));
        clock.now = now;
        log = null;
        Actor actor = new Actor(officer, "desk");
        Saving saving = together && steps.size() > 1 ? sync().resolve(steps, actor, "定") : each(steps, actor);
        if (saving instanceof Saving.Refused refused) {
            throw new StoreRefused(refused.trouble().problem());
        }
        Stores.saved(saving);
    }

    private Saving each(List<Resolution.Step> steps, Actor actor) {
        try (Writing writing = open().begin(GroupKind.EDIT, "改", actor)) {
            steps.forEach(step -> writing.decided(step.what(), step.before(), step.after()));
            return writing.commit(Progress.NONE);
        }
    }

    @Override
    public <T> T read(Function<StationTx, T> work) {
        return sync().store().read(work);
    }

    @Override
    public <T> T write(Function<StationTx, T> work) {
        String answered = "select seq from change where answered_at is not null";
        answeredOnce.addAll(open().reading()
                .ask(connection -> Sql.list(connection, answered, rs -> rs.getObject(1, Long.class))));
        log = null;
        return sync().store().write(work);
    }
}
