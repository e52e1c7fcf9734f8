package cn.sixin.page;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.store.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Parts of a form between the form and its draft. */
final class HalfParts {
    private HalfParts() {}

    static List<Draft.Part> of(Parts parts) {
        List<Draft.Part> half = new ArrayList<>();
        for (Row row : parts.gone()) {
            half.add(new Draft.Part(Draft.of(row, row, row, Map.of(), null), true));
        }
        parts.lines().stream()
                .filter(PartLine::isDirty)
                .map(line -> Draft.of(line.stored(), line.values(), line.values(), line.unread(), null))
                .forEach(draft -> half.add(new Draft.Part(draft, false)));
        return half;
    }

    /**
     * The stored parts with what was half written over them. What was deleted meanwhile comes back as a new one.
     *
     * @param stored deleted ones, too, of which something was half written
     */
    static Parts over(Desk desk, Ledger ledger, List<Row> stored, List<Draft.Part> half) {
        Map<UUID, PartLine> lines = new LinkedHashMap<>();
        Map<UUID, Row> deleted = new HashMap<>();
        List<Row> gone = new ArrayList<>();
        for (Row row : stored) {
            if (row.envelope().deleted()) {
                deleted.put(row.id(), row);
            } else {
                lines.put(row.id(), PartLine.of(row));
            }
        }
        for (Draft.Part part : half) {
            Draft draft = part.draft();
            if (draft.ledger() != ledger) {
                continue;
            }
            PartLine there = lines.get(draft.record());
            if (part.gone()) {
                lines.remove(draft.record());
                if (there != null) {
                    gone.add(draft.readFrom(there.values()));
                }
            } else if (draft.isNew()) {
                Row begun = desk.draft(ledger, draft.record());
                lines.putIfAbsent(draft.record(), new PartLine(null, begun, draft.typedOver(begun), draft.texts()));
            } else if (there == null) {
                Row last = deleted.getOrDefault(draft.record(), desk.draft(ledger));
                Row begun = desk.draft(ledger);
                Row typed = draft.typedOver(last).with(begun.envelope());
                lines.put(begun.id(), new PartLine(null, begun, typed, draft.texts()));
            } else {
                Row read = draft.readFrom(there.values());
                lines.put(draft.record(), new PartLine(read, read, draft.typedOver(read), draft.texts()));
            }
        }
        return new Parts(ledger, List.copyOf(lines.values()), gone);
    }
}
