package cn.sixin.sync;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Row;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What saving a row means that a person was to look at: everything of it that the server lacks goes to it again,
 * measured against what the server does have, so that what it once rejected is not taken for something it knows.
 *
 * @param what {@code CREATE} when the server has no such row
 * @param base what the saved row is compared with
 * @param settles the {@link Attention}s that are done with by it
 */
public record Resend(Change.What what, Row base, List<UUID> settles) {

    /**
     * @param open what is open about the row, not empty
     * @param unsettled its changes that the server does not have
     * @param shadow the server's version; null when the row here is the server's
     */
    public static Resend of(
            Row before, Collection<Attention> open, List<LocalChange> unsettled, @Nullable Shadow shadow) {
        List<UUID> settles = open.stream().map(Attention::id).toList();
        Row draft = Row.draft(before.ledger(), before.id(), before.envelope().town());
        boolean lacking = shadow != null && shadow.row() == null;
        if (lacking && !createdAlready(before, open, unsettled)) {
            return new Resend(Change.What.CREATE, draft, settles);
        }
        Row server = draft;
        if (!lacking) {
            server = shadow == null
                    ? before
                    : Rows.of(before.ledger(), before.envelope().town(), Objects.requireNonNull(shadow.row()));
        }
        Row base = Patches.on(server, onTheirWay(open, unsettled), before);
        return new Resend(Change.What.UPDATE, base, settles);
    }

    /**
     * Whether the row is on its way to the server as a new one. It is told whole only once: a second time would not
     * name what was cleared since, and would contest what the first one says.
     */
    public static boolean createdAlready(Row before, Collection<Attention> open, List<LocalChange> unsettled) {
        return !before.envelope().deleted()
                && onTheirWay(open, unsettled).stream().anyMatch(change -> change.what() == Change.What.CREATE);
    }

    private static List<LocalChange> onTheirWay(Collection<Attention> open, List<LocalChange> unsettled) {
        Set<Long> rejected =
                open.stream().map(Attention::seq).filter(Objects::nonNull).collect(Collectors.toSet());
        return unsettled.stream()
                .filter(change -> !rejected.contains(change.seq()))
                .toList();
    }
}
