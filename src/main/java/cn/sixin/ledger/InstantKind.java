package cn.sixin.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** A moment; kept in UTC, read and shown in Beijing time, which is where every officer is. */
public final class InstantKind extends BaseKind<Instant> {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    InstantKind() {
        super(Instant.class, Editor.INSTANT, Stored.INSTANT);
    }

    @Override
    Reading<Instant> readText(String text, Context context) {
        String folded = cn.sixin.code.Fold.text(text);
        try {
            return Reading.of(LocalDateTime.parse(folded, SHOWN).atZone(ZONE).toInstant());
        } catch (DateTimeParseException notThisShape) {
            Reading<java.time.LocalDate> day = Kinds.date().read(new Cell.Text(folded), context);
            java.time.LocalDate date = day.value();
            return date == null
                    ? new Reading<>(null, null, day.problems())
                    : Reading.of(date.atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        }
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
