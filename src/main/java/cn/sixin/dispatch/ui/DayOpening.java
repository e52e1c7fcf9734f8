package cn.sixin.dispatch.ui;

import cn.sixin.code.ChineseOrder;
import cn.sixin.dispatch.Carry;
import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DaySheet;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Period;
import cn.sixin.dispatch.Watched;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.season.Season;
import cn.sixin.service.Service;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import cn.sixin.survey.Survey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a day's lines together out of the rows in memory. Blocking while a ledger is not there yet. */
final class DayOpening {
    private final Desk desk;
    private final LocalDate day;
    private final Map<UUID, Integer> saved = new HashMap<>();
    private final Map<UUID, LocalDate> called = new HashMap<>();
    private Map<UUID, Carry.Known> last = Map.of();

    /**
     * @param period the season's days of dispatch that the day belongs to
     * @param closed the row that says that the day is closed
     */
    record Opened(DaySheet sheet, Period period, Optional<Row> closed) {}

    private DayOpening(Desk desk, LocalDate day) {
        this.desk = desk;
        this.day = day;
    }

    static Optional<Opened> open(Desk desk, LocalDate day) {
        return Period.of(desk.seasons(), day).map(period -> new DayOpening(desk, day).open(period));
    }

    private Opened open(Period period) {
        Result rows =
                desk.index(Dispatch.LEDGER).query(Query.ALL.and(new Filter.Days(Dispatch.AS_OF, period.from(), day)));
        read(rows, period.from());
        Set<UUID> red = red();
        List<DayLine> lines = enterprises().stream()
                .map(enterprise -> DayLine.of(
                        enterprise,
                        day,
                        row(rows, last.get(enterprise.id())),
                        survey(enterprise.id()),
                        Optional.ofNullable(saved.get(enterprise.id()))
                                .map(rows::row)
                                .orElse(null),
                        new DayLine.Care(red.contains(enterprise.id()), called.get(enterprise.id()))))
                .toList();
        DaySheet sheet = new DaySheet(day, lines, desk::context, desk.officer());
        DayDrafts.restore(desk, sheet);
        return new Opened(sheet, period, closed(desk, day));
    }

    private static @Nullable Row row(Result rows, Carry.@Nullable Known known) {
        return known == null ? null : rows.row(known.place());
    }

    /** Only where nothing newer is known. */
    private @Nullable Row survey(UUID enterprise) {
        return last.containsKey(enterprise) || saved.containsKey(enterprise)
                ? null
                : desk.index(Survey.LEDGER).withKey(Survey.key(enterprise, Season.year(day), Survey.BEFORE)).stream()
                        .findFirst()
                        .orElse(null);
    }

    /** Of two rows of one enterprise and day the later change counts, as in the weekly report. */
    private void read(Result rows, LocalDate from) {
        List<Carry.Known> known = new ArrayList<>(rows.count());
        IntStream.range(0, rows.count())
                .boxed()
                .sorted(Comparator.<Integer, java.time.Instant>comparing(rows::changedAt)
                        .thenComparing(rows::id))
                .forEach(place -> {
                    UUID enterprise = rows.value(Dispatch.ENTERPRISE, place);
                    LocalDate asOf = rows.value(Dispatch.AS_OF, place);
                    if (enterprise != null && asOf != null) {
                        known.add(new Carry.Known(enterprise, asOf, place));
                        if (asOf.equals(day)) {
                            saved.put(enterprise, place);
                        }
                        if (rows.value(Dispatch.METHOD, place) != null) {
                            called.merge(enterprise, asOf, (a, b) -> a.isBefore(b) ? b : a);
                        }
                    }
                });
        last = Carry.lastBefore(known, from, day);
    }

    /** By community, then by name: as officers go through them. */
    private List<Row> enterprises() {
        Result tagged = desk.index(Enterprise.LEDGER)
                .query(Query.ALL.and(new Filter.OneOf(Enterprise.TAGS_COLUMN, Watched.TAGS, false)));
        Map<UUID, Row> wanted = new HashMap<>();
        for (int i = 0; i < tagged.count(); i++) {
            Row enterprise = tagged.row(i);
            wanted.put(enterprise.id(), enterprise);
        }
        Set<UUID> known = new HashSet<>(last.keySet());
        known.addAll(saved.keySet());
        for (UUID id : known) {
            if (!wanted.containsKey(id)) {
                desk.index(Enterprise.LEDGER)
                        .row(id)
                        .filter(row -> !row.envelope().deleted())
                        .ifPresent(row -> wanted.put(id, row));
            }
        }
        return wanted.values().stream()
                .filter(row -> Watched.is(row, known.contains(row.id())))
                .sorted(Comparator.comparing((Row row) -> row.get(Enterprise.COMMUNITY, ""), ChineseOrder.get())
                        .thenComparing(row -> row.get(Enterprise.NAME, ""), ChineseOrder.get())
                        .thenComparing(Row::id))
                .toList();
    }

    private Set<UUID> red() {
        Result needs = desk.index(Service.LEDGER)
                .query(Query.ALL
                        .and(new Filter.OneOf(Service.RISK, Set.of("red"), false))
                        .and(new Filter.OneOf(Service.STATUS, Set.of("open", "doing"), false)));
        Set<UUID> red = new HashSet<>();
        for (int i = 0; i < needs.count(); i++) {
            UUID enterprise = needs.value(Service.ENTERPRISE, i);
            if (enterprise != null) {
                red.add(enterprise);
            }
        }
        return red;
    }

    /** Rows of the day that are not as its lines know them. */
    static Map<UUID, Row> changed(Desk desk, DaySheet sheet) {
        Result rows = of(desk, sheet.day());
        Map<UUID, Row> changed = new HashMap<>();
        for (int i = 0; i < rows.count(); i++) {
            UUID enterprise = rows.value(Dispatch.ENTERPRISE, i);
            if (enterprise != null && sheet.has(enterprise)) {
                Row saved = sheet.line(enterprise).saved();
                boolean known = saved != null
                        && !rows.changedAt(i).isAfter(saved.envelope().changedAt());
                if (!known) {
                    changed.put(enterprise, rows.row(i));
                }
            }
        }
        return changed;
    }

    /** Lines whose row is in the ledger no more. */
    static Set<UUID> gone(Desk desk, DaySheet sheet) {
        Result rows = of(desk, sheet.day());
        Set<UUID> there = new HashSet<>();
        for (int i = 0; i < rows.count(); i++) {
            UUID enterprise = rows.value(Dispatch.ENTERPRISE, i);
            if (enterprise != null) {
                there.add(enterprise);
            }
        }
        Set<UUID> gone = new HashSet<>();
        for (DayLine line : sheet.lines()) {
            if (line.saved() != null && !there.contains(line.id())) {
                gone.add(line.id());
            }
        }
        return gone;
    }

    private static Result of(Desk desk, LocalDate day) {
        return desk.index(Dispatch.LEDGER).query(Query.ALL.and(new Filter.Days(Dispatch.AS_OF, day, day)));
    }

    static Optional<Row> closed(Desk desk, LocalDate day) {
        return desk.index(ClosedDay.LEDGER).withKey(ClosedDay.key(desk.store().town(), day)).stream()
                .findFirst();
    }
}
