package cn.sixin.store.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What rows are wanted, in which order.
 *
 * @param text as typed: words with blanks between; a row must have each somewhere in its searchable columns (or those
 *     of the rows that such a column refers to), as it is written or by pinyin initials
 * @param sorts the first weighs most; rows that tie, or all when there is none, come in the order in which they came
 */
public record Query(String text, List<Filter> filters, List<Sort> sorts) {

    public static final Query ALL = new Query("", List.of(), List.of());

    public Query {
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    public Query text(String typed) {
        return new Query(typed, filters, sorts);
    }

    public Query and(Filter filter) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(filter);
        return new Query(text, more, sorts);
    }

    public Query sorted(Sort... by) {
        return new Query(text, filters, List.of(by));
    }
}
