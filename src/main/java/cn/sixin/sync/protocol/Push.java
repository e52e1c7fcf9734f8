package cn.sixin.sync.protocol;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * {@code POST /v1/towns/{town}/push}: the device's next operations for a town, in the order of its log.
 *
 * @param batch for logs only; repeating a push with another one changes nothing
 * @param epoch the server's, as the station knows it
 * @param schema {@link Protocol#SCHEMA} of the program that sends; a too old one may still upload
 * @param ops numbered one after the other, at most {@link Protocol#PUSH_OPS}
 */
public record Push(UUID batch, UUID epoch, int schema, List<Op> ops) {
    public Push {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(epoch, "epoch");
        ops = List.copyOf(ops);
    }
}
