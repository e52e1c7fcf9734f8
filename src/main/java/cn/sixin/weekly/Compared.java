package cn.sixin.weekly;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The figures of another day that a report is set beside. */
public record Compared(LocalDate day, Figures figures) {

    /** As one line: the day, then {@link Figures#write}. */
    public String write() {
        return day + " " + figures.write();
    }

    /** Empty when the line was not written by {@link #write}. */
    public static Optional<Compared> read(String line) {
        int blank = line.indexOf(' ');
        try {
            LocalDate day = LocalDate.parse(line.substring(0, Math.max(0, blank)));
            return Figures.read(line.substring(blank + 1)).map(figures -> new Compared(day, figures));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }
}
