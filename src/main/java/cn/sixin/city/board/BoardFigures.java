package cn.sixin.city.board;

import cn.sixin.city.db.Overview;
import cn.sixin.code.Town;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.season.Span;
import cn.sixin.weekly.Figures;
import cn.sixin.weekly.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The board's figures, of all towns. A town is counted again only when something changed in it, so that looking at the
 * board costs the same however much lies in the city.
 */
public final class BoardFigures {
    /** The day begins where the officers are. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Overview overview;
    private final Clock clock;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    public BoardFigures(Overview overview, Clock clock) {
        this.overview = overview;
        this.clock = clock;
    }

    private record Counted(long seq, LocalDate day, Span season, Overview.Counts counts, Figures figures) {}

    /** One a town, in the city's usual order. */
    public List<TownView> towns() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        Span season = Season.work(Seasons.shipped().with(overview.seasons()).inForce(today));
        Map<String, Overview.Standing> standings = overview.standings();
        return Town.all().stream()
                .map(town ->
                        view(town.code(), standings.getOrDefault(town.code(), Overview.Standing.NONE), today, season))
                .toList();
    }

    private TownView view(String town, Overview.Standing standing, LocalDate today, Span season) {
        Counted now = Objects.requireNonNull(counted.compute(
                town,
                (key, before) -> before != null
                                && before.seq() == standing.seq()
                                && before.day().equals(today)
                                && before.season().equals(season)
                        ? before
                        : count(town, standing.seq(), today, season)));
        return new TownView(
                town,
                standing.devices(),
                standing.syncedAt(),
                now.counts().rows(),
                now.counts().conflicts(),
                now.figures());
    }

    private Counted count(String town, long seq, LocalDate today, Span season) {
        if (seq == 0) {
            return new Counted(seq, today, season, Overview.Counts.NONE, Figures.NONE);
        }
        LocalDate from = season.from() == null ? LocalDate.MIN : season.from();
        Figures figures = Standing.sum(Standing.asOf(overview.dispatch(town), from, today));
        return new Counted(seq, today, season, overview.counts(town), figures);
    }
}
