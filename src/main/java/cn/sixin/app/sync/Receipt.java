package cn.sixin.app.sync;

import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.protocol.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a sync, as it is kept and printed.
 *
 * @param end how it ended; what was done before stays done
 * @param sent changes that the server answered, the next two among them
 * @param left changes that still wait
 * @param photosSent attachments that the server has all of since
 * @param photosLeft attachments that still wait
 * @param bytes that went and came
 * @param skewSeconds how far this clock was ahead of the server's; null when no server was reached
 * @param file the name of the package file that it came by; null over the network
 */
public record Receipt(
        UUID id,
        Instant begun,
        Instant ended,
        String officer,
        String server,
        String device,
        End end,
        long sent,
        long conflicts,
        long rejected,
        long received,
        long left,
        long photosSent,
        long photosReceived,
        long photosLeft,
        long bytes,
        @Nullable Long skewSeconds,
        @Nullable String file) {

    public Receipt {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(begun, "begun");
        Objects.requireNonNull(ended, "ended");
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(end, "end");
    }

    String json() {
        return new String(Codec.write(this), StandardCharsets.UTF_8);
    }

    /** Empty when a newer program wrote it. */
    static Optional<Receipt> of(String json) {
        try {
            return Optional.of(Codec.read(json.getBytes(StandardCharsets.UTF_8), Receipt.class));
        } catch (Codec.Malformed e) {
            return Optional.empty();
        }
    }
}
