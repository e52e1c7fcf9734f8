package cn.sixin.code;

import java.util.Set;

/** The words by which officers' cells are recognised: input only, never shown. */
final class Words {
    /** What stands in a cell for "nothing here", lower-cased, without brackets and spaces. */
    static final Set<String> BLANK =
            Set.of("无", "空", "空白", "没有", "暂无", "无此项", "none", "null", "nil", "n/a", "na", "#n/a");

    /** About, nearly: the number is not exact. */
    static final String ABOUT = "约|大约|大概|近|将近|接近|左右|上下|余|多|来|~|≈|超过|超|不足|不到|至少|最少|以上|以内|以下";

    /** Units that follow a number and say nothing about its size. */
    static final String UNITS = "人次|人|名|个|位|家次|家|场次|场|张|户|岗|条|元|次";

    /** What stands before an amount. */
    static final String CURRENCY = "人民币|rmb|cny|¥";

    static final String EXTENSION = "转|分机|ext\\.?";

    private Words() {}
}
