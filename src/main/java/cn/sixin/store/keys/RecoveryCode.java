package cn.sixin.store.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code printed at the first run: 26 random symbols of Crockford's base 32 (130 bits) and two that check them, in
 * seven groups of four. Read back in any case, with O for 0 and I or L for 1, with or without separators.
 */
public record RecoveryCode(String symbols) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM = 26;
    private static final int CHECK = 2;
    private static final int GROUP = 4;

    public static RecoveryCode random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new RecoveryCode(text + check(text.toString()));
    }

    /** Empty when a symbol is wrong, missing or too many. */
    public static Optional<RecoveryCode> parse(String typed) {
        String folded = fold(typed);
        if (folded.length() != RANDOM + CHECK || folded.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        boolean right = check(folded.substring(0, RANDOM)).equals(folded.substring(RANDOM));
        return right ? Optional.of(new RecoveryCode(folded)) : Optional.empty();
    }

    /** As it is printed: {@code 0000-0000-…}. */
    public String printed() {
        return symbols.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** Whether what is typed is its last group, which shows that it stands somewhere else, too. */
    public boolean isTail(String typed) {
        String folded = fold(typed);
        return folded.length() == GROUP && symbols.endsWith(folded);
    }

    private static String fold(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-\u2014\u2013]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    char[] password() {
        return symbols.toCharArray();
    }

    private static String check(String random) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(random.getBytes(StandardCharsets.US_ASCII));
            return "" + ALPHABET.charAt(hash[0] & 31) + ALPHABET.charAt(hash[1] & 31);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of the JDK", e);
        }
    }

    /** Not the code: it must not reach a log. */
    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
