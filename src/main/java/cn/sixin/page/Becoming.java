package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What a row can become by one key: a new row of another ledger, with all that is known filled in, to be finished and
 * saved there; from then on this one names it.
 *
 * @param name its word is the label {@code <ledger>.becomes.<name>}
 * @param key with Ctrl
 * @param link this ledger's column that names the other row
 * @param tells columns of the other row by which it is shown here
 * @param hindered why it cannot be done yet; empty when it can
 * @param fill what is known, put into the other ledger's new row
 */
public record Becoming(
        String name,
        char key,
        Column<UUID> link,
        List<Column<?>> tells,
        BiFunction<Row, Desk, Optional<Problem>> hindered,
        Fill fill) {

    /** Fills one in from the other. */
    @FunctionalInterface
    public interface Fill {
        Row of(Row from, Row fresh);
    }

    /** The other ledger. */
    public Ledger target() {
        return ((ReferenceKind) link.kind()).target();
    }
}
