package cn.sixin.weekly;

import java.util.Locale;

/**
 * A whole number of the weekly report: enterprises or people. Every figure but {@link #CLOSED_MOVED} is of the enterprises
 * that are due alone, so that all of them rest on the same ones.
 */
public enum Figure {
    /** 应调度企业: reported, and neither closed down nor moved away. */
    DUE,
    /** 关停搬迁: reported, and left out of everything else. */
    CLOSED_MOVED,
    /** 已开工: partly, fully, or it never had a holiday. */
    OPENED,
    /** 节前在岗. */
    ON_POST,
    /** 返乡. */
    GOING_HOME,
    /** 留莞在岗. */
    STAYING,
    /** 已返岗, of those who went home. */
    RETURNED,
    /** 新招累计. */
    HIRED,
    /** 离职累计. */
    LEFT,
    /** 现有在岗. */
    PRESENT,
    SHORT_GENERAL,
    SHORT_SKILLED,
    SHORT_TECHNICAL,
    SHORT_MANAGERIAL,
    /** 缺工总数. */
    SHORT_TOTAL,
    /** 刚性需求. */
    RIGID,
    /** 刚性需求已解决. */
    RIGID_SOLVED;

    /** As a column is named and a label's last word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
