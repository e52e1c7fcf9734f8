package cn.sixin.sync;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A station's edits that the server does not have, laid on top of what it does have. */
final class Patches {
    private Patches() {}

    /**
     * @param server what the edits lie on
     * @param local the row as the station has it, whose time and author of change stay while there are edits on top
     */
    static Row on(Row server, List<LocalChange> patches, @Nullable Row local) {
        if (patches.isEmpty()) {
            return server;
        }
        Row row = server;
        boolean deleted = server.envelope().deleted();
        for (LocalChange patch : patches) {
            row = row.with(after(row, patch));
            deleted = switch (patch.what()) {
                case DELETE -> true;
                case RESTORE -> false;
                default -> deleted;
            };
        }
        Envelope s = server.envelope();
        Envelope l = local == null ? s : local.envelope();
        return row.with(new Envelope(
                s.id(),
                s.town(),
                s.baseRev(),
                l.state(),
                s.createdAt(),
                s.createdBy(),
                l.changedAt(),
                l.changedBy(),
                deleted));
    }

    /** The row without the edits: each column as the first of them found it. */
    static Row without(Row local, List<LocalChange> patches) {
        Map<String, @Nullable Object> before = new HashMap<>();
        boolean deleted = local.envelope().deleted();
        for (LocalChange patch : patches.reversed()) {
            patch.delta().forEach((column, delta) -> before.put(column, delta.before()));
            deleted = switch (patch.what()) {
                case DELETE -> false;
                case RESTORE -> true;
                default -> deleted;
            };
        }
        Envelope e = local.envelope();
        return local.with(known(local, before))
                .with(new Envelope(
                        e.id(),
                        e.town(),
                        e.baseRev(),
                        e.state(),
                        e.createdAt(),
                        e.createdBy(),
                        e.changedAt(),
                        e.changedBy(),
                        deleted));
    }

    static boolean create(List<LocalChange> patches) {
        return !patches.isEmpty() && patches.getFirst().what() == Change.What.CREATE;
    }

    private static Map<Column<?>, @Nullable Object> after(Row row, LocalChange patch) {
        Map<String, @Nullable Object> after = new HashMap<>();
        patch.delta().forEach((column, delta) -> after.put(column, delta.after()));
        return known(row, after);
    }

    private static Map<Column<?>, @Nullable Object> known(Row row, Map<String, @Nullable Object> sent) {
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        sent.forEach((name, value) -> row.ledger()
                .find(name)
                .ifPresent(column -> values.put(column, value == null ? null : received(column.kind(), value))));
        return values;
    }

    private static Object received(Kind<?> kind, Object sent) {
        return kind.receive(sent);
    }
}
