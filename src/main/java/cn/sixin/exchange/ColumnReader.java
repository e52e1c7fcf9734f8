package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import java.util.HashMap;
import java.util.Map;

/** Reads one column's cells, and remembers what it read where values repeat (行业, 规模, 服务专员). */
final class ColumnReader<T> {
    private static final int REMEMBERED_MAX = 4096;
    /** After so many cells it is clear whether a column repeats. */
    private static final int TRIAL = 1024;

    private final Column<T> column;
    private final HeaderColumn source;
    private final Context context;
    private final Map<Cell, Reading<T>> remembered = new HashMap<>();
    private int asked;
    private int known;
    private boolean remembers = true;

    ColumnReader(Column<T> column, HeaderColumn source, Context context) {
        this.column = column;
        this.source = source;
        this.context = context;
    }

    Column<T> column() {
        return column;
    }

    HeaderColumn source() {
        return source;
    }

    Reading<T> read(Cell cell) {
        if (cell instanceof Cell.Blank) {
            return Reading.blank();
        }
        if (!remembers) {
            return judged(cell);
        }
        Reading<T> before = remembered.get(cell);
        asked++;
        if (before != null) {
            known++;
            return before;
        }
        Reading<T> reading = judged(cell);
        if (remembered.size() < REMEMBERED_MAX) {
            remembered.put(cell, reading);
        }
        if (asked == TRIAL && known < TRIAL / 3) {
            remembers = false;
            remembered.clear();
        }
        return reading;
    }

    /** Texts and codes are checked as they are read; numbers and dates are asked for their range, too. */
    private Reading<T> judged(Cell cell) {
        Reading<T> reading = column.kind().read(cell, context);
        T value = reading.value();
        if (value == null || value instanceof String) {
            return reading;
        }
        Reading<T> more = reading;
        for (Problem problem : column.kind().check(value, context)) {
            more = more.with(problem);
        }
        return more.isBad() ? new Reading<>(null, reading.typed(), more.problems()) : more;
    }
}
