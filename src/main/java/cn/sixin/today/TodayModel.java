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
import java.util.function.Function;

/** Asks the store what is due. Blocking; runs off the FX thread. */
public final class TodayModel {
    /** So many rows of each due are named; the ledger's own page has all of them. */
    public static final int NAMED = 30;

    private final Desk desk;
    private final Store store;

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
     * @param mine only what is the signed-in officer's, where a due says whose its rows are
     * @throws CancellationException when {@code progress} was cancelled
     */
    public WorkList read(boolean mine, Progress progress) {
        Context context = desk.context();
        LocalDate today = context.today();
        Map<LocalDate, Long> coming = new TreeMap<>();
        today.plusDays(1).datesUntil(today.plusDays(WorkList.AHEAD + 1L)).forEach(day -> coming.put(day, 0L));
        List<WorkList.Group> groups = new ArrayList<>();
        for (Ledger ledger : store.ledgers()) {
            for (Due due : ledger.dues()) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                Gathering gathering = new Gathering(due, today, coming);
                for (Due.Wanted wanted : due.wanted(context)) {
                    gathering.add(wanted.by(), where(due, wanted, mine));
                }
                gathering.group(ledger).ifPresent(groups::add);
            }
        }
        groups.sort(Comparator.comparingLong(WorkList.Group::overdue)
                .thenComparingLong(WorkList.Group::today)
                .reversed());
        boolean started = !groups.isEmpty() || store.ledgers().stream().anyMatch(ledger -> store.size(ledger) > 0);
        return new WorkList(today, groups, coming, started);
    }

    private List<Where> where(Due due, Due.Wanted wanted, boolean mine) {
        List<Where> where = new ArrayList<>(wanted.where());
        due.whose().filter(column -> mine).ifPresent(column -> where.add(Where.oneOf(column, desk.officer())));
        return where;
    }

    /** What one due comes to. */
    private final class Gathering {
        private record Found(Row row, Optional<LocalDate> day) {}

        private final Due due;
        private final LocalDate today;
        private final Map<LocalDate, Long> coming;
        private final List<Found> found = new ArrayList<>();
        private long overdue;
        private long now;
        private long standing;

        Gathering(Due due, LocalDate today, Map<LocalDate, Long> coming) {
            this.due = due;
            this.today = today;
            this.coming = coming;
        }

        void add(Due.By by, List<Where> where) {
            switch (by) {
                case Due.By.Its(Column<LocalDate> column) -> itsDay(column, where);
                case Due.By.On(LocalDate day) -> {
                    Listed listed = store.list(due.rows(), where, NAMED);
                    count(day, listed.count());
                    if (!day.isAfter(today)) {
                        take(listed.first(), row -> Optional.of(day));
                    }
                }
                case Due.By.Always() -> {
                    Listed listed = store.list(due.rows(), where, NAMED);
                    standing += listed.count();
                    take(listed.first(), row -> Optional.empty());
                }
            }
        }

        private void itsDay(Column<LocalDate> column, List<Where> where) {
            long before = overdue + now;
            store.perDay(due.rows(), and(where, new Where.Days(column, null, today.plusDays(WorkList.AHEAD))), column)
                    .forEach(this::count);
            if (overdue + now > before) {
                List<Where> untilToday = and(where, new Where.Days(column, null, today));
                take(
                        store.earliest(due.rows(), untilToday, column, NAMED),
                        row -> Optional.ofNullable(row.get(column)));
            }
        }

        private void take(List<Row> rows, Function<Row, Optional<LocalDate>> day) {
            rows.forEach(row -> found.add(new Found(row, day.apply(row))));
        }

        private void count(LocalDate day, long count) {
            if (day.isBefore(today)) {
                overdue += count;
            } else if (day.equals(today)) {
                now += count;
            } else {
                coming.computeIfPresent(day, (same, sum) -> sum + count);
            }
        }

        Optional<WorkList.Group> group(Ledger ledger) {
            if (overdue + now + standing == 0) {
                return Optional.empty();
            }
            found.sort(Comparator.comparing(each -> each.day().orElse(LocalDate.MAX)));
            List<Found> named = found.subList(0, Math.min(NAMED, found.size()));
            Showing showing = showing(named.stream().map(Found::row).toList());
            List<WorkList.Item> items = named.stream()
                    .map(each -> new WorkList.Item(
                            each.row().id(),
                            each.row().ledger().name(each.row(), showing),
                            detail(each.row(), showing),
                            each.day()))
                    .toList();
            return Optional.of(new WorkList.Group(ledger, due, overdue, now, standing, items));
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
