package cn.sixin.sync.protocol;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What became of a push; it is sent after the server has made it durable.
 *
 * @param batch as in the push
 * @param epoch the server's
 * @param answers one an operation, in order
 */
public record PushAnswer(UUID batch, UUID epoch, List<Answer> answers) {
    public PushAnswer {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(epoch, "epoch");
        answers = List.copyOf(answers);
    }
}
