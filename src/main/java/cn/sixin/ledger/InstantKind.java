package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment; kept in UTC, read and shown in Beijing time, which is where every officer is. */
public final class InstantKind extends BaseKind<Instant> {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern TIMED =
            Pattern.compile("(.*?)(?:[ T]+|(?<=[日号])|^)(\\d{1,2})[:：](\\d{2})(?:[:：]\\d{2}(?:\\.\\d+)?)?");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    InstantKind() {
        super(Instant.class, Editor.INSTANT, Stored.INSTANT);
    }

    /** The day on which it is shown. */
    public static LocalDate day(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    /** A day with a time, a day alone (taken as noon), or a time alone (today's). */
    @Override
    Reading<Instant> readText(String text, Context context) {
        String folded = Fold.text(text);
        Matcher matcher = TIMED.matcher(folded);
        if (!matcher.matches()) {
            return at(Kinds.date().read(new Cell.Text(folded), context), LocalTime.NOON);
        }
        Optional<LocalTime> time = time(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
        if (time.isEmpty()) {
            return Reading.bad(Problem.error("time_unreadable", folded));
        }
        String day = matcher.group(1).strip();
        return day.isEmpty()
                ? Reading.of(context.today().atTime(time.get()).atZone(ZONE).toInstant())
                : at(Kinds.date().read(new Cell.Text(day), context), time.get());
    }

    private static Optional<LocalTime> time(int hour, int minute) {
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    private static Reading<Instant> at(Reading<LocalDate> day, LocalTime time) {
        LocalDate date = day.value();
        return new Reading<>(
                date == null ? null : date.atTime(time).atZone(ZONE).toInstant(), null, day.problems());
    }

    @Override
    Reading<Instant> readDate(Cell.Date date, Context context) {
        return Reading.of(date.value().atZone(ZONE).toInstant());
    }

    @Override
    public String show(Instant value, Showing showing) {
        return SHOWN.format(value.atZone(ZONE));
    }

    @Override
    public Instant receive(Object sent) {
        return Instant.parse((String) sent);
    }
}
