package cn.sixin.code;

import java.util.ArrayList;
import java.util.List;

/**
 * The unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, of which 3 to 8 are the region of first
 * registration, 9 to 17 the organisation code of GB 11714 with its own check, 18 the check.
 */
public final class Uscc {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LENGTH = 18;

    /** Who registers the holder and what it is, by the first two characters. */
    public enum Category {
        ENTERPRISE,
        SOLE_TRADER,
        COOPERATIVE,
        PUBLIC_INSTITUTION,
        STATE_ORGAN,
        SOCIAL_ORGANISATION,
        OTHER
    }

    /** A code as folded, and all that is wrong with it. */
    public record Check(String code, List<Fault> faults) {
        /** Whether the code may stand: no fault, or warnings alone. */
        public boolean valid() {
            return Fault.allow(faults);
        }
    }

    private Uscc() {}

    /** Folds and checks. The check characters are looked at only when all characters are lawful. */
    public static Check check(String typed) {
        String code = Fold.code(typed);
        int length = code.codePointCount(0, code.length());
        if (length != LENGTH) {
            return new Check(code, List.of(Fault.of(FaultKind.USCC_LENGTH, length)));
        }
        return new Check(code, isLawful(code) ? checks(code) : unlawful(code));
    }

    /** The check character for the first 17 of a code. */
    static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        // The standard's text says 31 - mod; a result of 31 stands for 0.
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The check character of an organisation code (GB 11714), for its first eight. */
    static char organisationCheck(String organisation) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    /** What the holder is. A folded code of at least two characters; anything else is OTHER. */
    public static Category category(String code) {
        if (code.length() < 2) {
            return Category.OTHER;
        }
        return switch (code.substring(0, 2)) {
            case "91" -> Category.ENTERPRISE;
            case "92" -> Category.SOLE_TRADER;
            case "93" -> Category.COOPERATIVE;
            case "11" -> Category.STATE_ORGAN;
            case "12" -> Category.PUBLIC_INSTITUTION;
            case "51", "52", "53", "59" -> Category.SOCIAL_ORGANISATION;
            default -> Category.OTHER;
        };
    }

    /**
     * The six digits of the authority that first registered the holder. A hint only: a firm that moved keeps them, one
     * registered at the province has 440000, and Dongguan has no county level, so they never name a town.
     */
    public static String region(String code) {
        return code.length() < 8 ? "" : code.substring(2, 8);
    }

    private static boolean isLawful(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (!isLawful(i, code.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLawful(int at, int point) {
        boolean region = at >= 2 && at < 8;
        boolean digit = point >= '0' && point <= '9';
        return digit || (!region && ALPHABET.indexOf(point) >= 0);
    }

    private static List<Fault> unlawful(String code) {
        List<Fault> faults = new ArrayList<>();
        int[] points = code.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (!isLawful(i, points[i])) {
                faults.add(Fault.of(FaultKind.USCC_CHARACTER, i + 1, Character.toString(points[i])));
            }
        }
        return List.copyOf(faults);
    }

    private static List<Fault> checks(String code) {
        char expected = checkCharacter(code);
        char found = code.charAt(LENGTH - 1);
        if (expected != found) {
            return List.of(Fault.of(FaultKind.USCC_CHECK, expected, found));
        }
        char organisation = organisationCheck(code.substring(8, 16));
        return organisation == code.charAt(16)
                ? List.of()
                : List.of(Fault.of(FaultKind.USCC_ORGANISATION, organisation, code.charAt(16)));
    }
}
