package cn.sixin.ledger;

import java.util.Locale;

/** Where a row stands with the city server. */
public enum SyncState {
    /** 待上传: has changes that the server has not made durable. */
    PENDING,
    /** 已送达. */
    SENT,
    /** 冲突: another device changed the same field. */
    CONFLICT,
    /** 需处理: the server refused a change and said why. */
    ATTENTION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SyncState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
