package cn.sixin.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looked at, or took out, what is masked; who signed in, restored, reset a password. */
public final class AuditLog {
    private final WriteLane lane;
    private final Clock clock;

    AuditLog(WriteLane lane, Clock clock) {
        this.lane = lane;
        this.clock = clock;
    }

    /**
     * One entry.
     *
     * @param action a code, as {@code reveal} or {@code export_unmasked}
     * @param subject what it was done to, without personal data
     * @param reason the officer's own words
     */
    public record Entry(
            Instant at,
            String officer,
            String action,
            String subject,
            @Nullable String reason) {}

    /** Keeps an entry; returns when it is on the disk. */
    public void add(String officer, String action, String subject, @Nullable String reason) {
        lane.note(connection -> Sql.update(
                connection,
                "insert into audit (at, officer, action, subject, reason) values (?, ?, ?, ?, ?)",
                Sql.utc(clock.instant()),
                officer,
                action,
                subject,
                reason));
        lane.checkpoint();
    }

    /** The latest first. */
    public List<Entry> latest(int limit) {
        return new Reading(lane).audit(limit);
    }
}
