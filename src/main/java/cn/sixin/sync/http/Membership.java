package cn.sixin.sync.http;

import cn.sixin.code.Town;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Protocol;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That this station is known to a city server, and as whom. It is kept in the encrypted store.
 *
 * @param certificate PEM; the only one that the server is trusted by; null for those that the system trusts
 * @param device the id that the server gave
 * @param town 9 digits; {@link Protocol#CITY} for a device of the bureau
 * @param name what people call the device
 * @param serverSigningKey of package files that come back
 * @param serverAgreementKey to which package files for the server are encrypted
 */
public record Membership(
        URI server,
        @Nullable String certificate,
        UUID device,
        String town,
        String name,
        DeviceKeys keys,
        String serverSigningKey,
        String serverAgreementKey,
        Instant enrolledAt) {

    public Membership {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(town, "town");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(serverSigningKey, "server_signing_key");
        Objects.requireNonNull(serverAgreementKey, "server_agreement_key");
        Objects.requireNonNull(enrolledAt, "enrolled_at");
    }

    /** The towns that it syncs, its home first. */
    public List<String> towns() {
        return town.equals(Protocol.CITY)
                ? Stream.concat(Stream.of(town), Town.all().stream().map(Town::code))
                        .toList()
                : List.of(town, Protocol.CITY);
    }

    /** As it is kept. */
    public String text() {
        return new String(Codec.write(this), StandardCharsets.UTF_8);
    }

    /** What {@link #text} wrote; empty when it was written by another program. */
    public static Optional<Membership> of(String text) {
        try {
            return Optional.of(Codec.read(text.getBytes(StandardCharsets.UTF_8), Membership.class));
        } catch (Codec.Malformed e) {
            return Optional.empty();
        }
    }

    /** Without the secrets: this may reach a log. */
    @Override
    public String toString() {
        return device + " at " + server;
    }
}
