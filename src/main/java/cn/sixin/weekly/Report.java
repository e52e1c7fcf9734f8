package cn.sixin.weekly;

import cn.sixin.ledger.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A weekly report: computed, or as it was submitted.
 *
 * @param standings one for each enterprise that has reported
 * @param lastWeek as of seven days before; empty when nothing was reported then
 * @param lastYear as of the same lunar day of the year before; empty where there is no such day or nothing was reported
 * @param unreported monitored enterprises that have no figures in the season
 * @param openProblems service rows open as of the day
 */
public record Report(
        LocalDate asOf,
        List<Standing> standings,
        Optional<Compared> lastWeek,
        Optional<Compared> lastYear,
        List<UUID> unreported,
        int openProblems) {
    /** How long a week is. */
    public static final int WEEK = 7;

    public Report {
        standings = List.copyOf(standings);
        unreported = List.copyOf(unreported);
    }

    public Figures figures() {
        return Standing.sum(standings);
    }

    /** Enterprises whose figures are of an earlier day. */
    public List<Standing> carried() {
        return standings.stream().filter(s -> s.asOf().isBefore(asOf)).toList();
    }

    /** 新招, of this week alone; empty when last week is not known. */
    public Optional<Long> hiredThisWeek() {
        return lastWeek.map(
                before -> figures().get(Figure.HIRED) - before.figures().get(Figure.HIRED));
    }

    /** 典型缺工企业: those who lack most, the most first; none that lack nobody. */
    public List<Standing> shortest(int limit) {
        return standings.stream()
                .filter(s -> s.figures().get(Figure.SHORT_TOTAL) > 0)
                .sorted(Comparator.comparingLong((Standing s) -> s.figures().get(Figure.SHORT_TOTAL))
                        .reversed()
                        .thenComparing(Standing::enterprise))
                .limit(limit)
                .toList();
    }

    /**
     * The rows that keep this report: the report's own first, then one for each enterprise.
     *
     * @param draft an empty row of {@link Weekly#LEDGER}
     * @param rowDraft gives empty rows of {@link WeeklyRow#LEDGER}
     * @param round 第几次报送
     */
    public List<Row> freeze(
            Row draft, Supplier<Row> rowDraft, int round, String definition, Instant now, String officer) {
        Row report = draft.with(Weekly.AS_OF, asOf)
                .with(Weekly.ROUND, round)
                .with(Weekly.DEFINITION, definition)
                .with(Weekly.FROZEN_AT, now)
                .with(Weekly.FROZEN_BY, officer)
                .with(Weekly.CARRIED, carried().size())
                .with(Weekly.UNREPORTED, unreported.size())
                .with(Weekly.OPEN_PROBLEMS, openProblems)
                .with(Weekly.LAST_WEEK, lastWeek.map(Compared::write).orElse(null))
                .with(Weekly.LAST_YEAR, lastYear.map(Compared::write).orElse(null));
        Figures sum = figures();
        for (Figure figure : Figure.values()) {
            report = report.with(Weekly.figure(figure), Math.toIntExact(sum.get(figure)));
        }
        List<Row> rows = new ArrayList<>(List.of(report));
        standings.forEach(standing -> rows.add(WeeklyRow.of(rowDraft.get(), draft.id(), standing)));
        return rows;
    }

    /**
     * A submitted report as it was.
     *
     * @param rows its rows of {@link WeeklyRow#LEDGER}
     */
    public static Report frozen(Row report, List<Row> rows) {
        return new Report(
                report.get(Weekly.AS_OF, LocalDate.EPOCH),
                rows.stream().map(WeeklyRow::standing).toList(),
                Optional.ofNullable(report.get(Weekly.LAST_WEEK)).flatMap(Compared::read),
                Optional.ofNullable(report.get(Weekly.LAST_YEAR)).flatMap(Compared::read),
                List.of(),
                report.get(Weekly.OPEN_PROBLEMS, 0));
    }

    /**
     * An enterprise whose part is not what it was when the report was submitted.
     *
     * @param before empty when it had not reported then
     * @param now empty when it has no row any more
     */
    public record Changed(UUID enterprise, Optional<Standing> before, Optional<Standing> now) {
        public Figures difference() {
            return figures(now).minus(figures(before));
        }

        private static Figures figures(Optional<Standing> standing) {
            return standing.map(Standing::figures).orElse(Figures.NONE);
        }
    }

    /** Which enterprises' parts differ between this report and another one of the same day, this one being the earlier. */
    public List<Changed> changedIn(Report later) {
        Map<UUID, Standing> before = byEnterprise(standings);
        Map<UUID, Standing> now = byEnterprise(later.standings);
        Set<UUID> all = new LinkedHashSet<>(before.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .map(id -> new Changed(id, Optional.ofNullable(before.get(id)), Optional.ofNullable(now.get(id))))
                .filter(changed -> changed.before().isPresent() != changed.now().isPresent()
                        || !changed.difference().equals(Figures.NONE))
                .toList();
    }

    private static Map<UUID, Standing> byEnterprise(List<Standing> standings) {
        return standings.stream()
                .collect(Collectors.toMap(Standing::enterprise, s -> s, (a, b) -> b, LinkedHashMap::new));
    }
}
