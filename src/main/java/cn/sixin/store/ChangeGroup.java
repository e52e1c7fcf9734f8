package cn.sixin.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is undone as a whole: its changes are {@code firstSeq} to {@code lastSeq}.
 *
 * @param title what was done, in the officer's language when he did it
 * @param undoes the group that this one took back
 * @param undoneBy the group that took this one back
 */
public record ChangeGroup(
        UUID id,
        GroupKind kind,
        String title,
        Instant at,
        String officer,
        long firstSeq,
        long lastSeq,
        @Nullable UUID undoes,
        @Nullable UUID undoneBy) {

    public long entries() {
        return lastSeq - firstSeq + 1;
    }
}
