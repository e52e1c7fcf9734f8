package cn.sixin.code;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The citizen identification number, GB 11643-1999 (check: ISO 7064 MOD 11-2), and the numbers built alike: residence
 * permits of Hong Kong, Macau and Taiwan residents (81, 82, 83) and the foreigner's permanent residence card (9, from
 * 2023-12; before: 3 letters and 12 digits). Regions are never rejected: numbers keep those long abolished.
 */
public final class ResidentId {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Pattern FOREIGN_OLD = Pattern.compile("[A-Z]{3}[0-9]{12}");
    private static final int OLDEST = 120;

    /** Which document carries the number. */
    public enum Kind {
        RESIDENT,
        RESIDENCE_PERMIT,
        FOREIGN_PERMANENT,
        /** The card before 2023-12: no birth date, no sex and no check to read. */
        FOREIGN_PERMANENT_OLD
    }

    /** The sex that the 17th digit says: odd is male. */
    public enum Sex {
        MALE,
        FEMALE
    }

    /** A number in its 18-character form where it has one, and what it says of its holder. */
    public record Check(String number, Kind kind, Optional<LocalDate> birth, Optional<Sex> sex, List<Fault> faults) {
        /** Whether the number may stand: no fault, or warnings alone. */
        public boolean valid() {
            return Fault.allow(faults);
        }
    }

    private ResidentId() {}

    /** Folds, lengthens 15 digits to 18 and checks; {@code today} bounds the birth date. */
    public static Check check(String typed, LocalDate today) {
        String folded = Fold.id(typed);
        if (FOREIGN_OLD.matcher(folded).matches()) {
            return new Check(folded, Kind.FOREIGN_PERMANENT_OLD, Optional.empty(), Optional.empty(), List.of());
        }
        String number = lengthen(folded);
        Kind kind = kind(number);
        Fault form = form(folded, number);
        if (form != null) {
            return new Check(number, kind, Optional.empty(), Optional.empty(), List.of(form));
        }
        Optional<LocalDate> birth = birth(number);
        Optional<Sex> sex = Optional.of((number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE);
        Fault fault = content(number, birth, today);
        return new Check(number, kind, birth, sex, fault == null ? List.of() : List.of(fault));
    }

    /** The key by which one person's numbers match, whatever their form: the 18 characters where there are any. */
    public static String personKey(String typed) {
        return lengthen(Fold.id(typed));
    }

    /** The check character for the first 17 digits. */
    static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** Numbers of 15 digits were issued until 1999 and mean the years 1900 to 1999. */
    private static String lengthen(String folded) {
        if (folded.length() != 15 || !isDigits(folded)) {
            return folded;
        }
        String body = folded.substring(0, 6) + "19" + folded.substring(6);
        return body + checkCharacter(body);
    }

    private static Kind kind(String number) {
        if (number.startsWith("9")) {
            return Kind.FOREIGN_PERMANENT;
        }
        return number.startsWith("81") || number.startsWith("82") || number.startsWith("83")
                ? Kind.RESIDENCE_PERMIT
                : Kind.RESIDENT;
    }

    private static @Nullable Fault form(String folded, String number) {
        int[] points = number.codePoints().toArray();
        if (points.length != 18) {
            return Fault.of(FaultKind.ID_LENGTH, folded.codePointCount(0, folded.length()));
        }
        for (int i = 0; i < points.length; i++) {
            boolean digit = points[i] >= '0' && points[i] <= '9';
            if (!digit && !(i == 17 && points[i] == 'X')) {
                return Fault.of(FaultKind.ID_CHARACTER, i + 1, Character.toString(points[i]));
            }
        }
        return null;
    }

    private static @Nullable Fault content(String number, Optional<LocalDate> birth, LocalDate today) {
        char expected = checkCharacter(number);
        if (birth.isEmpty()) {
            return Fault.of(FaultKind.ID_BIRTH, number.substring(6, 14));
        }
        if (expected != number.charAt(17)) {
            return Fault.of(FaultKind.ID_CHECK, expected, number.charAt(17));
        }
        LocalDate day = birth.get();
        if (day.isAfter(today)) {
            return Fault.of(FaultKind.ID_FUTURE, day);
        }
        return day.isBefore(today.minusYears(OLDEST)) ? Fault.of(FaultKind.ID_AGE, day) : null;
    }

    private static Optional<LocalDate> birth(String number) {
        int year = Integer.parseInt(number.substring(6, 10));
        int month = Integer.parseInt(number.substring(10, 12));
        int day = Integer.parseInt(number.substring(12, 14));
        try {
            return year < 1800 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
