package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.OP;
import static cn.sixin.city.schema.Tables.RECORD;

import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Op;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows and operations as the tables keep them. */
final class Records {
    static final List<Field<?>> FIELDS = List.of(
            RECORD.ID,
            RECORD.LEDGER,
            RECORD.REV,
            RECORD.SEQ,
            RECORD.DELETED_AT,
            RECORD.BODY,
            RECORD.CREATED_AT,
            RECORD.CREATED_BY,
            RECORD.CHANGED_AT,
            RECORD.CHANGED_BY,
            RECORD.DEVICE,
            RECORD.TOUCHED,
            RECORD.OWNED,
            RECORD.NATURAL_KEYS);

    static final List<Field<?>> OP_FIELDS = List.of(OP.DEVICE, OP.CONTENT, OP.ANSWER, OP.AT);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<UUID, Long>> TOUCHED = new TypeReference<>() {};
    private static final TypeReference<Set<String>> OWNED = new TypeReference<>() {};
    private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};
    private static final String EMPTY = "[]";

    static final Bulk<ServerRow> ROWS = new Bulk<ServerRow>("record", Bulk.Clash.REPLACE, "id")
            .with("id", "uuid", ServerRow::id)
            .with("ledger", "varchar", ServerRow::ledger)
            .with("rev", "bigint", ServerRow::rev)
            .with("seq", "bigint", ServerRow::seq)
            .with("deleted_at", "timestamp(3)", row -> Times.utcOrNull(row.deletedAt()))
            .with("body", "jsonb", row -> Codec.values(row.values()))
            .with("created_at", "timestamp(3)", row -> Times.utc(row.createdAt()))
            .with("created_by", "varchar", ServerRow::createdBy)
            .with("changed_at", "timestamp(3)", row -> Times.utc(row.changedAt()))
            .with("changed_by", "varchar", ServerRow::changedBy)
            .with("device", "varchar", ServerRow::device)
            .with("touched", "jsonb", row -> JSON.writeValueAsString(row.touched()))
            .with("owned", "jsonb", row -> array(row.owned()))
            .with("natural_keys", "jsonb", row -> array(row.keys()));

    /** A row's entry in the index of natural keys. */
    record Key(String ledger, String text, UUID id) {}

    static final Bulk<Key> KEYS_OF_ROWS = new Bulk<Key>("natural_key", Bulk.Clash.KEEP)
            .with("ledger", "varchar", Key::ledger)
            .with("text", "varchar", Key::text)
            .with("id", "uuid", Key::id);

    static final Bulk<OpRecord> OPS = new Bulk<OpRecord>("op", Bulk.Clash.FAIL)
            .with("device", "uuid", OpRecord::device)
            .with("seq", "bigint", record -> record.op().seq())
            .with("id", "uuid", record -> record.op().op())
            .with("at", "timestamp(3)", record -> Times.utc(record.at()))
            .with("content", "varchar", record -> text(record.op()))
            .with("answer", "varchar", record -> text(record.answer()));

    private Records() {}

    static ServerRow row(Record r) {
        @SuppressWarnings("unchecked") // no value of a kept row is null
        Map<String, Object> values = (Map<String, Object>)
                (Map<String, ?>) Codec.values(r.get(RECORD.BODY).data());
        return new ServerRow(
                r.get(RECORD.ID),
                r.get(RECORD.LEDGER),
                r.get(RECORD.REV),
                r.get(RECORD.SEQ),
                Times.instantOrNull(r.get(RECORD.DELETED_AT)),
                values,
                Times.instant(r.get(RECORD.CREATED_AT)),
                r.get(RECORD.CREATED_BY),
                Times.instant(r.get(RECORD.CHANGED_AT)),
                r.get(RECORD.CHANGED_BY),
                r.get(RECORD.DEVICE),
                JSON.readValue(r.get(RECORD.TOUCHED).data(), TOUCHED),
                empty(r.get(RECORD.OWNED))
                        ? Set.of()
                        : JSON.readValue(r.get(RECORD.OWNED).data(), OWNED),
                empty(r.get(RECORD.NATURAL_KEYS))
                        ? List.of()
                        : JSON.readValue(r.get(RECORD.NATURAL_KEYS).data(), KEYS));
    }

    private static boolean empty(JSONB array) {
        return array.data().equals(EMPTY);
    }

    private static String array(Collection<String> texts) {
        return texts.isEmpty() ? EMPTY : JSON.writeValueAsString(texts);
    }

    static OpRecord op(Record r) {
        try {
            return new OpRecord(
                    r.get(OP.DEVICE),
                    Codec.read(r.get(OP.CONTENT).getBytes(StandardCharsets.UTF_8), Op.class),
                    Codec.read(r.get(OP.ANSWER).getBytes(StandardCharsets.UTF_8), Answer.class),
                    Times.instant(r.get(OP.AT)));
        } catch (Codec.Malformed e) {
            throw new IllegalStateException("an operation that was kept cannot be read", e);
        }
    }

    private static String text(Object message) {
        return new String(Codec.write(message), StandardCharsets.UTF_8);
    }
}
