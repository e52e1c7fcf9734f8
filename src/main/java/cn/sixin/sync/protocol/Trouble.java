package cn.sixin.sync.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that was refused as a whole, as RFC 9457 problem+json. Nothing of it took effect.
 *
 * @param type which of the troubles below
 * @param status the HTTP status
 * @param title a short English sentence for logs; the station words it for people by the type
 * @param expected with {@code sequence-gap} and {@code epoch-changed}: the device's next number for the town
 * @param epoch with {@code epoch-changed}: the server's present one
 * @param retryAfter seconds, with {@code quota} and {@code busy}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trouble(
        Type type,
        int status,
        String title,
        @Nullable Long expected,
        @Nullable UUID epoch,
        @Nullable Long retryAfter) {

    /** All troubles there are; the word is the last part of the problem's type URI. */
    public enum Type {
        /** No token, an expired or a forged one: sign in again. */
        UNAUTHORIZED(401, "sign in first"),
        /** The device's key was withdrawn; its unsent work is kept. */
        DEVICE_REVOKED(403, "the device was revoked"),
        /** Not this device's town. */
        TOWN_FORBIDDEN(403, "not a town of this device"),
        /** The code is wrong, used, too old or tried too often. */
        CODE_REFUSED(403, "the enrolment code was refused"),
        NOT_FOUND(404, "no such resource"),
        /** Two devices use one identity: enrol again, renumber, lose nothing. */
        DEVICE_FORKED(409, "the device's numbers were used by another copy of it"),
        /** Operations before these are missing; {@code expected} is the next one. */
        SEQUENCE_GAP(409, "operations are missing before these"),
        /** An attachment's piece does not begin where the last one ended. */
        OFFSET(409, "the piece does not begin where the last one ended"),
        /** The cursor is older than the tombstones, or ahead of the server: begin again from 0, keep the outbox. */
        CURSOR_EXPIRED(410, "the cursor cannot be continued"),
        /** The server was restored: send again from {@code expected}, then begin again from 0. */
        EPOCH_CHANGED(410, "the server was restored from a backup"),
        TOO_LARGE(413, "the request is larger than allowed"),
        /** No changes for a program this old; uploading stays open. */
        SCHEMA_TOO_OLD(426, "update the program to receive changes"),
        /** The device's clock is too far off to sign in. */
        CLOCK_SKEW(403, "the device's clock is too far off"),
        /** More requests or bytes than this device or town may use now. */
        QUOTA(429, "too much at once"),
        /** Not valid by this protocol. */
        MALFORMED(400, "the request is not valid"),
        METHOD(405, "this method is not allowed here"),
        MEDIA_TYPE(415, "only the protocol's media type is read here"),
        /** Try again later. */
        BUSY(503, "the server is busy"),
        /** Our fault; the server's log has it. */
        INTERNAL(500, "the server failed");

        private static final String BASE = "https://sixin.example/problems/";
        private final int status;
        private final String title;

        Type(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** {@code device-revoked} and the like. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public int status() {
            return status;
        }

        @JsonValue
        public String uri() {
            return BASE + code();
        }

        @JsonCreator
        public static Type of(String uri) {
            return Codes.find(values(), uri, Type::uri);
        }
    }

    public Trouble {
        Objects.requireNonNull(type, "type");
    }

    public static Trouble of(Type type) {
        return new Trouble(type, type.status(), type.title, null, null, null);
    }

    public static Trouble gap(long expected) {
        return new Trouble(
                Type.SEQUENCE_GAP, Type.SEQUENCE_GAP.status(), Type.SEQUENCE_GAP.title, expected, null, null);
    }

    public static Trouble epoch(UUID present, long expected) {
        return new Trouble(
                Type.EPOCH_CHANGED, Type.EPOCH_CHANGED.status(), Type.EPOCH_CHANGED.title, expected, present, null);
    }

    /** @param seconds to wait before the next try */
    public static Trouble later(Type type, long seconds) {
        return new Trouble(type, type.status(), type.title, null, null, seconds);
    }
}
