package cn.sixin.store;

import cn.sixin.ledger.Row;
import org.jspecify.annotations.Nullable;

/** A row before and after; {@code before} is null for a new one, a deleted one says so in its envelope. */
public record RowChange(@Nullable Row before, Row after) {}
