package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Trouble;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the city, in the order in which it was asked.
 *
 * @param asked the epoch that the device believed in; null when in none
 * @param epoch the server's when it answered
 * @param answers with the hash of what each is about; empty beside a trouble
 * @param after with a page: the number behind which it begins; else 0
 * @param changes a page
 * @param trouble why the town's rest was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answered(
        String town,
        @Nullable UUID asked,
        @Nullable UUID epoch,
        List<OfOp> answers,
        long after,
        @Nullable Changes changes,
        @Nullable Trouble trouble) {

    /** @param hash {@link cn.sixin.sync.protocol.Op#hash} */
    public record OfOp(String hash, Answer answer) {
        public OfOp {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(answer, "answer");
        }
    }

    public Answered {
        Objects.requireNonNull(town, "town");
        answers = List.copyOf(answers);
    }
}
