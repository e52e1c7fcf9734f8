package cn.sixin.today;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.ledger.Where;
import cn.sixin.page.Desk;
import cn.sixin.store.Listed;
import cn.sixin.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the store what is due. Blocking; runs off the FX thread. */
public final class TodayModel {
    /** So many rows of each due are named; the ledger's own page has all of them. */
    public static final int NAMED = 30;

    /** With so many rows the first part of a list fills a window. */
    private static final int FIRST = 30;

    private final Desk desk;
    private final Store store;
    private final AtomicReference<@Nullable FutureTask<WorkList>> begun = new AtomicReference<>();

    public TodayModel(Desk desk) {
        this.desk = desk;
        store = desk.store();
    }

    /** The officer's calendar day. */
    public LocalDate today() {
        return desk.context().today();
    }

    /** Tells of every save, on the saving thread, as long as the desk is open. */
    public void onSaved(Runnable listener) {
        desk.onSaved(listener);
    }

    /**
     * Reads what a page asks for first, before there is one: {@link #first} takes it from here unless something was saved
     * meanwhile.
     *
     * @param apart runs it off this thread
     */
    public void begin(Consumer<Runnable> apart) {
        FutureTask<WorkList> reading = new FutureTask<>(() -> read(false, FIRST, Progress.NONE));
        begun.set(reading);
        desk.onSaved(() -> begun.set(null));
        apart.accept(reading);
    }

    /**
     * As much as a window shows at once, all of it counted, in half the time of {@link #read}.
     *
     * @throws CancellationException when {@code progress} was cancelled
     */
    public WorkList first(Progress progress) {
        FutureTask<WorkList> ahead = begun.getAndSet(null);
        return ahead == null ? read(false, FIRST, progress) : outcome(ahead);
    }

    private static WorkList outcome(FutureTask<WorkList> reading) {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param mine only what is the signed-in officer's, where a due says whose its rows are
     * @throws CancellationException when {@code progress} was cancelled
     */
    public WorkList read(boolean mine, Progress progress) {
        return read(mine, Integer.MAX_VALUE, progress);
    }

    /** @param enough after so many rows those of the groups that are left are not read */
    private WorkList read(boolean mine, int enough, Progress progress) {
        Context context = desk.context();
        LocalDate today = context.today();
        // Side by side: just opened, a store has its pages deciphered and taken apart for the first time.
        List<Gathering> gathered = store.ledgers().stream()
                .flatMap(ledger -> ledger.dues().stream().map(due -> new Gathering(ledger, due, today)))
                .toList()
                .parallelStream()
                .map(gathering -> gathering.counted(context, mine, enough == Integer.MAX_VALUE, progress))
                .toList();
        List<Gathering> due = gathered.stream()
                .filter(gathering -> gathering.count() > 0)
                .sorted(Comparator.<Gathering>comparingLong(gathering -> gathering.overdue)
                        .thenComparingLong(gathering -> gathering.now)
                        .reversed())
                .toList();
        List<WorkList.Group> groups = new ArrayList<>();
        int rows = 0;
        int named = 0;
        for (Gathering gathering : due) {
            boolean wanted = rows < enough;
            WorkList.Group group = gathering.group(wanted ? gathering.items(progress) : List.of());
            groups.add(group);
            named += wanted ? 1 : 0;
            rows += group.items().size();
        }
        boolean started = !groups.isEmpty() || store.ledgers().stream().anyMatch(ledger -> store.size(ledger) > 0);
        return new WorkList(today, groups, named, coming(today, gathered), started);
    }

    private static Map<LocalDate, Long> coming(LocalDate today, List<Gathering> gathered) {
        Map<LocalDate, Long> coming = new TreeMap<>();
        today.plusDays(1).datesUntil(today.plusDays(WorkList.AHEAD + 1L)).forEach(day -> coming.put(day, 0L));
        for (Gathering gathering : gathered) {
            gathering.coming.forEach((day, count) -> coming.computeIfPresent(day, (same, sum) -> sum + count));
        }
        return coming;
    }

    private List<Where> where(Due due, Due.Wanted wanted, boolean mine) {
        List<Where> where = new ArrayList<>(wanted.where());
        due.whose().filter(column -> mine).ifPresent(column -> where.add(Where.oneOf(column, desk.officer())));
        return where;
    }

    /** What one due comes to. */
    private final class Gathering {
        /**
         * @param some whether any row until today met it
         * @param rows its first rows, where they came with their number
         */
        private record Asked(Due.By by, List<Where> where, boolean some, Optional<List<Row>> rows) {}

        private record Found(Row row, Optional<LocalDate> day) {}

        private final Ledger ledger;
        private final Due due;
        private final LocalDate today;
        private final List<Asked> asked = new ArrayList<>();
        private final Map<LocalDate, Long> coming = new HashMap<>();
        private long overdue;
        private long now;
        private long standing;

        Gathering(Ledger ledger, Due due, LocalDate today) {
            this.ledger = ledger;
            this.due = due;
            this.today = today;
        }

        /** @param whole whether the rows of all groups are wanted: what has to be gone through for both is so once */
        Gathering counted(Context context, boolean mine, boolean whole, Progress progress) {
            for (Due.Wanted wanted : due.wanted(context)) {
                check(progress);
                List<Where> where = where(due, wanted, mine);
                long before = count();
                Optional<List<Row>> rows = Optional.empty();
                if (wanted.by() instanceof Due.By.Its(Column<LocalDate> column)) {
                    store.perDay(due.rows(), and(where, until(column, today.plusDays(WorkList.AHEAD))), column)
                            .forEach(this::count);
                } else {
                    Listed listed = store.list(due.rows(), where, whole ? NAMED : 0);
                    rows = Optional.of(listed.first()).filter(first -> whole);
                    if (wanted.by() instanceof Due.By.On(LocalDate day)) {
                        count(day, listed.count());
                    } else {
                        standing += listed.count();
                    }
                }
                asked.add(new Asked(wanted.by(), where, count() > before, rows));
            }
            return this;
        }

        private void count(LocalDate day, long count) {
            if (day.isBefore(today)) {
                overdue += count;
            } else if (day.equals(today)) {
                now += count;
            } else {
                coming.merge(day, count, Long::sum);
            }
        }

        long count() {
            return overdue + now + standing;
        }

        WorkList.Group group(List<WorkList.Item> items) {
            return new WorkList.Group(ledger, due, overdue, now, standing, items);
        }

        List<WorkList.Item> items(Progress progress) {
            List<Found> found = new ArrayList<>();
            for (Asked each : asked) {
                check(progress);
                if (each.some()) {
                    found.addAll(rows(each));
                }
            }
            found.sort(Comparator.comparing(each -> each.day().orElse(LocalDate.MAX)));
            List<Found> named = found.subList(0, Math.min(NAMED, found.size()));
            Showing showing = showing(named.stream().map(Found::row).toList());
            return named.stream()
                    .map(each -> new WorkList.Item(
                            each.row().id(),
                            each.row().ledger().name(each.row(), showing),
                            detail(each.row(), showing),
                            each.day()))
                    .toList();
        }

        private List<Found> rows(Asked each) {
            return switch (each.by()) {
                case Due.By.Its(Column<LocalDate> column) ->
                    store.earliest(due.rows(), and(each.where(), until(column, today)), column, NAMED).stream()
                            .map(row -> new Found(row, Optional.ofNullable(row.get(column))))
                            .toList();
                case Due.By.On(LocalDate day) -> listed(each, Optional.of(day));
                case Due.By.Always() -> listed(each, Optional.empty());
            };
        }

        private List<Found> listed(Asked each, Optional<LocalDate> day) {
            return each
                    .rows()
                    .orElseGet(() -> store.list(due.rows(), each.where(), NAMED).first())
                    .stream()
                    .map(row -> new Found(row, day))
                    .toList();
        }

        private String detail(Row row, Showing showing) {
            List<String> parts = new ArrayList<>();
            for (Column<?> column : due.tells()) {
                column.showMasked(row, showing)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .ifPresent(parts::add);
            }
            return String.join(desk.labels().text("today.between"), parts);
        }
    }

    private static void check(Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
    }

    private static Where.Days until(Column<LocalDate> column, LocalDate day) {
        return new Where.Days(column, null, day);
    }

    private static List<Where> and(List<Where> where, Where more) {
        List<Where> all = new ArrayList<>(where);
        all.add(more);
        return all;
    }

    /** With the names of what these rows refer to, read at once: a ledger's rows may not be in memory yet. */
    private Showing showing(List<Row> rows) {
        Map<Ledger, Set<UUID>> wanted = new HashMap<>();
        for (Row row : rows) {
            for (Column<?> column : row.ledger().columns()) {
                if (column.kind() instanceof ReferenceKind reference && row.get(column) instanceof UUID id) {
                    wanted.computeIfAbsent(reference.target(), ledger -> new HashSet<>())
                            .add(id);
                }
            }
        }
        Showing plain = desk.showing();
        Map<UUID, String> names = new HashMap<>();
        wanted.forEach((ledger, ids) ->
                store.find(ledger, ids).forEach((id, row) -> names.put(id, ledger.name(row, plain))));
        return new Showing(desk.labels(), (ledger, id) -> names.getOrDefault(id, ""));
    }
}
