package cn.sixin.weekly;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** 周报明细, declared: what one enterprise added to a submitted report, and the dispatch row that said so. */
public final class WeeklyRow {
    public static final Column<UUID> WEEKLY =
            Column.of("weekly", Kinds.reference(() -> Weekly.LEDGER)).required();
    public static final Column<UUID> ENTERPRISE = Column.of("enterprise", Kinds.reference(() -> Enterprise.LEDGER))
            .required()
            .searchable();
    public static final Column<UUID> DISPATCH =
            Column.of("dispatch", Kinds.reference(() -> Dispatch.LEDGER)).required();
    /** The dispatch row's day: the report's, or an earlier one whose figures still stood. */
    public static final Column<LocalDate> AS_OF =
            Column.of("as_of", Kinds.date()).required();

    public static final Column<String> OPEN_STATE =
            Column.of("open_state", Kinds.choice(Dispatch.OPEN_STATES)).required();
    public static final Map<Figure, Column<Integer>> FIGURES = Weekly.figures();

    public static final Ledger LEDGER = Ledger.named("weekly_row")
            .columns(columns())
            .title(ENTERPRISE)
            .key(NaturalKey.by(
                    "enterprise",
                    row -> row.has(WEEKLY) && row.has(ENTERPRISE)
                            ? Optional.of(row.get(WEEKLY) + "/" + row.get(ENTERPRISE))
                            : Optional.empty()))
            .declare();

    private WeeklyRow() {}

    /** @param draft an empty row of this ledger */
    static Row of(Row draft, UUID weekly, Standing standing) {
        Row row = draft.with(WEEKLY, weekly)
                .with(ENTERPRISE, standing.enterprise())
                .with(DISPATCH, standing.row())
                .with(AS_OF, standing.asOf())
                .with(OPEN_STATE, standing.state());
        for (Map.Entry<Figure, Column<Integer>> figure : FIGURES.entrySet()) {
            row = row.with(figure.getValue(), Math.toIntExact(standing.figures().get(figure.getKey())));
        }
        return row;
    }

    /** As the enterprise stood when the report was submitted. */
    public static Standing standing(Row row) {
        return new Standing(
                required(row, DISPATCH),
                required(row, ENTERPRISE),
                required(row, AS_OF),
                row.get(OPEN_STATE, ""),
                Figures.of(figure -> row.get(java.util.Objects.requireNonNull(FIGURES.get(figure)), 0)));
    }

    private static <T> T required(Row row, Column<T> column) {
        return java.util.Objects.requireNonNull(row.get(column), () -> column + " is required");
    }

    private static Column<?>[] columns() {
        List<Column<?>> all = new ArrayList<>(List.of(WEEKLY, ENTERPRISE, DISPATCH, AS_OF, OPEN_STATE));
        all.addAll(FIGURES.values());
        return all.toArray(Column<?>[]::new);
    }
}
