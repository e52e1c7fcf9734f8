package cn.sixin.sync;

import cn.sixin.city.engine.ServerRow;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Conflict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold when all is quiet: every station beside the server, every edit where it ended. */
final class EndChecks {
    private final Sim sim;
    private final Checks checks;
    private final List<SimDevice> devices;
    private final List<SimDevice> gone;

    EndChecks(Sim sim, List<SimDevice> devices, List<SimDevice> gone) {
        this.sim = sim;
        checks = sim.checks();
        this.devices = devices;
        this.gone = gone;
    }

    void run() {
        for (SimDevice device : devices) {
            sim.checkWritten(device);
            answered(device);
            for (String town : device.towns) {
                same(device, town);
            }
        }
        gone.forEach(sim::checkWritten);
        for (String town : List.of(Sim.TOWN, Sim.OTHER)) {
            told(town);
            twins(town);
        }
    }

    /** Each change has its answer; what was rejected is, or was, before a person; conflicts are with every station. */
    private void answered(SimDevice device) {
        Map<String, Integer> places = new HashMap<>();
        for (SimStation.Entry entry : device.store.log()) {
            LocalChange change = entry.change();
            checks.that(
                    Invariant.NO_LOST_EDIT,
                    entry.townSeq() != null,
                    () -> device + " still has " + change.what() + " of " + change.record() + " to send");
            Answer answer = sim.server().answered(change.town(), change.op());
            if (answer == null) {
                checks.that(
                        Invariant.NO_LOST_EDIT,
                        sim.answersMayBeMissing(),
                        () -> device + " takes " + change.op() + " for answered, the server never heard of it");
                // Answered so long ago that the server has forgotten it, or by a copy of this disk that was revoked.
                continue;
            }
            if (answer.status() == Answer.Status.REJECTED) {
                boolean seen = device.store.attention().stream().anyMatch(a -> Objects.equals(a.seq(), change.seq()))
                        || device.store.settledAttention().values().stream()
                                .anyMatch(a -> Objects.equals(a.seq(), change.seq()));
                checks.that(Invariant.NO_LOST_EDIT, seen, () -> "the rejected " + change.op() + " is before nobody");
            }
            places.merge(change.town(), 1, Integer::sum);
        }
        boolean copied = device.rewound
                || devices.stream().anyMatch(d -> d != device && d.id.equals(device.id))
                || gone.stream().anyMatch(d -> d.id.equals(device.id));
        if (copied) {
            return;
        }
        for (String town : device.towns) {
            List<UUID> order = sim.server().orderOf(town, device.id);
            List<UUID> log = device.store.log().stream()
                    .map(entry -> entry.change())
                    .filter(change -> change.town().equals(town))
                    .map(LocalChange::op)
                    .toList();
            int from = order.isEmpty() ? 0 : log.indexOf(order.getFirst());
            boolean inOrder = order.isEmpty()
                    || (from >= 0
                            && from + order.size() <= log.size()
                            && log.subList(from, from + order.size()).equals(order));
            checks.that(
                    Invariant.DEVICE_ORDER,
                    inOrder,
                    () -> device + " was answered in another order in " + town + ":\n" + order + "\n" + log);
        }
    }

    private void same(SimDevice device, String town) {
        Map<UUID, ServerRow> there = new HashMap<>();
        sim.server().towns().rows(town).forEach(row -> there.put(row.id(), row));
        Set<String> unknownToServer = openAboutUnknown(device);
        for (Ledger ledger : device.store.ledgers()) {
            Set<UUID> here = new HashSet<>();
            for (Row row : device.store.all(ledger.name())) {
                if (row.envelope().town().equals(town)) {
                    here.add(row.id());
                    row(device, ledger, row, there.get(row.id()), unknownToServer);
                }
            }
            for (ServerRow row : there.values()) {
                boolean wanted = row.ledger().equals(ledger.name()) && !row.deleted();
                Invariant what = ledger == Conflict.LEDGER ? Invariant.CONFLICT_ONCE : Invariant.CONVERGENCE;
                checks.that(
                        what,
                        !wanted || here.contains(row.id()),
                        () -> device + " lacks " + row.ledger() + " " + row.id());
            }
        }
    }

    private static Set<String> openAboutUnknown(SimDevice device) {
        Set<String> ids = new HashSet<>();
        for (Row conflict : device.store.all("conflict")) {
            String about = conflict.get(Conflict.ABOUT);
            if ("unknown_row".equals(conflict.get(Conflict.KIND)) && about != null) {
                ids.add(about);
            }
        }
        return ids;
    }

    private void row(SimDevice device, Ledger ledger, Row row, @Nullable ServerRow there, Set<String> unknownToServer) {
        SyncState state = row.envelope().state();
        if (state == SyncState.ATTENTION) {
            return;
        }
        Invariant what = ledger == Conflict.LEDGER ? Invariant.CONFLICT_ONCE : Invariant.CONVERGENCE;
        if (there == null) {
            boolean known = row.envelope().deleted()
                    || unknownToServer.contains(row.id().toString())
                    || ledger == Conflict.LEDGER;
            checks.that(what, known, () -> device + " has " + row + " in state " + state + ", the server has not");
            return;
        }
        checks.that(
                what,
                row.envelope().deleted() == there.deleted(),
                () -> device + " has " + row + " deleted " + row.envelope().deleted() + ", the server "
                        + there.deleted());
        if (!there.deleted()) {
            Map<String, @Nullable Object> here = new HashMap<>(Rows.values(row));
            checks.that(
                    what,
                    here.equals(there.values()),
                    () -> device + " has " + here + " of " + row + " " + state + ", the server " + there.values());
        }
    }

    /** Two of one name are a duplicate to merge, or people have said that they are two. */
    private void twins(String town) {
        Map<Object, ServerRow> byName = new HashMap<>();
        Set<Set<Object>> known = new HashSet<>();
        for (ServerRow row : sim.server().towns().rows(town)) {
            Object about = row.value(Conflict.ABOUT.name());
            Object twin = row.value(Conflict.TWIN.name());
            if (about != null && twin != null) {
                known.add(Set.of(about, twin));
            }
        }
        Set<Object> paired = new HashSet<>();
        known.forEach(paired::addAll);
        for (ServerRow row : sim.server().towns().rows(town)) {
            Object name = row.value("name");
            if (row.ledger().equals("site") && !row.deleted() && name != null) {
                ServerRow other = byName.put(name, row);
                checks.that(
                        Invariant.CONFLICT_ONCE,
                        other == null
                                || paired.contains(row.id().toString())
                                || paired.contains(other.id().toString()),
                        () -> row.id() + " is the same thing as another, and nobody was told");
            }
        }
    }

    /** What a restored server had lost of a row is there again, was changed since, or was put before someone. */
    private void told(String town) {
        sim.officer().lost(town).forEach((id, values) -> {
            ServerRow now = sim.server().towns().row(town, id).orElse(null);
            boolean again = now != null && (now.values().equals(values) || now.rev() >>> Integer.SIZE > 0);
            boolean told = devices.stream()
                    .anyMatch(d -> d.store.attention().stream()
                                    .anyMatch(a -> a.record().equals(id))
                            || d.store.settledAttention().values().stream()
                                    .anyMatch(a -> a.record().equals(id))
                            || openAboutUnknown(d).contains(id.toString()));
            boolean someoneHere =
                    devices.stream().anyMatch(d -> d.store.find("site", id).isPresent());
            checks.that(
                    Invariant.RESTORE_TOLD,
                    again || told || !someoneHere,
                    () -> id + " was lost by a restore, and nobody was told: " + values);
        });
    }
}
