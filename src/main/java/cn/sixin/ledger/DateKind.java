package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A calendar day. */
public final class DateKind extends BaseKind<LocalDate> {

    DateKind() {
        super(LocalDate.class, Editor.DATE, Stored.DATE);
    }

    @Override
    Reading<LocalDate> readText(String text, Context context) {
        String folded = Fold.text(text);
        try {
            return Reading.of(LocalDate.parse(folded));
        } catch (DateTimeParseException e) {
            return Reading.bad(Problem.error("date_unreadable", folded));
        }
    }

    @Override
    Reading<LocalDate> readDate(Cell.Date date, Context context) {
        return Reading.of(date.value().toLocalDate());
    }

    @Override
    public String show(LocalDate value, Showing showing) {
        return value.toString();
    }

    @Override
    public LocalDate receive(Object sent) {
        return LocalDate.parse((String) sent);
    }
}
