package cn.sixin.ledger;

import java.util.function.BiPredicate;

/**
 * Something about a row that an officer should see at a glance (超期, 红色预警). The name is a style class and, as
 * {@code mark.<name>}, a label.
 */
public record Mark(String name, BiPredicate<Row, Context> holds) {}
