package cn.sixin.exchange;

import cn.sixin.ledger.Problem;

/**
 * A problem at its place in a sheet.
 *
 * @param cell as {@code C17}; the row's number when no single cell is meant
 * @param column of the sheet, from 0; -1 when no single cell is meant
 * @param value what stands there; masked by whoever shows or logs it
 * @param droppable whether the row may come in without this cell
 */
public record Finding(Problem problem, String cell, int column, String value, boolean droppable) {}
