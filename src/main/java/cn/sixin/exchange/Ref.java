package cn.sixin.exchange;

/** Names of cells: {@code C17}. */
final class Ref {
    private Ref() {}

    /** @return from 0; -1 when there are no digits */
    static int row(String ref) {
        int row = 0;
        for (int i = 0; i < ref.length(); i++) {
            char c = ref.charAt(i);
            if (c >= '0' && c <= '9') {
                row = row * 10 + c - '0';
            }
        }
        return row - 1;
    }

    /** @return from 0; -1 when there are no letters */
    static int column(String ref) {
        int column = 0;
        for (int i = 0; i < ref.length(); i++) {
            char c = ref.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                column = column * 26 + c - 'A' + 1;
            } else if (c != '$') {
                break;
            }
        }
        return column - 1;
    }

    /** @param column from 0 */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** @param row from 1, as people count; column from 0 */
    static String cell(int row, int column) {
        return letters(column) + row;
    }
}
