package cn.sixin.code;

/** What can be wrong with a code, a date or a number as typed. Each has a label {@code problem.code.<key>} and a remedy. */
public enum FaultKind {
    /** Argument: characters found; 18 are needed. */
    USCC_LENGTH("uscc.length", false),
    /** Arguments: position from 1, the character. */
    USCC_CHARACTER("uscc.character", false),
    /** Arguments: expected check character, found one. */
    USCC_CHECK("uscc.check", false),
    /** Arguments: expected check character of characters 9 to 17, found one. A few codes were issued so. */
    USCC_ORGANISATION("uscc.organisation", true),
    /** Argument: characters found; 18 or 15 are needed. */
    ID_LENGTH("id.length", false),
    /** Arguments: position from 1, the character. */
    ID_CHARACTER("id.character", false),
    /** Argument: the eight digits that are no day of the calendar. */
    ID_BIRTH("id.birth", false),
    /** Argument: the birth date, after today. */
    ID_FUTURE("id.future", false),
    /** Argument: the birth date, more than 120 years ago. */
    ID_AGE("id.age", true),
    /** Arguments: expected check character, found one. */
    ID_CHECK("id.check", false),
    /** A star at the end was read as X, as the check wants it. */
    ID_STAR("id.star", true),
    /** A star at the end that cannot be an X: the last digit is hidden. */
    ID_HIDDEN("id.hidden", false),
    /** A mainland travel permit of Hong Kong or Macau: H or M and 8 or 10 digits. */
    PERMIT_HK_MACAU("permit.hkmacau", false),
    /** A mainland travel permit of Taiwan: 8 or 10 digits. */
    PERMIT_TAIWAN("permit.taiwan", false),
    /** A passport: 5 to 18 letters and digits. */
    PERMIT_PASSPORT("permit.passport", false),
    /** Argument: digits found. */
    PHONE_LENGTH("phone.length", false),
    /** Argument: what is neither digit, space, hyphen nor plus. */
    PHONE_CHARACTER("phone.character", false),
    /** Argument: the number, of a right length but of no known form. */
    PHONE_FORM("phone.form", false),
    /** Argument: the text. */
    DATE_UNREADABLE("date.unreadable", false),
    /** Argument: the text that names no day of the calendar. */
    DATE_NO_SUCH_DAY("date.nosuchday", false),
    /** Argument: the date, before 1900 or after 2100. */
    DATE_IMPLAUSIBLE("date.implausible", false),
    /** Argument: the text. */
    NUMBER_UNREADABLE("number.unreadable", false),
    /** Argument: the text. */
    NUMBER_NEGATIVE("number.negative", false),
    /** Argument: the text. */
    NUMBER_DECIMAL("number.decimal", false),
    /** Argument: the text. */
    NUMBER_TOO_LARGE("number.toolarge", false);

    private final String key;
    private final boolean warning;

    FaultKind(String key, boolean warning) {
        this.key = key;
        this.warning = warning;
    }

    /** The dotted key of its label, without {@code problem.code.}. */
    public String key() {
        return key;
    }

    /** Whether the value may stand once the officer has seen the remark. */
    public boolean warning() {
        return warning;
    }
}
