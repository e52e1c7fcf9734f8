package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.Row;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next snapshot out of the last. A block is copied when the first of its rows changes; nothing that a
 * published snapshot holds is written to. Used by one thread at a time.
 */
final class Writer {

    /** So many blocks may wait for their text to be joined. */
    private static final int WAITING = 32;

    private final Generation generation;
    private final RowText text;
    private final KeyTable keys;
    private final Dictionary[] dictionaries;
    private Snapshot last;
    private Context context;
    private int size;
    private Bits live;
    private int[][][] entries;
    private long[][] ids;
    private IdTable slots;
    private TextBlock[] wide;
    private TextBlock[] narrow;
    private Bits[] marks;
    private final BitSet copied = new BitSet();
    private final Map<Integer, Map<Integer, RowText.Texts>> waiting = new HashMap<>();

    Writer(Generation generation, RowText text, KeyTable keys, Context context) {
        this.generation = generation;
        this.text = text;
        this.keys = keys;
        this.context = context;
        dictionaries = new Dictionary[generation.places()];
        Arrays.setAll(dictionaries, place -> new Dictionary());
        live = new Bits(0);
        entries = new int[dictionaries.length][0][];
        ids = new long[0][];
        slots = IdTable.empty();
        wide = new TextBlock[0];
        narrow = new TextBlock[0];
        marks = new Bits[generation.ledger().marks().size()];
        Arrays.setAll(marks, mark -> new Bits(0));
        last = publish();
    }

    Snapshot last() {
        return last;
    }

    /** Begins a batch: what is changed from here on belongs to the next snapshot. */
    void begin(Context today) {
        boolean otherDay = !last.isOf(today);
        context = today;
        size = last.size();
        live = last.live().copy(size);
        entries = new int[dictionaries.length][][];
        Arrays.setAll(entries, place -> last.entries()[place].clone());
        ids = last.ids().clone();
        slots = last.slots();
        wide = last.wide().clone();
        narrow = last.narrow().clone();
        marks = new Bits[last.marks().length];
        Arrays.setAll(marks, mark -> last.marks()[mark].copy(size));
        copied.clear();
        waiting.clear();
        if (otherDay) {
            for (int slot = live.next(0); slot >= 0; slot = live.next(slot + 1)) {
                mark(slot, last.row(slot));
            }
        }
    }

    /** The row as it now is: new, changed, deleted or restored. */
    void put(Row row) {
        int slot = slots.slot(row.id(), ids, size);
        if (slot < 0 && row.envelope().deleted()) {
            return;
        }
        boolean fresh = slot < 0;
        if (fresh) {
            slot = give(row.id());
        }
        own(slot >>> Snapshot.SHIFT);
        List<String> before = !fresh && live.get(slot) ? RowKeys.of(now(slot)) : List.of();
        write(slot, row);
        List<String> after = row.envelope().deleted() ? List.of() : RowKeys.of(row);
        if (!before.equals(after)) {
            for (String key : before) {
                keys.remove(key, slot);
            }
            for (String key : after) {
                keys.add(key, slot);
            }
        }
        if (row.envelope().deleted()) {
            live.clear(slot);
        } else {
            live.set(slot);
            mark(slot, row);
        }
    }

    /** The end of a batch. */
    Snapshot publish() {
        join();
        Dictionary.View[] views = new Dictionary.View[dictionaries.length];
        Arrays.setAll(views, place -> dictionaries[place].view());
        last = new Snapshot(
                generation,
                size,
                live,
                entries,
                views,
                ids,
                slots,
                wide,
                narrow,
                marks,
                context.today(),
                context.season());
        return last;
    }

    private int give(UUID id) {
        int slot = size++;
        int block = slot >>> Snapshot.SHIFT;
        if (block == ids.length) {
            addBlocks(block);
        }
        own(block);
        int at = (slot & Snapshot.MASK) * 2;
        ids[block][at] = id.getMostSignificantBits();
        ids[block][at + 1] = id.getLeastSignificantBits();
        if (slots.full(size)) {
            slots = slots.grown(ids, size);
        } else {
            slots.add(id.getMostSignificantBits(), id.getLeastSignificantBits(), slot);
        }
        return slot;
    }

    private void addBlocks(int block) {
        int length = block + 1;
        ids = Arrays.copyOf(ids, length);
        ids[block] = new long[Snapshot.BLOCK * 2];
        for (int place = 0; place < entries.length; place++) {
            entries[place] = Arrays.copyOf(entries[place], length);
            entries[place][block] = new int[Snapshot.BLOCK];
        }
        wide = Arrays.copyOf(wide, length);
        wide[block] = TextBlock.EMPTY;
        narrow = Arrays.copyOf(narrow, length);
        narrow[block] = TextBlock.EMPTY;
        int capacity = length << Snapshot.SHIFT;
        live = live.copy(capacity);
        Arrays.setAll(marks, mark -> marks[mark].copy(capacity));
        copied.set(block);
    }

    private void own(int block) {
        if (!copied.get(block)) {
            copied.set(block);
            ids[block] = ids[block].clone();
            for (int[][] place : entries) {
                place[block] = place[block].clone();
            }
        }
    }

    private void write(int slot, Row row) {
        Ledger ledger = generation.ledger();
        int block = slot >>> Snapshot.SHIFT;
        int at = slot & Snapshot.MASK;
        for (Column<?> column : ledger.columns()) {
            entries[column.position()][block][at] = entry(column, row);
        }
        for (EnvelopeField field : EnvelopeField.values()) {
            int place = Snapshot.place(ledger, field);
            byte[] value = Bytes.of(field.stored(), field.of(row.envelope()));
            entries[place][block][at] = dictionaries[place].code(value) + 1;
        }
        waiting.computeIfAbsent(block, b -> new HashMap<>()).put(at, text.of(row));
        if (waiting.size() > WAITING) {
            join();
        }
    }

    private <T> int entry(Column<T> column, Row row) {
        T value = row.get(column);
        if (value == null) {
            return 0;
        }
        Kind<T> kind = column.kind();
        return dictionaries[column.position()].code(Bytes.of(kind.stored(), kind.store(value))) + 1;
    }

    /** The row as the batch has it so far. */
    private Row now(int slot) {
        Dictionary.View[] views = new Dictionary.View[dictionaries.length];
        Arrays.setAll(views, place -> dictionaries[place].view());
        return new Snapshot(
                        generation,
                        size,
                        live,
                        entries,
                        views,
                        ids,
                        slots,
                        wide,
                        narrow,
                        marks,
                        context.today(),
                        context.season())
                .row(slot);
    }

    private void mark(int slot, Row row) {
        List<Mark> declared = generation.ledger().marks();
        for (int mark = 0; mark < marks.length; mark++) {
            if (!declared.get(mark).acrossRows() && declared.get(mark).holds().test(row, context)) {
                marks[mark].set(slot);
            } else {
                marks[mark].clear(slot);
            }
        }
    }

    private void join() {
        waiting.forEach((block, rows) -> {
            Map<Integer, @Nullable String> wideRows = new HashMap<>();
            Map<Integer, @Nullable String> narrowRows = new HashMap<>();
            rows.forEach((row, texts) -> {
                wideRows.put(row, texts.wide());
                narrowRows.put(row, texts.narrow());
            });
            wide[block] = wide[block].with(wideRows);
            narrow[block] = narrow[block].with(narrowRows);
        });
        waiting.clear();
    }
}
