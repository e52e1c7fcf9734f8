package cn.sixin.sync;

import cn.sixin.city.engine.ServerRow;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Protocol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do at the stations of a run: they type, delete, bring back, decide, give up. */
final class Officer {
    private static final List<String> NAMES = List.of("李", "王", "赵", "陈");
    private static final List<String> TAGS = List.of("key", "monitored", "orders", "export");
    private static final List<String> STATES = List.of("open", "doing", "closed");

    private final Sim sim;
    /** What a restored server has lost and a station has: by town and row, the columns. */
    private final Map<String, Map<UUID, Map<String, Object>>> lost = new HashMap<>();

    /** Who could tell of it: the stations that have what was lost. */
    private final Map<UUID, Set<SimDevice>> holders = new HashMap<>();

    private Map<String, Map<UUID, ServerRow>> beforeRestore = new HashMap<>();
    private final Map<UUID, Set<SimDevice>> holdersBefore = new HashMap<>();

    Officer(Sim sim) {
        this.sim = sim;
    }

    void edits(SimDevice device) {
        int what = sim.below(100);
        List<Row> rows = alive(device, "site");
        if (what < 15 || rows.isEmpty()) {
            create(device);
        } else if (what < 22) {
            need(device, rows);
        } else if (what < 34) {
            needEdit(device);
        } else if (what < 41) {
            Row row = some(rows);
            save(device, List.of(new Resolution.Step(Change.What.DELETE, row, row)), false);
        } else if (what < 47) {
            List<Row> deleted = device.store.all("site").stream()
                    .filter(row -> row.envelope().deleted())
                    .toList();
            if (!deleted.isEmpty()) {
                Row row = some(deleted);
                save(device, List.of(new Resolution.Step(Change.What.RESTORE, row, row)), false);
            }
        } else if (what < 51) {
            together(device, rows);
        } else {
            Row row = some(rows);
            save(device, List.of(new Resolution.Step(Change.What.UPDATE, row, changed(row))), false);
        }
    }

    private List<Row> alive(SimDevice device, String ledger) {
        return device.store.all(ledger).stream()
                .filter(row -> !row.envelope().deleted())
                .toList();
    }

    private <T> T some(List<T> of) {
        return of.get(sim.below(of.size()));
    }

    /** As the form does: nothing is written where nothing differs. What the officer is told of is a promise. */
    private void save(SimDevice device, List<Resolution.Step> steps, boolean together) {
        List<Resolution.Step> real = steps.stream()
                .filter(step -> step.what() != Change.What.UPDATE
                        || step.before() == null
                        || !step.before().sameValues(step.after()))
                .toList();
        if (real.isEmpty()) {
            return;
        }
        SimStation before = sim.seams().savesDurably() ? device.store : device.store.copy();
        int size = device.store.log().size();
        try {
            sim.onDisk(device.store, () -> {
                device.store.save(real, together, what -> sim.uuid(), sim.now(device), NAMES.getFirst());
                return real;
            });
        } catch (StoreRefused refused) {
            // He is told so, and goes on.
            sim.checkWritten(device);
            return;
        } catch (Sim.Killed killed) {
            device.store.reopened(true, sim::below);
            mayBeThere(device, real.size());
            sim.reopen(device);
            if (sim.within()) {
                // What it was about to sync ends with it.
                throw killed;
            }
            return;
        }
        List<LocalChange> fresh = new ArrayList<>();
        for (int i = size; i < device.store.log().size(); i++) {
            fresh.add(device.store.log().get(i).change());
        }
        device.written.addAll(fresh);
        sim.seams().saved(device.store);
        if (!sim.seams().savesDurably() && sim.faulty() && sim.chance(30)) {
            // The power goes before the file is written.
            device.store = before;
            sim.checkWritten(device);
        }
    }

    /** Of a save that nobody was told of all may be there or nothing. */
    private void mayBeThere(SimDevice device, int changes) {
        List<SimStation.Entry> log = device.store.log();
        int size = device.written.size();
        if (log.size() == size + changes) {
            log.subList(size, log.size()).forEach(entry -> device.written.add(entry.change()));
        }
    }

    private String townFor(SimDevice device) {
        return device.home.equals(Protocol.CITY) ? (sim.chance(2) ? Sim.TOWN : Sim.OTHER) : device.home;
    }

    private void create(SimDevice device) {
        Ledger site = device.store.ledger("site");
        String town = townFor(device);
        Row row = changed(
                Row.draft(site, sim.uuid(), town).with(column(site, "name"), Sim.CANARY + town + "-" + sim.below(14)));
        save(device, List.of(new Resolution.Step(Change.What.CREATE, null, row)), false);
    }

    private Row changed(Row row) {
        Ledger site = row.ledger();
        Row after = row;
        int columns = 1 + sim.below(2);
        for (int i = 0; i < columns; i++) {
            after = switch (sim.below(8)) {
                case 0 -> after.with(column(site, "contact"), sim.chance(5) ? null : some(NAMES));
                case 1 ->
                    after.with(column(site, "phone"), sim.chance(25) ? sim.poison() : "1990000000" + sim.below(5));
                case 2 -> after.with(whole(site, "headcount"), sim.below(6));
                case 3 -> after.with(set(site, "tags"), tags());
                case 4 ->
                    after.with(column(site, "name"), Sim.CANARY + row.envelope().town() + "-" + sim.below(14));
                case 5 -> newest(after);
                default -> after.with(column(site, "contact"), some(NAMES) + sim.below(3));
            };
        }
        return after;
    }

    private Row newest(Row row) {
        int version = SimLedgers.versionOf(List.of(row.ledger()));
        return version < 2
                ? row
                : row.with(column(row.ledger(), "since_v" + (2 + sim.below(version - 1))), some(NAMES));
    }

    private @Nullable Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        TAGS.forEach(tag -> {
            if (sim.chance(3)) {
                tags.add(tag);
            }
        });
        return tags.isEmpty() ? null : tags;
    }

    private void need(SimDevice device, List<Row> sites) {
        Ledger need = device.store.ledger("need");
        Row at = some(sites);
        Row row = Row.draft(need, sim.uuid(), at.envelope().town());
        row = row.with(id(need, "site"), at.id())
                .with(column(need, "detail"), Sim.CANARY + at.envelope().town() + " " + sim.below(50))
                .with(column(need, "status"), "open");
        save(device, List.of(new Resolution.Step(Change.What.CREATE, null, row)), false);
    }

    private void needEdit(SimDevice device) {
        List<Row> needs = alive(device, "need");
        if (!needs.isEmpty()) {
            Row row = some(needs);
            Ledger need = row.ledger();
            String status = some(STATES);
            Row after = row.with(column(need, "status"), status)
                    .with(
                            day(need, "closed_on"),
                            status.equals("closed") ? LocalDate.of(2026, 12, 1 + sim.below(3)) : null);
            save(device, List.of(new Resolution.Step(Change.What.UPDATE, row, after)), false);
        }
    }

    /** A visit that becomes a need: all or nothing. */
    private void together(SimDevice device, List<Row> rows) {
        Row site = some(rows);
        Ledger need = device.store.ledger("need");
        Row made = Row.draft(need, sim.uuid(), site.envelope().town())
                .with(id(need, "site"), site.id())
                .with(column(need, "detail"), Sim.CANARY + site.envelope().town() + " together");
        save(
                device,
                List.of(
                        new Resolution.Step(Change.What.CREATE, null, made),
                        new Resolution.Step(Change.What.UPDATE, site, changed(site))),
                true);
    }

    void resolves(SimDevice device) {
        List<Row> open = alive(device, "conflict").stream()
                .filter(row -> "open".equals(row.get(Conflict.STATE)))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Row conflict = some(open);
        Ledger ledger = device.store.ledger(Objects.requireNonNull(conflict.get(Conflict.ABOUT_LEDGER)));
        UUID about = UUID.fromString(Objects.requireNonNull(conflict.get(Conflict.ABOUT)));
        Row row = device.store.find(ledger.name(), about).orElse(null);
        save(device, decided(device, conflict, ledger, row), true);
    }

    private List<Resolution.Step> decided(SimDevice device, Row conflict, Ledger ledger, @Nullable Row row) {
        String kind = conflict.get(Conflict.KIND);
        if ("duplicate".equals(kind)) {
            String twin = Objects.requireNonNull(conflict.get(Conflict.TWIN));
            Row other = device.store.find(ledger.name(), UUID.fromString(twin)).orElse(null);
            boolean both = row != null
                    && other != null
                    && !row.envelope().deleted()
                    && !other.envelope().deleted();
            return both && !sim.chance(3) && row != null && other != null
                    ? merged(device, conflict, other, row)
                    : Resolution.keep(conflict, row);
        }
        return switch (sim.below(3)) {
            case 0 -> Resolution.keep(conflict, row);
            case 1 -> Resolution.offer(conflict, ledger, row);
            default ->
                row == null || !"field".equals(kind) || !ledger.name().equals("site")
                        ? Resolution.offer(conflict, ledger, row)
                        : Resolution.choose(conflict, Resolution.Choice.OTHER, row, changed(row));
        };
    }

    private List<Resolution.Step> merged(SimDevice device, Row conflict, Row survivor, Row other) {
        Map<Row, Row> children = new LinkedHashMap<>();
        for (Row need : alive(device, "need")) {
            if (other.id().equals(need.get(id(need.ledger(), "site")))) {
                children.put(need, need.with(id(need.ledger(), "site"), survivor.id()));
            }
        }
        return Resolution.merge(conflict, survivor, survivor, other, children);
    }

    /** Looks after what needs attention: corrects and sends again, or gives it up. */
    void attends(SimDevice device) {
        List<Attention> open = List.copyOf(device.store.attention());
        if (open.isEmpty()) {
            return;
        }
        Attention attention = some(open);
        Ledger ledger = device.store.ledger(attention.ledger());
        Row row = device.store.find(ledger.name(), attention.record()).orElseThrow();
        if (sim.chance(2) && ledger.name().equals("site")) {
            save(device, List.of(new Resolution.Step(Change.What.UPDATE, row, changed(row))), false);
        } else {
            try {
                sim.onDisk(
                        device.store,
                        () -> device.store.write(tx -> {
                            GivingUp.run(tx, ledger, row.id());
                            return row;
                        }));
            } catch (StoreRefused refused) {
                sim.checkWritten(device);
            } catch (Sim.Killed killed) {
                sim.reopen(device);
            }
        }
    }

    void beforeRestore(List<SimDevice> devices) {
        beforeRestore = new HashMap<>();
        holdersBefore.clear();
        for (String town : List.of(Sim.TOWN, Sim.OTHER)) {
            Map<UUID, ServerRow> rows = new HashMap<>();
            sim.server().towns().rows(town).forEach(row -> rows.put(row.id(), row));
            Map<UUID, ServerRow> held = new HashMap<>();
            for (SimDevice device : devices) {
                for (Row row : device.store.all("site")) {
                    ServerRow there = rows.get(row.id());
                    // A station that has this very version, and will sync again.
                    if (there != null
                            && !there.deleted()
                            && !device.revoked
                            && there.rev() == row.envelope().baseRev()) {
                        held.put(row.id(), there);
                        holdersBefore
                                .computeIfAbsent(row.id(), id -> new HashSet<>())
                                .add(device);
                    }
                }
            }
            beforeRestore.put(town, held);
        }
    }

    void afterRestore() {
        beforeRestore.forEach((town, rows) -> rows.forEach((id, was) -> {
            ServerRow now = sim.server().towns().row(town, id).orElse(null);
            if (now == null || now.rev() != was.rev()) {
                lost.computeIfAbsent(town, t -> new HashMap<>()).put(id, was.values());
                // Who had what an earlier restore lost of it has not got this.
                holders.put(id, holdersBefore.getOrDefault(id, new HashSet<>()));
            }
        }));
    }

    /** Its disk is older now, or it may not come any more: what it alone had is with nobody. */
    void out(SimDevice device) {
        holders.forEach((id, of) -> {
            if (of.remove(device) && of.isEmpty()) {
                lost.values().forEach(rows -> rows.remove(id));
            }
        });
    }

    /** Deleted by people since: nothing of it is missed any more. */
    void deleted(String town, UUID row) {
        lost.computeIfAbsent(town, t -> new HashMap<>()).remove(row);
    }

    /** What was lost before all was forgotten cannot be asked for. */
    void forget() {
        lost.clear();
    }

    Map<UUID, Map<String, Object>> lost(String town) {
        return lost.getOrDefault(town, Map.of());
    }

    @SuppressWarnings("unchecked") // declared so in SimLedgers
    private static Column<String> column(Ledger ledger, String name) {
        return (Column<String>) ledger.column(name);
    }

    @SuppressWarnings("unchecked") // declared so in SimLedgers
    private static Column<Integer> whole(Ledger ledger, String name) {
        return (Column<Integer>) ledger.column(name);
    }

    @SuppressWarnings("unchecked") // declared so in SimLedgers
    private static Column<Set<String>> set(Ledger ledger, String name) {
        return (Column<Set<String>>) ledger.column(name);
    }

    @SuppressWarnings("unchecked") // declared so in SimLedgers
    private static Column<LocalDate> day(Ledger ledger, String name) {
        return (Column<LocalDate>) ledger.column(name);
    }

    @SuppressWarnings("unchecked") // declared so in SimLedgers
    private static Column<UUID> id(Ledger ledger, String name) {
        return (Column<UUID>) ledger.column(name);
    }
}
