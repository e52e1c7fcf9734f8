package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that a sheet itself says it was filled in: 填报日期：2027年1月12日（腊月初五） above its header. */
final class SheetDay {
    private static final Pattern DAY =
            Pattern.compile("(20\\d{2})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})(?!\\d)");

    private SheetDay() {}

    /** @param titles the rows above the header */
    static Optional<LocalDate> of(List<SourceRow> titles) {
        for (SourceRow row : titles) {
            for (int c = 0; c < row.width(); c++) {
                Optional<LocalDate> day = row.cell(c) instanceof Cell.Date date
                        ? Optional.of(date.value().toLocalDate())
                        : said(row.cell(c).shown());
                if (day.isPresent()) {
                    return day;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> said(String text) {
        Matcher day = DAY.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (day.find()) {
            try {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(day.group(1)),
                        Integer.parseInt(day.group(2)),
                        Integer.parseInt(day.group(3))));
            } catch (DateTimeException noSuchDay) {
                // Then it is no day but some number; another may follow.
            }
        }
        return Optional.empty();
    }
}
