package cn.sixin.city.device;

import cn.sixin.code.Fold;
import cn.sixin.sync.protocol.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person types once to make a device known: {@code 119-7Q2M-K4PX-9TDA}. Three digits name the town, the next
 * four letters find the code there, the last eight are the secret (40 bits, five tries).
 *
 * @param home 9 digits
 * @param handle 4 letters of Crockford's base 32
 * @param secret 8 letters of the same
 */
public record EnrolmentCode(String home, String handle, String secret) {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HANDLE = 4;
    private static final int SECRET = 8;

    public static EnrolmentCode fresh(String home, SecureRandom random) {
        DeviceId.place(home);
        return new EnrolmentCode(home, letters(HANDLE, random), letters(SECRET, random));
    }

    private static String letters(int count, SecureRandom random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Case, spaces and dashes do not matter, nor O for 0 and I or L for 1; empty when it can be no code. */
    public static Optional<EnrolmentCode> read(String typed) {
        if (typed.length() > 100) {
            return Optional.empty();
        }
        String text = Fold.text(typed)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        if (!text.matches("[0-9]{3}[" + LETTERS + "]{" + (HANDLE + SECRET) + "}")) {
            return Optional.empty();
        }
        return DeviceId.home(Integer.parseInt(text.substring(0, 3)))
                .map(home -> new EnrolmentCode(home, text.substring(3, 3 + HANDLE), text.substring(3 + HANDLE)));
    }

    /** As it is printed. */
    public String text() {
        return "%03d-%s-%s-%s".formatted(DeviceId.place(home), handle, secret.substring(0, 4), secret.substring(4));
    }

    /** All that the server keeps of the secret. */
    public String secretHash() {
        return Hashes.sha256((home + handle + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** In the same time whatever differs. */
    public boolean matches(String keptHash) {
        return MessageDigest.isEqual(
                secretHash().getBytes(StandardCharsets.UTF_8), keptHash.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret: this may reach a log. */
    @Override
    public String toString() {
        return home + "/" + handle;
    }
}
