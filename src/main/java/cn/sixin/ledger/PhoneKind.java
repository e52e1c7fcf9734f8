package cn.sixin.ledger;

import cn.sixin.code.Mask;
import cn.sixin.code.Phone;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One or several phone numbers, 、 between them. Eleven digits survive a numeric cell, so that one is read. */
public final class PhoneKind extends CodeKind {

    private static final String BETWEEN = "、";

    PhoneKind() {
        super(Editor.LINE);
    }

    @Override
    Checked checked(String typed, Context context) {
        List<Phone.Check> numbers = Phone.split(typed);
        if (numbers.size() == 1) {
            Phone.Check only = numbers.getFirst();
            return new Checked(only.number(), only.faults());
        }
        return new Checked(
                numbers.stream().map(Phone.Check::number).collect(Collectors.joining(BETWEEN)),
                numbers.stream().flatMap(number -> number.faults().stream()).toList());
    }

    @Override
    Reading<String> readNumber(double value, Context context) {
        return readText(new Cell.Number(value).shown(), context);
    }

    @Override
    public String mask(String value, Showing showing) {
        return Stream.of(value.split(BETWEEN)).map(Mask::phone).collect(Collectors.joining(BETWEEN));
    }
}
