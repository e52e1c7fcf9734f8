package cn.sixin.sync.protocol;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@link Changes} column by column, for whoever asks for {@link Protocol#COLUMNS_MEDIA_TYPE}: each column's name once a
 * page, each id once and in binary, numbers that follow each other by their steps. Packed, it is less than half of what
 * the rows' own form takes (ADR 0025). It says the same but for two things: a value that is null is left out, and times
 * are whole milliseconds, as a server keeps them.
 *
 * <p>A list of steps begins with the first number; each further one is what is added to the number before.
 *
 * @param heads steps; the first 48 bits of each id, in a UUIDv7 its milliseconds: of the page's rows in their order,
 *     then of those that values refer to
 * @param tails the other 80 bits of each, one after the other, base64
 * @param order of each row the number of its block
 * @param blocks a ledger each
 * @param revs of each row
 * @param seqs steps
 * @param deleted numbers of the rows that are
 * @param created steps; milliseconds since 1970
 * @param changed of each row the milliseconds between its first author and its last
 * @param words whatever the next three say, once each
 * @param creators of each row the number of the word
 * @param changers as well
 * @param devices as well
 */
public record Columns(
        String town,
        UUID epoch,
        long since,
        long through,
        long highWater,
        List<Long> heads,
        String tails,
        List<Integer> order,
        List<Block> blocks,
        List<Long> revs,
        List<Long> seqs,
        List<Integer> deleted,
        List<Long> created,
        List<Long> changed,
        List<String> words,
        List<Integer> creators,
        List<Integer> changers,
        List<Integer> devices) {

    private static final int ID_LENGTH = 36;
    private static final int TAIL = 10;
    private static final int TAIL_HIGH = 16;
    private static final long TAIL_HIGH_MASK = 0xFFFF;

    /** A ledger's rows. */
    public record Block(String ledger, List<Column> columns) {}

    /**
     * One column of a ledger's rows, in their order.
     *
     * @param ids whether the values are numbers of ids, as steps over those that are not blank
     * @param values null is blank
     */
    public record Column(String name, boolean ids, List<@Nullable Object> values) {}

    /** A page in this form. */
    public static Columns of(Changes page) {
        List<SentRow> rows = page.rows();
        Index<UUID> ids = new Index<>();
        rows.forEach(row -> ids.add(row.id()));
        Index<String> words = new Index<>();
        Index<String> ledgers = new Index<>();
        List<Integer> order = new ArrayList<>(rows.size());
        List<List<SentRow>> parts = new ArrayList<>();
        List<Integer> deleted = new ArrayList<>();
        for (SentRow row : rows) {
            int block = ledgers.number(row.ledger());
            if (block == parts.size()) {
                parts.add(new ArrayList<>());
            }
            parts.get(block).add(row);
            if (row.deleted()) {
                deleted.add(order.size());
            }
            order.add(block);
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            blocks.add(new Block(ledgers.all().get(i), columns(parts.get(i), ids)));
        }
        List<Integer> creators =
                rows.stream().map(row -> words.number(row.createdBy())).toList();
        List<Integer> changers =
                rows.stream().map(row -> words.number(row.changedBy())).toList();
        List<Integer> devices =
                rows.stream().map(row -> words.number(row.device())).toList();
        return new Columns(
                page.town(),
                page.epoch(),
                page.since(),
                page.through(),
                page.highWater(),
                steps(ids.all().stream()
                        .map(id -> id.getMostSignificantBits() >>> TAIL_HIGH)
                        .toList()),
                tails(ids.all()),
                order,
                blocks,
                rows.stream().map(SentRow::rev).toList(),
                steps(rows.stream().map(SentRow::seq).toList()),
                deleted,
                steps(rows.stream().map(row -> row.createdAt().toEpochMilli()).toList()),
                rows.stream()
                        .map(row ->
                                row.changedAt().toEpochMilli() - row.createdAt().toEpochMilli())
                        .toList(),
                words.all(),
                creators,
                changers,
                devices);
    }

    private static List<Column> columns(List<SentRow> rows, Index<UUID> ids) {
        Map<String, @Nullable Object[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Map.Entry<String, @Nullable Object> value :
                    rows.get(i).values().entrySet()) {
                if (value.getValue() != null) {
                    byName.computeIfAbsent(value.getKey(), name -> new @Nullable Object[rows.size()])[i] =
                            value.getValue();
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        byName.forEach((name, values) -> columns.add(column(name, values, ids)));
        return columns;
    }

    private static Column column(String name, @Nullable Object[] values, Index<UUID> ids) {
        @Nullable UUID[] found = new @Nullable UUID[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                found[i] = id(value);
                if (found[i] == null) {
                    return new Column(name, false, Arrays.asList(values));
                }
            }
        }
        List<@Nullable Object> numbers = new ArrayList<>(values.length);
        long before = 0;
        for (UUID id : found) {
            if (id == null) {
                numbers.add(null);
            } else {
                long number = ids.number(id);
                numbers.add(number - before);
                before = number;
            }
        }
        return new Column(name, true, numbers);
    }

    /** The id that the text is, if it reads back as the same text. */
    private static @Nullable UUID id(Object value) {
        if (value instanceof String text && text.length() == ID_LENGTH) {
            try {
                UUID id = UUID.fromString(text);
                return id.toString().equals(text) ? id : null;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }

    private static String tails(List<UUID> ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * TAIL);
        for (UUID id : ids) {
            bytes.putShort((short) id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static List<Long> steps(List<Long> numbers) {
        List<Long> steps = new ArrayList<>(numbers.size());
        long before = 0;
        for (long number : numbers) {
            steps.add(number - before);
            before = number;
        }
        return steps;
    }

    private static List<Long> sums(List<Long> steps) {
        List<Long> sums = new ArrayList<>(steps.size());
        long sum = 0;
        for (long step : steps) {
            sum += step;
            sums.add(sum);
        }
        return sums;
    }

    /** The page. @throws Codec.Malformed when the parts do not fit together */
    public Changes changes() throws Codec.Malformed {
        try {
            return new Changes(town, epoch, since, through, highWater, rows());
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException
                | DateTimeException
                | ArithmeticException e) {
            throw new Codec.Malformed(e.getClass().getSimpleName());
        }
    }

    private List<SentRow> rows() {
        int count = order.size();
        List<UUID> ids = ids();
        List<Long> numbers = sums(seqs);
        List<Long> times = sums(created);
        for (List<?> one : List.of(revs, seqs, created, changed, creators, changers, devices)) {
            fits(one.size() == count);
        }
        boolean[] gone = new boolean[count];
        deleted.forEach(row -> gone[row] = true);
        List<List<Map<String, @Nullable Object>>> values = new ArrayList<>();
        int[] sizes = new int[blocks.size()];
        order.forEach(block -> sizes[block]++);
        for (int i = 0; i < sizes.length; i++) {
            values.add(values(blocks.get(i), sizes[i], ids));
        }
        int[] next = new int[blocks.size()];
        List<SentRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int block = order.get(i);
            long at = times.get(i);
            rows.add(new SentRow(
                    blocks.get(block).ledger(),
                    ids.get(i),
                    revs.get(i),
                    numbers.get(i),
                    gone[i],
                    values.get(block).get(next[block]++),
                    Instant.ofEpochMilli(at),
                    words.get(creators.get(i)),
                    Instant.ofEpochMilli(Math.addExact(at, changed.get(i))),
                    words.get(changers.get(i)),
                    words.get(devices.get(i))));
        }
        return rows;
    }

    private List<UUID> ids() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(tails));
        fits(bytes.remaining() == heads.size() * TAIL && heads.size() >= order.size());
        List<UUID> ids = new ArrayList<>(heads.size());
        for (long head : sums(heads)) {
            fits(head >>> (Long.SIZE - TAIL_HIGH) == 0);
            long high = (head << TAIL_HIGH) | (bytes.getShort() & TAIL_HIGH_MASK);
            ids.add(new UUID(high, bytes.getLong()));
        }
        return ids;
    }

    private static List<Map<String, @Nullable Object>> values(Block block, int count, List<UUID> ids) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(new LinkedHashMap<>());
        }
        for (Column column : block.columns()) {
            fits(column.values().size() == count);
            long number = 0;
            for (int i = 0; i < count; i++) {
                Object value = column.values().get(i);
                if (value != null && column.ids()) {
                    number = Math.addExact(number, (Long) value);
                    value = ids.get(Math.toIntExact(number)).toString();
                }
                if (value != null) {
                    fits(rows.get(i).put(column.name(), value) == null);
                }
            }
        }
        return rows;
    }

    private static void fits(boolean it) {
        if (!it) {
            throw new IllegalArgumentException("the parts do not fit together");
        }
    }

    /** Whatever is said more than once, by its number. */
    private static final class Index<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> all = new ArrayList<>();

        /** One more, even if it is there already. */
        void add(T one) {
            numbers.putIfAbsent(one, all.size());
            all.add(one);
        }

        int number(T one) {
            Integer known = numbers.get(one);
            if (known == null) {
                add(one);
                return all.size() - 1;
            }
            return known;
        }

        List<T> all() {
            return Collections.unmodifiableList(all);
        }
    }
}
