package cn.sixin.city.engine;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.Hashes;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** By what people know a row, worked out of its values by its ledger's declaration. */
public final class RowKeys {
    /** Longer keys stand by their hash. */
    static final int LONGEST = 100;

    private RowKeys() {}

    /** Its keys as the storage has them, strongest first. */
    public static List<String> of(Ledger ledger, String town, UUID id, Map<String, Object> values) {
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
        return Row.of(ledger, Row.draft(ledger, id, town).envelope(), ServerRow.cells(ledger, values), Map.of());
    }
}
