package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the header among the first rows of a sheet: below titles and the line of who reports, one row or several,
 * merged across and down or merely left blank.
 */
final class HeaderFinder {
    /** Rows with a value that are looked at. */
    static final int TOP = 40;

    private static final int DEPTH_MAX = 4;
    private static final int KNOWN = 6;
    private static final int STRANGE = -3;

    private final TreeMap<Integer, SourceRow> rows = new TreeMap<>();
    private final List<Region> merged;
    private final Book.Layout layout;
    private final Predicate<String> known;
    private int width;

    /** @param known whether a folded header path is one that the ledger names */
    HeaderFinder(List<SourceRow> top, Book.Layout layout, Predicate<String> known) {
        this.layout = layout;
        this.known = known;
        for (SourceRow row : top) {
            rows.put(row.number() - 1, row);
            width = Math.max(width, row.width());
        }
        int last = rows.isEmpty() ? 0 : rows.lastKey();
        merged = layout.merged().stream().filter(m -> m.firstRow() <= last).toList();
    }

    Optional<Header> find() {
        Header best = null;
        int bestScore = 0;
        for (int first : rows.keySet()) {
            if (distinct(first) < 2) {
                continue;
            }
            Header candidate = header(first, last(first));
            int score = score(candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private int score(Header header) {
        int score = 0;
        Set<String> seen = new HashSet<>();
        for (HeaderColumn column : header.columns()) {
            if (column.path().isEmpty()) {
                continue;
            }
            String path = column.folded();
            String own = HeaderWords.fold(column.path().getLast());
            boolean named = known.test(path) || known.test(own) || known.test(HeaderWords.bare(own));
            boolean label = column.path().stream().allMatch(HeaderWords::isLabel);
            score += !seen.add(path) ? STRANGE : named ? KNOWN : label ? 1 : STRANGE;
        }
        for (int r = header.firstRow() - 1; r < header.lastRow(); r++) {
            SourceRow row = rows.get(r);
            for (int c = 0; row != null && c < row.width(); c++) {
                Cell cell = row.cell(c);
                score += cell instanceof Cell.Text || cell instanceof Cell.Blank ? 0 : STRANGE;
            }
        }
        return score;
    }

    /** How many different texts a row holds. */
    private int distinct(int row) {
        Set<String> texts = new HashSet<>();
        for (int c = 0; c < width; c++) {
            texts.add(text(row, c));
        }
        texts.remove("");
        return texts.size();
    }

    private int last(int first) {
        int last = first;
        for (int r = first; r <= last && r < first + DEPTH_MAX; r++) {
            for (Region region : merged) {
                if (region.firstRow() != r) {
                    continue;
                }
                last = Math.max(last, Math.min(region.lastRow(), first + DEPTH_MAX - 1));
                boolean group = region.width() > 1 && region.width() < width && region.lastRow() == r;
                if (group && isAllLabels(r + 1)) {
                    last = Math.max(last, r + 1);
                }
            }
            if (r == last && isSubHeader(r, r + 1)) {
                last = r + 1;
            }
        }
        return last;
    }

    private boolean isAllLabels(int row) {
        SourceRow cells = rows.get(row);
        if (cells == null) {
            return false;
        }
        for (int c = 0; c < cells.width(); c++) {
            if (!(cells.cell(c) instanceof Cell.Blank)
                    && !(cells.cell(c) instanceof Cell.Text t && HeaderWords.isLabel(t.text()))) {
                return false;
            }
        }
        return true;
    }

    /** A second header row without merged cells: names only where the row above is blank, or where a group starts. */
    private boolean isSubHeader(int above, int below) {
        if (!isAllLabels(below) || distinct(below) < 2) {
            return false;
        }
        int filled = 0;
        for (int c = 0; c < width; c++) {
            boolean own = !text(below, c).isEmpty();
            boolean upper = !text(above, c).isEmpty();
            boolean starts = c + 1 < width
                    && text(above, c + 1).isEmpty()
                    && !text(below, c + 1).isEmpty();
            if (own && upper && !starts) {
                return false;
            }
            filled += own && !upper ? 1 : 0;
        }
        return filled > 0;
    }

    private Header header(int first, int last) {
        List<HeaderColumn> columns = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int r = first; r <= last; r++) {
            List<String> line = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                line.add(HeaderWords.fold(text(r, c)));
            }
            texts.add(line);
        }
        for (int c = 0; c < width; c++) {
            columns.add(new HeaderColumn(
                    c, path(first, last, c), layout.hiddenColumns().get(c)));
        }
        return new Header(first + 1, last + 1, columns, texts);
    }

    private List<String> path(int first, int last, int column) {
        List<String> path = new ArrayList<>();
        for (int r = first; r <= last; r++) {
            String text = text(r, column);
            if (text.isEmpty()
                    && r < last
                    && path.isEmpty()
                    && !text(last, column).isEmpty()) {
                text = groupToTheLeft(r, column);
            }
            if (!text.isEmpty() && (path.isEmpty() || !path.getLast().equals(text))) {
                path.add(text);
            }
        }
        return path;
    }

    private String groupToTheLeft(int row, int column) {
        for (int c = column - 1; c >= 0; c--) {
            String text = text(row, c);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** One line, merged cells filled from their corner. */
    private String text(int row, int column) {
        for (Region region : merged) {
            if (region.covers(row, column)) {
                return own(region.firstRow(), region.firstColumn());
            }
        }
        return own(row, column);
    }

    private String own(int row, int column) {
        SourceRow cells = rows.get(row);
        return cells == null ? "" : cells.cell(column).shown().strip().replaceAll("\\s*[\\r\\n]+\\s*", "");
    }

    /** The rows above the header, which are titles. */
    static List<SourceRow> above(Header header, List<SourceRow> top) {
        return top.stream().filter(r -> r.number() < header.firstRow()).toList();
    }

    /** Data rows among the first ones, for guessing by content. */
    static List<SourceRow> below(Header header, List<SourceRow> top) {
        return top.stream().filter(r -> r.number() > header.lastRow()).toList();
    }
}
