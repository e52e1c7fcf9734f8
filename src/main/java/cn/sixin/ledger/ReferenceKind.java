package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Another ledger's row, by id. Read from its name or code; shown by its name. */
public final class ReferenceKind extends BaseKind<UUID> {

    private final Supplier<Ledger> target;

    ReferenceKind(Supplier<Ledger> target) {
        super(UUID.class, Editor.REFERENCE, Stored.UUID);
        this.target = target;
    }

    public Ledger target() {
        return target.get();
    }

    @Override
    Reading<UUID> readText(String text, Context context) {
        List<Row> rows = context.lookup().named(target(), text);
        return switch (rows.size()) {
            case 0 -> Reading.bad(Problem.error("reference_unknown", Fold.text(text)));
            case 1 -> Reading.of(rows.getFirst().id());
            default -> Reading.bad(Problem.error("reference_ambiguous", Fold.text(text), rows.size()));
        };
    }

    @Override
    public String show(UUID value, Showing showing) {
        return showing.names().of(target(), value);
    }

    @Override
    public Comparator<UUID> order() {
        return Comparator.naturalOrder();
    }

    @Override
    public UUID receive(Object sent) {
        return UUID.fromString((String) sent);
    }
}
