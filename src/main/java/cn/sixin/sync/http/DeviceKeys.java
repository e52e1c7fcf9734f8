package cn.sixin.sync.http;

import cn.sixin.sync.protocol.Keys;
import java.security.KeyPair;

/**
 * A device's own keys, base64url in the JDK's encodings.
 *
 * @param signingKey Ed25519, public
 * @param signingSecret signs challenges and package files
 * @param agreementKey X25519, public
 * @param agreementSecret opens package files
 */
public record DeviceKeys(String signingKey, String signingSecret, String agreementKey, String agreementSecret) {

    public static DeviceKeys fresh() {
        KeyPair signing = Keys.fresh(Keys.SIGNING);
        KeyPair agreement = Keys.fresh(Keys.AGREEMENT);
        return new DeviceKeys(
                Keys.text(signing.getPublic()),
                Keys.text(signing.getPrivate()),
                Keys.text(agreement.getPublic()),
                Keys.text(agreement.getPrivate()));
    }

    String sign(byte[] content) {
        return Keys.sign(Keys.privateKey(Keys.SIGNING, signingSecret), content);
    }

    /** Without the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "DeviceKeys";
    }
}
