package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * What stands readable at the beginning of a package; nothing of it is personal, all of it is signed.
 *
 * @param way which way it goes
 * @param device the device that sends, or that is answered
 * @param town the device's home, 9 digits
 * @param number of the device's packages, from 1; an answer has the number of what it answers
 * @param schema {@link cn.sixin.sync.protocol.Protocol#SCHEMA} of the program that wrote it
 * @param receiver SHA-256 of the key that it is encrypted to, {@link ParcelKeys#print}
 * @param key the X25519 public key of this one package
 */
public record ParcelHeader(Way way, UUID device, String town, long number, int schema, String receiver, String key) {

    /** Which way a package goes. */
    public enum Way {
        /** From a device to the city. */
        ASK,
        /** From the city back to the device. */
        ANSWER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Way of(String code) {
            return Codes.find(values(), code, Way::code);
        }
    }

    public ParcelHeader {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(town, "town");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(key, "key");
    }
}
