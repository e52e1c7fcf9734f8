package cn.sixin.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The messages by which a device becomes known and signs in. Keys and signatures are base64url without padding; public
 * keys are X.509 SubjectPublicKeyInfo as the JDK encodes them.
 */
public final class Enrolment {
    private Enrolment() {}

    /**
     * {@code POST /v1/enrol}. No token.
     *
     * @param code as a person typed it; the server folds case, spaces and dashes away
     * @param name what people call the device
     * @param signingKey Ed25519, signs challenges and package files
     * @param agreementKey X25519, to which package files are encrypted
     */
    public record Request(String code, String name, String signingKey, String agreementKey, int schema) {
        public Request {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(signingKey, "signing_key");
            Objects.requireNonNull(agreementKey, "agreement_key");
        }
    }

    /**
     * The device is known from now on.
     *
     * @param device the id that the server gave it
     * @param town 9 digits, to which the code was bound; {@link Protocol#CITY} for a device of the bureau
     * @param serverSigningKey Ed25519, of package files that come back
     * @param serverAgreementKey X25519, to which package files for the server are encrypted
     */
    public record Enrolled(UUID device, String town, String serverSigningKey, String serverAgreementKey) {
        public Enrolled {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(town, "town");
            Objects.requireNonNull(serverSigningKey, "server_signing_key");
            Objects.requireNonNull(serverAgreementKey, "server_agreement_key");
        }
    }

    /** {@code POST /v1/challenge}. No token. */
    public record ChallengeRequest(UUID device) {
        public ChallengeRequest {
            Objects.requireNonNull(device, "device");
        }
    }

    /** @param nonce to be signed once, before {@code expires} */
    public record Challenge(String nonce, Instant expires) {
        public Challenge {
            Objects.requireNonNull(nonce, "nonce");
            Objects.requireNonNull(expires, "expires");
        }
    }

    /**
     * {@code POST /v1/session}. No token.
     *
     * @param signature Ed25519 over {@link Hashes#challenge}
     */
    public record SessionRequest(UUID device, String nonce, String signature) {
        public SessionRequest {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(nonce, "nonce");
            Objects.requireNonNull(signature, "signature");
        }
    }

    /**
     * Signed in.
     *
     * @param token sent as {@code Authorization: Bearer}; good until {@code expires}, 15 minutes
     * @param towns those that the device may push to and pull from
     * @param schema what the server speaks
     * @param nextNonce may be signed for the next session without asking for a challenge first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Session(
            String token,
            Instant expires,
            List<Place> towns,
            int schema,
            @Nullable String nextNonce) {
        public Session {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(expires, "expires");
            towns = List.copyOf(towns);
        }
    }

    /**
     * Where a town stands.
     *
     * @param expected the device's next number for it
     * @param highWater the town's latest number
     */
    public record Place(String town, UUID epoch, long expected, long highWater) {
        public Place {
            Objects.requireNonNull(town, "town");
            Objects.requireNonNull(epoch, "epoch");
        }
    }
}
