package cn.sixin.page;

import cn.sixin.code.Mask;
import cn.sixin.exchange.Target;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Reading;
import java.util.List;
import java.util.Optional;

/** What may be seen of a workbook's cell before it is anywhere: personal data are masked. */
final class Covered {
    private static final List<Kind<String>> PERSONAL = List.of(Kinds.phone(), Kinds.residentId());

    private Covered() {}

    /** @param target where the cell's column goes; what goes nowhere may be somebody's number all the same */
    static String shown(Cell cell, Target target, Desk desk) {
        String plain = cell.shown().strip();
        if (target instanceof Target.To(Column<?> column)) {
            return column.isMasked() ? read(cell, column.kind(), desk).orElseGet(() -> Mask.text(plain)) : plain;
        }
        return PERSONAL.stream()
                .flatMap(kind -> read(cell, kind, desk).stream())
                .findFirst()
                .orElse(plain);
    }

    /** As the kind masks it; empty when it is none of the kind. */
    private static <T> Optional<String> read(Cell cell, Kind<T> kind, Desk desk) {
        Reading<T> reading = kind.read(cell, desk.context());
        T value = reading.value();
        return value == null || reading.isBad() ? Optional.empty() : Optional.of(kind.mask(value, desk.showing()));
    }
}
