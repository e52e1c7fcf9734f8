package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.ledger.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which whole each row of a sheet is a part of: the one that was chosen, which the row must not gainsay, or the only one
 * that fits what the row tells of it.
 */
final class WholeReader {
    private final Whole whole;
    private final Optional<Row> chosen;
    private final Context context;
    private final Showing showing;
    private final List<ColumnReader<?>> readers = new ArrayList<>();
    private final Map<Map<Column<?>, Object>, List<Row>> found = new HashMap<>();

    WholeReader(Whole whole, Optional<Row> chosen, Context context, Labels labels, Mapping mapping) {
        this.whole = whole;
        this.chosen = chosen;
        this.context = context;
        showing = new Showing(
                labels,
                (ledger, id) -> context.lookup()
                        .row(ledger, id)
                        .map(row -> ledger.name(row, Showing.plain(labels)))
                        .orElse(""));
        mapping.targets().forEach((source, target) -> {
            if (target instanceof Target.Whole(Column<?> column)) {
                readers.add(new ColumnReader<>(column, source, context));
            }
        });
    }

    /** @param findings takes what keeps the row from having one; null then */
    @Nullable
    UUID read(SourceRow source, List<Finding> findings) {
        return chosen.isPresent() ? agreeing(chosen.get(), source, findings) : told(source, findings);
    }

    /** What cannot be read is no contradiction: the officer has said whose the sheet is. */
    private UUID agreeing(Row row, SourceRow source, List<Finding> findings) {
        for (ColumnReader<?> reader : readers) {
            Object value = reader.read(source.cell(reader.source().index())).value();
            if (value != null && row.has(reader.column()) && !value.equals(row.get(reader.column()))) {
                Problem other =
                        Problem.error("import.other_whole", reader.column().show(row, showing));
                findings.add(finding(other, source, reader));
            }
        }
        return row.id();
    }

    private @Nullable UUID told(SourceRow source, List<Finding> findings) {
        Map<Column<?>, Object> values = new LinkedHashMap<>();
        boolean bad = false;
        for (ColumnReader<?> reader : readers) {
            Reading<?> reading = reader.read(source.cell(reader.source().index()));
            for (Problem problem : reading.problems()) {
                findings.add(finding(problem, source, reader));
            }
            bad |= reading.isBad();
            Object value = reading.value();
            if (value != null) {
                values.put(reader.column(), value);
            }
        }
        if (bad) {
            return null;
        }
        List<Row> fitting = found.computeIfAbsent(values, this::fitting);
        if (fitting.size() == 1) {
            return fitting.getFirst().id();
        }
        Problem problem = fitting.isEmpty()
                ? Problem.error("import.whole_unknown", names())
                : Problem.error("import.whole_ambiguous", fitting.size(), names());
        findings.add(new Finding(problem.on(whole.reference()), String.valueOf(source.number()), -1, "", false));
        return null;
    }

    private String names() {
        return String.join(
                showing.labels().text("kit.list_comma"),
                whole.told().stream().map(c -> c.label(showing.labels())).toList());
    }

    private List<Row> fitting(Map<Column<?>, Object> values) {
        return values.keySet().stream()
                .filter(whole.ledger().lookedUpBy()::contains)
                .findFirst()
                .map(column -> having(column, values.get(column)).stream()
                        .filter(row -> fits(row, values))
                        .toList())
                .orElse(List.of());
    }

    private <T> List<Row> having(Column<T> column, @Nullable Object value) {
        return context.lookup()
                .having(column, Objects.requireNonNull(column.kind().type().cast(value)));
    }

    private static boolean fits(Row row, Map<Column<?>, Object> values) {
        return values.entrySet().stream().allMatch(told -> told.getValue().equals(row.get(told.getKey())));
    }

    private Finding finding(Problem problem, SourceRow source, ColumnReader<?> reader) {
        int index = reader.source().index();
        String cell = Ref.cell(source.number(), index);
        return new Finding(
                problem.on(whole.reference()), cell, index, source.cell(index).shown(), false);
    }
}
