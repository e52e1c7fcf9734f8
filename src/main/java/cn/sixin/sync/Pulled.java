package cn.sixin.sync;

import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.SentRow;
import org.jspecify.annotations.Nullable;

/**
 * A row that is written because of the server, not of an officer here.
 *
 * @param before as the station has it; null for a new one
 * @param after as it is kept from now on
 * @param sent what the server sent; null where only the row's standing with the server changes
 */
public record Pulled(
        @Nullable Row before, Row after, @Nullable SentRow sent) {}
