package cn.sixin.ledger;

import cn.sixin.code.DateText;
import cn.sixin.code.Fault;
import cn.sixin.code.Fold;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A calendar day. */
public final class DateKind extends BaseKind<LocalDate> {

    DateKind() {
        super(LocalDate.class, Editor.DATE, Stored.DATE);
    }

    @Override
    Reading<LocalDate> readText(String text, Context context) {
        return reading(DateText.parse(text, context.newYear()), text);
    }

    @Override
    Reading<LocalDate> readNumber(double value, Context context) {
        return reading(DateText.number(value), new Cell.Number(value).shown());
    }

    @Override
    Reading<LocalDate> readDate(Cell.Date date, Context context) {
        LocalDate day = date.value().toLocalDate();
        return DateText.implausible(day)
                .map(fault -> Reading.<LocalDate>bad(Problem.of(fault)))
                .orElseGet(() -> Reading.of(day));
    }

    private static Reading<LocalDate> reading(DateText date, String typed) {
        Optional<Fault> fault = date.fault();
        if (fault.isPresent()) {
            return Reading.bad(Problem.of(fault.get()));
        }
        LocalDate value = date.value().orElseThrow();
        Reading<LocalDate> reading = Reading.folded(value, value.toString(), typed);
        return date.toConfirm() ? reading.with(Problem.proposal("date_proposal", Fold.text(typed), value)) : reading;
    }

    @Override
    public List<Problem> check(LocalDate value, Context context) {
        return DateText.implausible(value).map(Problem::of).stream().toList();
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
