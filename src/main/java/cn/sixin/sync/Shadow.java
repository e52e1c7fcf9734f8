package cn.sixin.sync;

import cn.sixin.sync.protocol.SentRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The server's version of a row that has edits on top which the server does not have: what stands there when they are
 * given up, and what a later edit is measured against.
 *
 * @param row null when the server has no such row
 */
public record Shadow(UUID record, String ledger, @Nullable SentRow row) {}
