package cn.sixin.store;

import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to be saved as one: all of them or none. */
public record Batch(GroupKind kind, String title, Actor actor, List<Op> ops) {
    public Batch {
        ops = List.copyOf(ops);
    }

    /** One row's part. {@code before} is the row as it was read. */
    public sealed interface Op {
        record Create(Row row, @Nullable String why) implements Op {
            public Create(Row row) {
                this(row, null);
            }
        }

        record Update(Row before, Row after, @Nullable String why) implements Op {}

        record Delete(Row before, @Nullable String why) implements Op {}

        record Restore(Row before, @Nullable String why) implements Op {}
    }

    public static Batch of(GroupKind kind, String title, Actor actor) {
        return new Batch(kind, title, actor, List.of());
    }

    public Batch create(Row row) {
        return with(new Op.Create(row));
    }

    public Batch update(Row before, Row after) {
        return with(new Op.Update(before, after, null));
    }

    public Batch update(Row before, Row after, String why) {
        return with(new Op.Update(before, after, why));
    }

    public Batch delete(Row before, @Nullable String why) {
        return with(new Op.Delete(before, why));
    }

    public Batch restore(Row before) {
        return with(new Op.Restore(before, null));
    }

    private Batch with(Op op) {
        List<Op> more = new ArrayList<>(ops);
        more.add(op);
        return new Batch(kind, title, actor, more);
    }
}
