package cn.sixin.city.engine;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.Hashes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what people know a row, worked out of its values by its ledger's declaration. */
final class RowKeys {
    /** Longer keys stand by their hash. */
    static final int LONGEST = 100;

    private RowKeys() {}

    static List<String> of(Ledger ledger, String town, UUID id, Map<String, Object> values) {
        return ledger.key().of(row(ledger, town, id, values)).stream()
                .map(RowKeys::shortened)
                .toList();
    }

    /** Whether two rows are the same thing: by the strongest way that both have. */
    static boolean same(Ledger ledger, String town, ServerRow one, ServerRow other) {
        return ledger.key()
                .same(row(ledger, town, one.id(), one.values()), row(ledger, town, other.id(), other.values()));
    }

    private static String shortened(String key) {
        return key.length() <= LONGEST ? key : key.substring(0, key.indexOf(':') + 1) + Hashes.sha256(utf8(key));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Row row(Ledger ledger, String town, UUID id, Map<String, Object> values) {
        @Nullable Object[] cells = new @Nullable Object[ledger.columns().size()];
        for (Column<?> column : ledger.columns()) {
            Object sent = values.get(column.name());
            cells[column.position()] = sent == null ? null : received(column.kind(), sent);
        }
        return Row.of(ledger, Row.draft(ledger, id, town).envelope(), cells, Map.of());
    }

    /** A value of an older or newer program that cannot be read names no row. */
    private static @Nullable Object received(Kind<?> kind, Object sent) {
        try {
            return kind.receive(sent);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}
