package cn.sixin.weekly;

import java.util.List;
import java.util.Locale;

/** A rate of the weekly report (domain 1.4): the sum of these figures divided by the sum of those, never a mean of rates. */
public enum Rate {
    /** 开工率: closed and moved ones left out. */
    OPENING(List.of(Figure.OPENED), List.of(Figure.DUE)),
    /** 开工率, closed and moved ones counted as not open. */
    OPENING_OF_ALL(List.of(Figure.OPENED), List.of(Figure.DUE, Figure.CLOSED_MOVED)),
    /** 返岗率（返乡口径）: Dongguan's own usage. */
    RETURN_HOME(List.of(Figure.RETURNED), List.of(Figure.GOING_HOME)),
    /** 返岗率（含留莞口径）: the policy's words, measure 17. */
    RETURN_ALL(List.of(Figure.RETURNED, Figure.STAYING), List.of(Figure.ON_POST)),
    /** 到岗率. */
    ARRIVAL(List.of(Figure.PRESENT), List.of(Figure.ON_POST)),
    /** 缺工率（口径A）: of those on post (广东定点监测). */
    SHORTAGE_A(List.of(Figure.SHORT_TOTAL), List.of(Figure.PRESENT)),
    /** 缺工率（口径B）: of the demand, which is those on post and those missing. */
    SHORTAGE_B(List.of(Figure.SHORT_TOTAL), List.of(Figure.PRESENT, Figure.SHORT_TOTAL)),
    /** 刚性需求解决率. */
    RIGID_SOLVED(List.of(Figure.RIGID_SOLVED), List.of(Figure.RIGID));

    private final List<Figure> parts;
    private final List<Figure> wholes;

    Rate(List<Figure> parts, List<Figure> wholes) {
        this.parts = parts;
        this.wholes = wholes;
    }

    public List<Figure> parts() {
        return parts;
    }

    public List<Figure> wholes() {
        return wholes;
    }

    public Ratio of(Figures figures) {
        return new Ratio(sum(parts, figures), sum(wholes, figures));
    }

    private static long sum(List<Figure> some, Figures figures) {
        return some.stream().mapToLong(figures::get).sum();
    }

    /** A label's last word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
