package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DaySheet;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Entry;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.store.Draft;
import cn.sixin.store.Drafts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was typed into a day and the ledger cannot take yet, kept as half-written forms are (ADR 0017). */
final class DayDrafts {
    private DayDrafts() {}

    /** Each enterprise and day has one draft, row or no row. */
    static UUID record(UUID enterprise, LocalDate day) {
        return UUID.nameUUIDFromBytes(("dispatch/" + enterprise + "/" + day).getBytes(StandardCharsets.UTF_8));
    }

    /** What was typed alone: figures carried forward are found again by themselves. */
    static Draft of(DayLine line, LocalDate day) {
        Entry entry = line.entry();
        Row empty = Row.draft(
                        Dispatch.LEDGER,
                        record(line.id(), day),
                        line.enterprise().envelope().town())
                .with(Dispatch.ENTERPRISE, line.id())
                .with(Dispatch.AS_OF, day);
        Row typed = empty;
        Map<Column<?>, String> texts = new LinkedHashMap<>(entry.unread());
        for (Column<?> column : entry.typed()) {
            if (!texts.containsKey(column)) {
                if (entry.values().has(column)) {
                    typed = copy(typed, entry.values(), column);
                } else {
                    texts.put(column, "");
                }
            }
        }
        return Draft.of(null, empty, typed, texts, null);
    }

    private static <T> Row copy(Row into, Row from, Column<T> column) {
        return into.with(column, from.get(column));
    }

    /** Puts this officer's drafts of the day back where they were typed. */
    static void restore(Desk desk, DaySheet sheet) {
        for (Drafts.Kept kept : desk.store().drafts().of(desk.officer())) {
            Draft draft = kept.draft();
            if (draft.ledger() == Dispatch.LEDGER) {
                Row typed = draft.typedOver(Row.draft(Dispatch.LEDGER, draft.record(), ""));
                UUID enterprise = typed.get(Dispatch.ENTERPRISE);
                if (enterprise != null
                        && sheet.day().equals(typed.get(Dispatch.AS_OF))
                        && draft.record().equals(record(enterprise, sheet.day()))
                        && sheet.has(enterprise)) {
                    sheet.restore(enterprise, entry(sheet.line(enterprise), draft, typed, desk));
                }
            }
        }
    }

    /** The row of that id, or what this officer left half typed under it. Blocking. */
    static Optional<Row> find(Desk desk, UUID id) {
        return desk.store()
                .find(Dispatch.LEDGER, id)
                .or(() -> desk.store()
                        .drafts()
                        .find(desk.officer(), id)
                        .map(kept -> kept.draft().typedOver(Row.draft(Dispatch.LEDGER, id, ""))));
    }

    private static Entry entry(DayLine line, Draft draft, Row typed, Desk desk) {
        Set<Column<?>> columns = new LinkedHashSet<>(draft.values().keySet());
        columns.remove(Dispatch.ENTERPRISE);
        columns.remove(Dispatch.AS_OF);
        Entry edits = new Entry(typed, columns, Map.of(), false);
        Entry entry = edits.over(line.entry().values());
        entry = new Entry(entry.values(), entry.typed(), entry.unread(), line.saved() != null);
        for (Map.Entry<Column<?>, String> text : draft.texts().entrySet()) {
            entry = entry.type(text.getKey(), text.getValue(), desk.context());
        }
        return entry;
    }
}
