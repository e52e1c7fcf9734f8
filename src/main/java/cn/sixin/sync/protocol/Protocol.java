package cn.sixin.sync.protocol;

import java.time.Duration;

/** The numbers and names that both sides hold to. */
public final class Protocol {
    /** Only this counts as an answer: a captive portal's 200 with HTML does not. */
    public static final String MEDIA_TYPE = "application/vnd.sixin.sync+json";

    /** A page of changes as {@link Columns}: given to who asks for it, the form above to everybody else. */
    public static final String COLUMNS_MEDIA_TYPE = "application/vnd.sixin.sync.columns+json";

    /** RFC 9457. */
    public static final String PROBLEM_MEDIA_TYPE = "application/problem+json";

    /** A piece of an attachment (tus 1.0 core). */
    public static final String PIECE_MEDIA_TYPE = "application/offset+octet-stream";

    /** A sync package, either way. */
    public static final String PACKAGE_MEDIA_TYPE = "application/vnd.sixin.package";

    /** The version of the declarations that this program speaks; it grows by one when a column or ledger is added. */
    public static final int SCHEMA = 1;

    /** A server gives changes to the present schema and the two before it; uploads it takes from all. */
    public static final int SCHEMAS_SERVED = 3;

    /** Operations in one push, at most. */
    public static final int PUSH_OPS = 500;

    /** The JSON of one push, at most, before compression. */
    public static final int PUSH_BYTES = 1024 * 1024;

    /** The JSON of one operation, at most: the server rejects a larger one, so that it blocks no others. */
    public static final int OP_BYTES = 512 * 1024;

    /** The header of a page of changes that holds its {@link Changes.Head}. */
    public static final String PAGE_HEADER = "Sync-Page";

    /** Of an answer to a package: from where on another answer to it goes on; absent from the last. */
    public static final String PACKAGE_HEADER = "Sync-Package-Next";

    /** Rows in one page of changes, as a station asks for them: the more, the better a page packs. */
    public static final int PAGE_ROWS = 4000;

    /** Rows in one page of changes within a package file, whose pieces are bounded. */
    public static final int PACKAGE_ROWS = 1000;

    /** The values of one page of changes, about; a single row larger than that is a page of its own. */
    public static final int PAGE_BYTES = 1024 * 1024;

    /** The smallest piece of an attachment but for the last. */
    public static final int PIECE_LEAST = 256 * 1024;

    /** The largest piece of an attachment. */
    public static final int PIECE_MOST = 1024 * 1024;

    /** How long the server remembers that a row was deleted, and each operation's answer. */
    public static final Duration TOMBSTONES = Duration.ofDays(400);

    /** A clock that is off by more is worth a warning; clocks order nothing. */
    public static final Duration SKEW = Duration.ofMinutes(5);

    /** The "town" of what is the city's own and every town may read, such as the season (东莞市, 9 digits). */
    public static final String CITY = "441900000";

    private Protocol() {}
}
