package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells records from the rows between and below them. */
final class RowSorter {
    /** A signature or note fills few cells; a record fills more. */
    private static final int FEW = 3;

    private static final int TOTAL_WITHIN = 4;

    private final Header header;
    private final boolean[] numberColumn;

    RowSorter(Header header) {
        this.header = header;
        numberColumn = new boolean[header.columns().size()];
        for (HeaderColumn column : header.columns()) {
            numberColumn[column.index()] = HeaderWords.NUMBER.contains(column.folded());
        }
    }

    /** @return null for a record */
    Skipped.@Nullable Why skip(SourceRow row) {
        int valued = 0;
        int texts = 0;
        boolean total = false;
        List<String> first = new ArrayList<>(FEW + 1);
        Set<String> distinct = new HashSet<>();
        for (int c = 0; c < row.width(); c++) {
            Cell cell = row.cell(c);
            if (cell instanceof Cell.Blank || (c < numberColumn.length && numberColumn[c] && isNumber(cell))) {
                continue;
            }
            String text = cell instanceof Cell.Text t ? t.text() : "0";
            if (isEmpty(text)) {
                continue;
            }
            valued++;
            if (cell instanceof Cell.Text && texts++ < TOTAL_WITHIN) {
                total |= text.length() <= 12 && HeaderWords.isTotal(text);
                if (distinct.size() < FEW) {
                    first.add(text);
                }
            }
            if (distinct.size() <= FEW) {
                distinct.add(text);
            }
        }
        if (valued == 0) {
            return Skipped.Why.BLANK;
        }
        if (total) {
            return Skipped.Why.TOTAL;
        }
        if (distinct.size() <= FEW && first.stream().anyMatch(HeaderWords::isSignature)) {
            return Skipped.Why.SIGNATURE;
        }
        if (distinct.size() < FEW && !first.isEmpty() && HeaderWords.isNote(first.getFirst())) {
            return Skipped.Why.NOTE;
        }
        return header.isRepeatedBy(row) ? Skipped.Why.REPEATED_HEADER : null;
    }

    private static boolean isNumber(Cell cell) {
        return cell instanceof Cell.Number
                || (cell instanceof Cell.Text t
                        && t.text().length() < 8
                        && t.text().strip().chars().allMatch(Character::isDigit));
    }

    private static boolean isEmpty(String text) {
        return text.length() < 8 && text.isBlank();
    }
}
