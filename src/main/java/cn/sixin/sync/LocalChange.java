package cn.sixin.sync;

import cn.sixin.ledger.Change;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of the station's own log, as the engine needs it.
 *
 * @param seq its number in the log, of all towns
 * @param group what it goes together with, all or nothing; null when it goes alone
 * @param delta columns before and after, as their kinds send them
 */
public record LocalChange(
        long seq,
        UUID op,
        String ledger,
        UUID record,
        Change.What what,
        long baseRev,
        Instant at,
        String officer,
        String town,
        @Nullable UUID group,
        Map<String, Change.Delta> delta) {}
