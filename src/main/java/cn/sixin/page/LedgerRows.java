package cn.sixin.page;

import cn.sixin.kit.table.RowMark;
import cn.sixin.kit.table.TableRows;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.store.search.Result;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in memory as a table shows them: masked where the column is. FX thread only, once it is handed over. */
final class LedgerRows implements TableRows {
    /** A row is found by passing over all of them; after so many of such passes a map costs less. */
    private static final int PASSES = 24;

    private final LedgerPage page;
    private final Ledger ledger;
    private final Result result;
    private final int total;
    private final Showing showing;
    private final Context context;
    private final List<Mark> marks;
    private final boolean synced;
    private int passes;
    private @Nullable Map<UUID, Integer> positions;

    /** @param synced whether it is marked how a row stands with the city server: a station that knows none has nothing to say */
    LedgerRows(LedgerPage page, Result result, int total, Showing showing, Context context, boolean synced) {
        this.page = page;
        ledger = page.ledger();
        this.result = result;
        this.total = total;
        this.showing = showing;
        this.context = context;
        marks = ledger.marks();
        this.synced = synced;
    }

    @Override
    public int count() {
        return result.count();
    }

    @Override
    public int total() {
        return total;
    }

    @Override
    public String text(int position, String column) {
        return page.told(column)
                .map(told -> told.telling().of(result.row(position), context, showing))
                .orElseGet(() -> result.masked(ledger.column(column), position, showing));
    }

    @Override
    public UUID id(int position) {
        return result.id(position);
    }

    @Override
    public int position(UUID id) {
        if (passes++ < PASSES) {
            return result.position(id);
        }
        if (positions == null) {
            positions = new HashMap<>();
            for (int i = 0; i < result.count(); i++) {
                positions.put(result.id(i), i);
            }
        }
        return positions.getOrDefault(id, -1);
    }

    @Override
    public Set<RowMark> marks(int position) {
        Set<RowMark> found = EnumSet.noneOf(RowMark.class);
        if (synced) {
            standing(result.row(position)).ifPresent(found::add);
        }
        if (!marks.isEmpty()) {
            Row row = result.row(position);
            for (Mark mark : marks) {
                if (mark.holds().test(row, context)) {
                    RowMark.named(mark.name()).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** What is already there and undisputed needs no mark. */
    private static Optional<RowMark> standing(Row row) {
        return switch (row.envelope().state()) {
            case PENDING -> Optional.of(RowMark.PENDING);
            case CONFLICT -> Optional.of(RowMark.CONFLICT);
            case ATTENTION -> Optional.of(RowMark.ATTENTION);
            case SENT -> Optional.empty();
        };
    }
}
