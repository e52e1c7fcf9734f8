package cn.sixin.code;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as cells have them: mobiles ({@code 1[3-9]} and 9 digits), landlines with an area code (Dongguan's own,
 * 0769, may be left out), 400 and 800 service numbers, several in one cell.
 */
public final class Phone {
    private static final String AREA = "0769";
    private static final String AREA_DASH = AREA + "-";
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern LANDLINE =
            Pattern.compile("(0769|010|02[0-9]|0[3-9][0-9]{2})([2-8][0-9]{6,7})(?:-([0-9]{1,5}))?");
    private static final Pattern LOCAL = Pattern.compile("([2-8][0-9]{7})(?:-([0-9]{1,5}))?");
    private static final Pattern SERVICE = Pattern.compile("([48]00)([0-9]{7})");
    private static final Pattern COUNTRY = Pattern.compile("^(?:\\+|00)?86(?=1[3-9][0-9]{9}$|0[0-9]{9,11})");
    private static final Pattern EXTENSION = Pattern.compile("(?:-|(?i:" + Words.EXTENSION + "):?)-?([0-9]{1,5})$");
    private static final Pattern SEPARATORS = Pattern.compile("[、/\\\\,;|\\n\\r]+");
    private static final Pattern GAPS = Pattern.compile("\\s+");
    private static final Pattern OTHER = Pattern.compile("[^0-9+()\\- ]");

    /** What a number reaches. */
    public enum Kind {
        MOBILE,
        LANDLINE,
        SERVICE,
        UNKNOWN
    }

    /**
     * One number in its usual form ({@code 19900000001}, {@code 0769-22220000-801}, {@code 400-000-0000}), or as folded
     * when it is at fault.
     */
    public record Check(String number, Kind kind, List<Fault> faults) {
        public boolean valid() {
            return faults.isEmpty();
        }
    }

    private Phone() {}

    /** Folds and checks one number. */
    public static Check check(String typed) {
        Check usual = usual(typed);
        return usual == null ? checkSlowly(typed) : usual;
    }

    static Check checkSlowly(String typed) {
        return read(normal(typed));
    }

    /** Every number of a cell, each checked; none for a cell that means nothing. */
    public static List<Check> split(String cell) {
        Check usual = usual(cell);
        return usual == null ? splitSlowly(cell) : List.of(usual);
    }

    /** A mobile or a number of Dongguan in its usual form, as nearly every cell has one. */
    private static @Nullable Check usual(String typed) {
        char second = typed.length() > 1 ? typed.charAt(1) : 0;
        if (second >= '3' && typed.charAt(0) == '1' && Plain.isDigits(typed, 11, 11)) {
            return new Check(typed, Kind.MOBILE, List.of());
        }
        if (typed.length() == 13 && typed.startsWith(AREA_DASH)) {
            String subscriber = typed.substring(AREA_DASH.length());
            char first = subscriber.charAt(0);
            if (first >= '2' && first <= '8' && Plain.isDigits(subscriber, 8, 8)) {
                return new Check(typed, Kind.LANDLINE, List.of());
            }
        }
        return null;
    }

    static List<Check> splitSlowly(String cell) {
        List<Check> numbers = new ArrayList<>();
        if (Fold.blank(cell)) {
            return numbers;
        }
        for (String part : SEPARATORS.split(normal(cell))) {
            if (!part.isBlank()) {
                numbers.addAll(parts(part.strip()));
            }
        }
        return numbers;
    }

    /** A space may part two numbers or the groups of one: it parts when the whole is no number and every piece is. */
    private static List<Check> parts(String part) {
        Check whole = read(part);
        if (whole.valid()) {
            return List.of(whole);
        }
        List<Check> pieces = GAPS.splitAsStream(part).map(Phone::read).toList();
        boolean several =
                pieces.size() > 1 && pieces.stream().allMatch(p -> p.number().length() >= 7);
        return several ? pieces : List.of(whole);
    }

    private static Check read(String normal) {
        Matcher tail = EXTENSION.matcher(normal.strip());
        String extension = "";
        String body = normal;
        // A last group of up to five digits is an extension only when what stands before it is already a number.
        if (tail.find() && digits(normal.substring(0, tail.start())).length() >= 8) {
            extension = "-" + tail.group(1);
            body = normal.substring(0, tail.start());
        }
        Check extended = extension.isEmpty() ? null : form(digits(body) + extension);
        if (extended != null && extended.valid()) {
            return extended;
        }
        Matcher other = OTHER.matcher(normal);
        if (other.find()) {
            return new Check(normal, Kind.UNKNOWN, List.of(Fault.of(FaultKind.PHONE_CHARACTER, other.group())));
        }
        return form(digits(normal));
    }

    private static Check form(String digits) {
        String number = COUNTRY.matcher(digits).replaceFirst("");
        if (MOBILE.matcher(number).matches()) {
            return new Check(number, Kind.MOBILE, List.of());
        }
        Matcher service = SERVICE.matcher(number);
        if (service.matches()) {
            String rest = service.group(2);
            String shown = service.group(1) + "-" + rest.substring(0, 3) + "-" + rest.substring(3);
            return new Check(shown, Kind.SERVICE, List.of());
        }
        if (number.startsWith("86" + AREA)) {
            number = number.substring(2);
        }
        Matcher landline = LANDLINE.matcher(number);
        if (landline.matches()) {
            return landline(landline.group(1), landline.group(2), landline.group(3));
        }
        Matcher local = LOCAL.matcher(number);
        if (local.matches()) {
            return landline(AREA, local.group(1), local.group(2));
        }
        return wrong(number);
    }

    private static Check landline(String area, String subscriber, @Nullable String extension) {
        // Dongguan's numbers have eight digits; the country's other areas have seven or eight.
        if (area.equals(AREA) && subscriber.length() != 8) {
            return wrong(area + subscriber);
        }
        String number = area + "-" + subscriber + (extension == null ? "" : "-" + extension);
        return new Check(number, Kind.LANDLINE, List.of());
    }

    private static Check wrong(String number) {
        int length = number.length();
        boolean mobile = number.startsWith("1");
        boolean lengthWrong =
                mobile ? length != 11 : number.startsWith(AREA) ? length != 12 : length < 8 || length > 12;
        Fault fault = lengthWrong ? Fault.of(FaultKind.PHONE_LENGTH, length) : Fault.of(FaultKind.PHONE_FORM, number);
        return new Check(number, Kind.UNKNOWN, List.of(fault));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "").replaceFirst("^00(?=86)", "");
    }

    private static String normal(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        String dashes = text.replaceAll("[\\u2010-\\u2015\\u2212\\u2500]", "-");
        String visible = dashes.replaceAll("\\p{Cf}", "").strip();
        return visible.replaceFirst("^['`\u2018\u2019]+", "");
    }
}
