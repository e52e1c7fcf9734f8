package cn.sixin.store;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One backup that lies in the folder.
 *
 * @param bytes its size
 * @param rows rows of all ledgers, deleted ones not counted
 * @param lastSeq the last change that it holds
 * @param schema the version of its tables
 */
public record Backup(Path file, Instant at, Reason reason, long bytes, long rows, long lastSeq, String schema) {
    /** Why it was made. */
    public enum Reason {
        DAILY,
        MIGRATION,
        UPDATE,
        DEMAND
    }
}
