package cn.sixin.sync;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Conflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A station's store in memory: rows, log, what the engine keeps. A transaction that throws leaves nothing. Saves as the
 * real store does, by the same rules. One thread.
 */
final class MemoryStation implements SimStation {
    private final List<Ledger> ledgers;
    private final Map<String, Map<UUID, Row>> rows = new HashMap<>();
    private final List<Entry> log = new ArrayList<>();
    private final Map<UUID, List<Integer>> logOf = new HashMap<>();
    private final Map<String, TownState> towns = new HashMap<>();
    private final Map<UUID, Shadow> shadows = new HashMap<>();
    private final Map<UUID, Attention> open = new LinkedHashMap<>();
    private final Map<UUID, Attention> dismissed = new LinkedHashMap<>();
    private final Map<String, List<Changes>> stages = new HashMap<>();

    MemoryStation(List<Ledger> ledgers) {
        this.ledgers = ledgers;
        ledgers.forEach(ledger -> rows.put(ledger.name(), new TreeMap<>()));
    }

    @Override
    public MemoryStation copy() {
        MemoryStation copy = new MemoryStation(ledgers);
        copy.take(this);
        return copy;
    }

    @Override
    public MemoryStation updated(List<Ledger> newer) {
        MemoryStation copy = new MemoryStation(newer);
        copy.take(this);
        newer.forEach(ledger -> {
            if (ledger != Conflict.LEDGER) {
                Map<UUID, Row> moved = new TreeMap<>();
                copy.of(ledger.name()).forEach((id, row) -> moved.put(id, moved(row, ledger)));
                copy.rows.put(ledger.name(), moved);
            }
        });
        return copy;
    }

    private static Row moved(Row row, Ledger newer) {
        Row now = Row.of(newer, row.envelope(), new Object[newer.columns().size()], row.extra());
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        for (Column<?> column : row.ledger().columns()) {
            values.put(newer.column(column.name()), row.get(column));
        }
        return now.with(values);
    }

    private void take(MemoryStation other) {
        other.rows.forEach((name, of) -> rows.put(name, new TreeMap<>(of)));
        log.addAll(other.log);
        other.logOf.forEach((id, places) -> logOf.put(id, new ArrayList<>(places)));
        towns.putAll(other.towns);
        shadows.putAll(other.shadows);
        open.putAll(other.open);
        dismissed.putAll(other.dismissed);
        other.stages.forEach((name, pages) -> stages.put(name, new ArrayList<>(pages)));
    }

    @Override
    public List<Ledger> ledgers() {
        return ledgers;
    }

    private Map<UUID, Row> of(String ledger) {
        return Objects.requireNonNull(rows.get(ledger), ledger);
    }

    @Override
    public Collection<Row> all(String ledger) {
        return of(ledger).values();
    }

    @Override
    public Optional<Row> find(String ledger, UUID id) {
        return Optional.ofNullable(of(ledger).get(id));
    }

    @Override
    public List<Entry> log() {
        return log;
    }

    @Override
    public Collection<Attention> attention() {
        return open.values();
    }

    @Override
    public Map<UUID, Attention> settledAttention() {
        return dismissed;
    }

    @Override
    public TownState state(String name) {
        return towns.getOrDefault(name, TownState.fresh(name));
    }

    @Override
    public void enrolAnew() {
        towns.replaceAll((name, state) -> state.enrolledAnew());
    }

    // what an officer does

    @Override
    public void save(
            List<Resolution.Step> steps, boolean together, Function<String, UUID> ids, Instant now, String officer) {
        UUID group = ids.apply("group");
        for (Resolution.Step step : steps) {
            save(step, together && steps.size() > 1 ? group : null, ids, now, officer);
        }
    }

    private void save(
            Resolution.Step step, @Nullable UUID group, Function<String, UUID> ids, Instant now, String officer) {
        Row present = step.before() == null
                ? null
                : of(step.before().ledger().name()).get(step.before().id());
        Row after = step.after();
        Change.What what = step.what();
        Map<Column<?>, Change.Delta> delta = Map.of();
        Set<UUID> one = Set.of(after.id());
        Tx tx = new Tx();
        List<Attention> attention = tx.attention(one);
        if (what == Change.What.CREATE
                && present != null
                && Resend.createdAlready(present, attention, tx.unsettled(one))) {
            what = Change.What.UPDATE;
        }
        if (what == Change.What.CREATE) {
            Row draft = Row.draft(after.ledger(), after.id(), after.envelope().town());
            delta = draft.editTo(draft, after);
        } else if (what == Change.What.UPDATE || what == Change.What.RESOLVE) {
            Row standing = Objects.requireNonNull(present);
            Row base = standing;
            if (!attention.isEmpty()) {
                Resend resend = Resend.of(base, attention, tx.unsettled(one), shadows.get(after.id()));
                what = resend.what();
                base = resend.base();
            }
            delta = base.editTo(what == Change.What.CREATE ? base : standing, after);
        }
        tx.dismiss(attention.stream().map(Attention::id).toList());
        Envelope was =
                present == null ? Envelope.draft(after.id(), after.envelope().town()) : present.envelope();
        Instant at = now.isAfter(was.changedAt()) ? now : was.changedAt().plusMillis(1);
        boolean deleted = switch (what) {
            case DELETE -> true;
            case RESTORE, CREATE -> false;
            default -> was.deleted();
        };
        Envelope next = new Envelope(
                was.id(),
                was.town(),
                was.baseRev(),
                SyncState.PENDING,
                present == null ? at : was.createdAt(),
                present == null ? officer : was.createdBy(),
                at,
                officer,
                deleted);
        of(after.ledger().name()).put(after.id(), after.with(next));
        Map<String, Change.Delta> sent = new LinkedHashMap<>();
        delta.forEach((column, d) -> sent.put(column.name(), d));
        LocalChange change = new LocalChange(
                log.size() + 1L,
                ids.apply("op"),
                after.ledger().name(),
                after.id(),
                what,
                was.baseRev(),
                at,
                officer,
                was.town(),
                group,
                sent);
        logOf.computeIfAbsent(after.id(), id -> new ArrayList<>()).add(log.size());
        log.add(new Entry(change, null, Instant.EPOCH, false));
    }

    // what the engine does

    @Override
    public <T> T read(Function<StationTx, T> work) {
        return work.apply(new Tx());
    }

    @Override
    public <T> T write(Function<StationTx, T> work) {
        Tx tx = new Tx();
        boolean done = false;
        try {
            T result = work.apply(tx);
            done = true;
            return result;
        } finally {
            if (!done) {
                tx.undo.reversed().forEach(Runnable::run);
            }
        }
    }

    private final class Tx implements StationTx {
        private final List<Runnable> undo = new ArrayList<>();

        private <K, V> void put(Map<K, V> map, K key, @Nullable V value) {
            V before = value == null ? map.remove(key) : map.put(key, value);
            undo.add(() -> {
                if (before == null) {
                    map.remove(key);
                } else {
                    map.put(key, before);
                }
            });
        }

        @Override
        public TownState town(String name) {
            return state(name);
        }

        @Override
        public void putTown(TownState state) {
            put(towns, state.town(), state);
        }

        @Override
        public List<LocalChange> pending(String name, int limit) {
            List<LocalChange> found = new ArrayList<>();
            for (int i = 0; i < log.size() && found.size() < limit; i++) {
                Entry entry = log.get(i);
                if (entry.townSeq() == null && entry.change().town().equals(name)) {
                    found.add(entry.change());
                }
            }
            return found;
        }

        @Override
        public long pendingCount(String name) {
            return pending(name, Integer.MAX_VALUE).size();
        }

        @Override
        public void answered(Map<Long, Long> townSeqs, Instant at) {
            townSeqs.forEach((seq, townSeq) -> mark((int) (seq - 1), townSeq, at));
        }

        @Override
        public long answeredSince(String name, Instant time) {
            return log.stream()
                    .filter(entry -> entry.townSeq() != null
                            && entry.change().town().equals(name)
                            && !entry.answeredAt().isBefore(time))
                    .count();
        }

        private void mark(int place, @Nullable Long townSeq, Instant at) {
            Entry before = log.get(place);
            log.set(place, new Entry(before.change(), townSeq, at, townSeq == null));
            undo.add(() -> log.set(place, before));
        }

        @Override
        public List<Reopened> reopen(String name, long count) {
            List<Reopened> again = new ArrayList<>();
            for (int i = log.size() - 1; i >= 0 && again.size() < count; i--) {
                Entry entry = log.get(i);
                if (entry.townSeq() != null && entry.change().town().equals(name)) {
                    again.add(Reopened.of(entry.change()));
                    mark(i, null, Instant.EPOCH);
                }
            }
            return again.reversed();
        }

        @Override
        public List<LocalChange> unsettled(Collection<UUID> records) {
            List<LocalChange> found = new ArrayList<>();
            for (UUID record : records) {
                for (int place : logOf.getOrDefault(record, List.of())) {
                    Entry entry = log.get(place);
                    if (entry.townSeq() == null || rejected(entry.change().seq())) {
                        found.add(entry.change());
                    }
                }
            }
            found.sort(Comparator.comparingLong(LocalChange::seq));
            return found;
        }

        private boolean rejected(long seq) {
            return open.values().stream().anyMatch(a -> Objects.equals(a.seq(), seq));
        }

        @Override
        public boolean none(Ledger ledger) {
            return of(ledger.name()).isEmpty();
        }

        @Override
        public Map<UUID, Row> rows(Ledger ledger, Collection<UUID> ids) {
            Map<UUID, Row> found = new LinkedHashMap<>();
            for (UUID id : ids) {
                Row row = of(ledger.name()).get(id);
                if (row != null) {
                    found.put(id, row);
                }
            }
            return found;
        }

        @Override
        public List<Row> present(Ledger ledger, String name, @Nullable UUID after, int limit) {
            TreeMap<UUID, Row> all = (TreeMap<UUID, Row>) of(ledger.name());
            return (after == null ? all : all.tailMap(after, false))
                    .values().stream()
                            .filter(row -> row.envelope().town().equals(name)
                                    && !row.envelope().deleted())
                            .limit(limit)
                            .toList();
        }

        @Override
        public void write(List<Pulled> pulled) {
            for (Pulled one : pulled) {
                put(of(one.after().ledger().name()), one.after().id(), one.after());
            }
        }

        @Override
        public Map<UUID, Shadow> shadows(Collection<UUID> records) {
            Map<UUID, Shadow> found = new HashMap<>();
            for (UUID record : records) {
                Shadow shadow = shadows.get(record);
                if (shadow != null) {
                    found.put(record, shadow);
                }
            }
            return found;
        }

        @Override
        public void putShadow(Shadow shadow) {
            put(shadows, shadow.record(), shadow);
        }

        @Override
        public void dropShadows(Collection<UUID> records) {
            records.forEach(record -> put(shadows, record, null));
        }

        @Override
        public List<Attention> attention(Collection<UUID> records) {
            return open.isEmpty()
                    ? List.of()
                    : open.values().stream()
                            .filter(a -> records.contains(a.record()))
                            .toList();
        }

        @Override
        public void attend(Attention attention) {
            put(open, attention.id(), attention);
        }

        @Override
        public void dismiss(Collection<UUID> ids) {
            for (UUID id : ids) {
                Attention attention = open.get(id);
                if (attention != null) {
                    put(dismissed, id, attention);
                    put(open, id, null);
                }
            }
        }

        @Override
        public Set<UUID> contested(Collection<UUID> records) {
            Set<UUID> found = new LinkedHashSet<>();
            for (Row row : of(Conflict.LEDGER.name()).values()) {
                String about = row.get(Conflict.ABOUT);
                boolean counts = "open".equals(row.get(Conflict.STATE))
                        && !"proposal".equals(row.get(Conflict.KIND))
                        && !row.envelope().deleted();
                if (counts && about != null && records.contains(UUID.fromString(about))) {
                    found.add(UUID.fromString(about));
                }
            }
            return found;
        }

        @Override
        public Optional<Stage> staged(String name) {
            List<Changes> pages = stages.getOrDefault(name, List.of());
            return pages.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Stage(
                            pages.getFirst().epoch(),
                            pages.getFirst().since(),
                            pages.getLast().through(),
                            pages.getLast().highWater()));
        }

        @Override
        public void stage(Changes page) {
            List<Changes> more = new ArrayList<>(stages.getOrDefault(page.town(), List.of()));
            more.add(page);
            put(stages, page.town(), more);
        }

        @Override
        public void eachStaged(String name, Consumer<Changes> page) {
            stages.getOrDefault(name, List.of()).forEach(page);
        }

        @Override
        public void clearStage(String name) {
            put(stages, name, null);
        }
    }
}
