package cn.sixin.city.publish;

import cn.sixin.city.engine.ServerRow;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a year's season the city's word: from then on it holds in every town instead of the one that is shipped. */
public final class SeasonPublishing {
    private final CityVoice voice;

    public SeasonPublishing(CityVoice voice) {
        this.voice = voice;
    }

    /** A season as it would be published, or why it cannot be. */
    public record Draft(Optional<Row> row, List<Problem> problems) {}

    /**
     * @param year of 正月初一
     * @param changes by column name, as text; what they do not name is as shipped
     */
    public static Draft draft(int year, Map<String, String> changes) {
        Row row = Seasons.shipped().ofYear(year).orElseGet(() -> Row.draft(Season.LEDGER, id(year), Protocol.CITY));
        LocalDate newYear = row.get(Season.NEW_YEAR, LocalDate.of(year, 1, 1));
        Context context = new Context(newYear, newYear, Protocol.CITY, Context.Lookup.NONE, null);
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, String> change : new TreeMap<>(changes).entrySet()) {
            Optional<Column<?>> column = Season.LEDGER.find(change.getKey());
            if (column.isEmpty()) {
                problems.add(Problem.error("city.season_column", change.getKey()));
            } else {
                row = put(row, column.get(), change.getValue(), context, problems);
            }
        }
        if (problems.isEmpty()) {
            Season.LEDGER.check(row, context).stream().filter(Problem::isError).forEach(problems::add);
            if (row.has(Season.NEW_YEAR) && row.get(Season.NEW_YEAR, newYear).getYear() != year) {
                problems.add(Problem.error("city.season_year", year).on(Season.NEW_YEAR));
            }
        }
        return new Draft(problems.isEmpty() ? Optional.of(row) : Optional.empty(), problems);
    }

    private static <T> Row put(Row row, Column<T> column, String text, Context context, List<Problem> problems) {
        Reading<T> reading = column.kind().read(Cell.of(text), context).on(column);
        reading.problems().stream().filter(Problem::isError).forEach(problems::add);
        return reading.isBad() ? row : row.with(column, reading.value());
    }

    /** One row a year, whoever publishes it. */
    private static UUID id(int year) {
        return Hashes.id("season/" + year);
    }

    /** @return false when the city has said exactly this already */
    public boolean publish(int year, Row season) {
        UUID id = id(year);
        return !voice.say(Protocol.CITY, tx -> {
                    ServerRow before = tx.rows(Set.of(id)).get(id);
                    Map<String, @Nullable Object> base = new TreeMap<>();
                    Map<String, @Nullable Object> set = new TreeMap<>();
                    for (Column<?> column : Season.LEDGER.columns()) {
                        Object now = sent(column, season);
                        Object then = before == null ? null : before.value(column.name());
                        if (!Objects.equals(now, then)) {
                            set.put(column.name(), now);
                            if (then != null) {
                                base.put(column.name(), then);
                            }
                        }
                    }
                    return set.isEmpty()
                            ? List.of()
                            : List.of(new CityVoice.Edit(
                                    id, Season.LEDGER.name(), before == null ? 0 : before.rev(), base, set));
                })
                .isEmpty();
    }

    private static <T> @Nullable Object sent(Column<T> column, Row row) {
        Kind<T> kind = column.kind();
        T value = row.get(column);
        return value == null ? null : kind.send(value);
    }
}
