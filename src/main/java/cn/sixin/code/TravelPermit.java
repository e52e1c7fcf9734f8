package cn.sixin.code;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Documents without a public check digit: mainland travel permits of Hong Kong and Macau residents (H or M, an 8-digit
 * number for life, on older cards a 2-digit renewal count), of Taiwan residents (8 digits, older 10), passports.
 */
public enum TravelPermit {
    HK_MACAU("[HM][0-9]{8}([0-9]{2})?", FaultKind.PERMIT_HK_MACAU),
    TAIWAN("[0-9]{8}([0-9]{2})?", FaultKind.PERMIT_TAIWAN),
    PASSPORT("[A-Z0-9]{5,18}", FaultKind.PERMIT_PASSPORT);

    private static final int LIFELONG = 9;

    private final Pattern form;
    private final FaultKind fault;

    TravelPermit(String form, FaultKind fault) {
        this.form = Pattern.compile(form);
        this.fault = fault;
    }

    /** A number as folded, and what is wrong with it. */
    public record Check(String number, List<Fault> faults) {
        public boolean valid() {
            return faults.isEmpty();
        }
    }

    /** Folds and checks the form. */
    public Check check(String typed) {
        String number = Fold.code(typed);
        return new Check(number, form.matcher(number).matches() ? List.of() : List.of(Fault.of(fault)));
    }

    /** The key by which one person's numbers match: of a Hong Kong or Macau permit the part kept for life. */
    public String personKey(String typed) {
        String number = Fold.code(typed);
        return this == HK_MACAU && number.length() > LIFELONG ? number.substring(0, LIFELONG) : number;
    }
}
