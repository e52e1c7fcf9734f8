package cn.sixin.app.demo;

/**
 * Credit codes (GB 32100-2015) for enterprises that do not exist: the subject begins with MAX, a range that has not been
 * issued, and both check characters are right.
 */
final class DemoCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String BEFORE = "91441900";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private DemoCode() {}

    /** @param number 0 to 28,629,150; each has a code of its own */
    static String of(int number) {
        StringBuilder subject = new StringBuilder("MAX");
        int rest = number;
        int place = ALPHABET.length() * ALPHABET.length() * ALPHABET.length() * ALPHABET.length();
        for (int i = 0; i < 5; i++) {
            subject.append(ALPHABET.charAt(rest / place));
            rest %= place;
            place /= ALPHABET.length();
        }
        String code = BEFORE + subject + organisationCheck(subject);
        return code + check(code);
    }

    /** GB 11714: weights over eight characters, modulo 11; digits count 0 to 9, letters 10 to 35. */
    private static char organisationCheck(CharSequence subject) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_WEIGHTS[i] * Character.digit(subject.charAt(i), 36);
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    private static char check(String seventeen) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < seventeen.length(); i++) {
            sum += weight * ALPHABET.indexOf(seventeen.charAt(i));
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
