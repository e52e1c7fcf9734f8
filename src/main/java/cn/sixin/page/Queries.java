package cn.sixin.page;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.kit.table.Condition;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Sort;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What a table asks, as the rows in memory are asked. Columns that the ledger does not have any more are left out. */
final class Queries {
    private static final int FEN_DIGITS = 2;

    private Queries() {}

    static Query of(LedgerPage page, Arrangement arrangement, List<Filter> more) {
        Ledger ledger = page.ledger();
        List<Filter> filters = new ArrayList<>(more);
        arrangement
                .conditions()
                .forEach((name, condition) -> ledger.find(name)
                        .flatMap(column -> filter(column, condition))
                        .ifPresent(filters::add));
        List<Sort> sorts = new ArrayList<>();
        for (Arrangement.Sort sort : arrangement.sorts()) {
            Optional<Column<?>> by =
                    page.told(sort.column()).<Column<?>>map(ToldColumn::order).or(() -> ledger.find(sort.column()));
            by.ifPresent(column -> sorts.add(new Sort(column, null, sort.descending())));
        }
        return new Query(arrangement.find(), filters, sorts);
    }

    private static Optional<Filter> filter(Column<?> column, Condition condition) {
        return switch (condition) {
            case Condition.Contains(String text) -> Optional.of(new Filter.Contains(column, text));
            case Condition.AnyOf(SortedSet<String> codes) -> Optional.of(anyOf(column, codes));
            case Condition.Numbers(var from, var to) -> numbers(column, from, to);
            case Condition.Dates(var from, var to) -> days(column, from, to);
        };
    }

    private static Filter anyOf(Column<?> column, SortedSet<String> codes) {
        Set<Object> values = new HashSet<>();
        for (String code : codes) {
            if (!code.isEmpty()) {
                values.add(column.kind().editor() == Kind.Editor.CHECK ? (Object) Boolean.valueOf(code) : code);
            }
        }
        return new Filter.OneOf(column, values, codes.contains(""));
    }

    @SuppressWarnings("unchecked") // the column's own type says that its values are numbers
    private static Optional<Filter> numbers(Column<?> column, Optional<BigDecimal> from, Optional<BigDecimal> to) {
        if (!Number.class.isAssignableFrom(column.kind().type())) {
            return Optional.empty();
        }
        int digits = column.kind().editor() == Kind.Editor.MONEY ? FEN_DIGITS : 0;
        return Optional.of(new Filter.Between(
                (Column<? extends Number>) column,
                whole(from, digits, RoundingMode.CEILING),
                whole(to, digits, RoundingMode.FLOOR)));
    }

    private static @Nullable Long whole(Optional<BigDecimal> bound, int digits, RoundingMode rounding) {
        return bound.map(b -> b.movePointRight(digits).setScale(0, rounding).longValue())
                .orElse(null);
    }

    @SuppressWarnings("unchecked") // the column's own type says that its values are days
    private static Optional<Filter> days(Column<?> column, Optional<LocalDate> from, Optional<LocalDate> to) {
        return column.kind().type() == LocalDate.class
                ? Optional.of(new Filter.Days((Column<LocalDate>) column, from.orElse(null), to.orElse(null)))
                : Optional.empty();
    }
}
