package cn.sixin.city.engine;

import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Op;
import java.time.Instant;
import java.util.UUID;

/**
 * An operation that was answered: what makes it take effect once, and the town's log of who did what. What lost in a
 * merge is in here whole.
 *
 * @param device who sent it
 * @param at the server's clock
 */
public record OpRecord(UUID device, Op op, Answer answer, Instant at) {}
