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
 * @param part of an attachment
 * @param photos what became of the attachments that were asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answered(
        String town,
        @Nullable UUID asked,
        @Nullable UUID epoch,
        List<OfOp> answers,
        long after,
        @Nullable Changes changes,
        @Nullable Trouble trouble,
        @Nullable Part part,
        @Nullable OfPhotos photos) {

    /** @param hash {@link cn.sixin.sync.protocol.Op#hash} */
    public record OfOp(String hash, Answer answer) {
        public OfOp {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(answer, "answer");
        }
    }

    /**
     * @param stored hashes of those that came and that the city has whole
     * @param refused hashes of those that came and that it does not take
     * @param more whether others found no room on the way back
     * @param trouble why the rest was not taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfPhotos(
            List<String> stored,
            List<String> refused,
            boolean more,
            @Nullable Trouble trouble) {
        public OfPhotos {
            stored = List.copyOf(stored);
            refused = List.copyOf(refused);
        }
    }

    public Answered {
        Objects.requireNonNull(town, "town");
        answers = List.copyOf(answers);
    }

    /** What a push says. */
    public static Answered push(Asked asked, UUID epoch, List<OfOp> answers) {
        return new Answered(asked.town(), asked.epoch(), epoch, answers, 0, null, null, null, null);
    }

    /** What a pull says, page by page. */
    public static Answered page(Asked asked, long after, Changes page) {
        return new Answered(asked.town(), asked.epoch(), page.epoch(), List.of(), after, page, null, null, null);
    }

    /** A refusal. */
    public static Answered refused(Asked asked, Trouble trouble) {
        return new Answered(asked.town(), asked.epoch(), null, List.of(), 0, null, trouble, null, null);
    }

    /** A part of an attachment. */
    public static Answered part(String town, Part part) {
        return new Answered(town, null, null, List.of(), 0, null, null, part, null);
    }

    /** What became of attachments. @param epoch the server's: another one, restored from a backup, may lack them */
    public static Answered photos(String town, UUID epoch, OfPhotos photos) {
        return new Answered(town, null, epoch, List.of(), 0, null, null, null, photos);
    }

    /** A refusal in the midst of attachments. */
    public static Answered noMorePhotos(Asked asked, Trouble trouble) {
        OfPhotos none = new OfPhotos(List.of(), List.of(), false, trouble);
        return new Answered(asked.town(), asked.epoch(), asked.epoch(), List.of(), 0, null, null, null, none);
    }

    /** Whether it is of attachments: each is true or not by its hash, whatever was taken before it. */
    public boolean ofPhotos() {
        return part != null || photos != null;
    }
}
