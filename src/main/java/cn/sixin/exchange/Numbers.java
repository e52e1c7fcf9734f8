package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.DateUtil;

/** A workbook's number, which its format may make a date. */
final class Numbers {
    private Numbers() {}

    /** @param date1904 whether the workbook counts its days from 1904, as old Macs did */
    static Cell cell(double value, boolean shownAsDate, boolean date1904) {
        if (shownAsDate && DateUtil.isValidExcelDate(value)) {
            LocalDateTime at = DateUtil.getLocalDateTime(value, date1904, true);
            if (at != null && value >= 1) {
                return new Cell.Date(at);
            }
        }
        return Double.isFinite(value) ? new Cell.Number(value) : Cell.blank();
    }

    /** Most numbers of a ledger are short integers, which need no general parser. */
    static double parse(String text) {
        int length = text.length();
        if (length > 0 && length <= 15) {
            long value = 0;
            for (int i = 0; i < length; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return Double.parseDouble(text);
                }
                value = value * 10 + digit;
            }
            return value;
        }
        return Double.parseDouble(text);
    }
}
