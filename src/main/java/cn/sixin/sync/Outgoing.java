package cn.sixin.sync;

import cn.sixin.ledger.Change;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of the log as operations. They follow from the log alone: sent again, they are the same. */
final class Outgoing {
    private Outgoing() {}

    /** A push's operations beside the changes that they are. */
    record Page(List<LocalChange> changes, List<Op> ops) {
        boolean isEmpty() {
            return ops.isEmpty();
        }
    }

    /**
     * The next operations of a town: at most {@code most} and about {@link Protocol#PUSH_BYTES}, but always one whole
     * group.
     *
     * @param acked how many are answered; they are numbered from the next
     */
    static Page page(List<LocalChange> pending, long acked, int most) {
        List<LocalChange> changes = new ArrayList<>();
        List<Op> ops = new ArrayList<>();
        long bytes = 0;
        for (int from = 0; from < pending.size(); ) {
            int to = groupEnd(pending, from);
            List<Op> group = new ArrayList<>();
            long more = 0;
            for (LocalChange change : pending.subList(from, to)) {
                Op op = op(change, acked + 1 + ops.size() + group.size());
                more += Codec.write(op).length + 1;
                group.add(op);
            }
            boolean fits = ops.size() + group.size() <= most && bytes + more <= Protocol.PUSH_BYTES;
            if (!ops.isEmpty() && !fits) {
                break;
            }
            changes.addAll(pending.subList(from, to));
            ops.addAll(group);
            bytes += more;
            from = to;
        }
        return new Page(changes, ops);
    }

    private static int groupEnd(List<LocalChange> pending, int from) {
        LocalChange first = pending.get(from);
        int to = from + 1;
        while (first.group() != null
                && to < pending.size()
                && first.group().equals(pending.get(to).group())) {
            to++;
        }
        return to;
    }

    static Op op(LocalChange change, long seq) {
        Map<String, @Nullable Object> base = new LinkedHashMap<>();
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        boolean create = change.what() == Change.What.CREATE;
        change.delta().forEach((column, delta) -> {
            if (!create && delta.before() != null) {
                base.put(column, delta.before());
            }
            if (!create || delta.after() != null) {
                set.put(column, delta.after());
            }
        });
        return new Op(
                        seq,
                        change.op(),
                        "",
                        kind(change.what()),
                        change.ledger(),
                        change.record(),
                        change.baseRev(),
                        base,
                        set,
                        change.at(),
                        change.officer(),
                        change.group())
                .hashed();
    }

    private static Op.Kind kind(Change.What what) {
        return switch (what) {
            case CREATE -> Op.Kind.CREATE;
            case UPDATE -> Op.Kind.UPDATE;
            case DELETE -> Op.Kind.DELETE;
            case RESTORE -> Op.Kind.RESTORE;
            case RESOLVE -> Op.Kind.RESOLVE;
        };
    }
}
