package cn.sixin.city.engine;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.TextKind;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation can be kept at all: its shape, not its sense. A town's own rules are checked where it is typed,
 * and may change from version to version; an edit that was saved under older ones is no reason to lose it.
 */
final class OpCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int ACTOR = 100;
    /** Texts whose kind does not say how long they may be: codes, choices, phones. */
    private static final int TEXT = 400;

    private final Map<String, Ledger> ledgers;
    private final int opBytes;

    OpCheck(Map<String, Ledger> ledgers, int opBytes) {
        this.ledgers = ledgers;
        this.opBytes = opBytes;
    }

    /** Why it is rejected; empty when it may go on. */
    Optional<Reason> wrong(Op op) {
        Ledger ledger = ledgers.get(op.ledger());
        if (ledger == null) {
            return Optional.of(Reason.of(Reason.Code.LEDGER_UNKNOWN));
        }
        if (size(op.set()) + size(op.base()) > opBytes) {
            return Optional.of(Reason.of(Reason.Code.TOO_LARGE));
        }
        if (op.actor().length() > ACTOR || !clean(op.actor())) {
            return Optional.of(Reason.of(Reason.Code.VALUE_BAD));
        }
        for (Map.Entry<String, @Nullable Object> entry : op.base().entrySet()) {
            // What the author saw need not fit: it may be his own value that was rejected.
            if (!storable(entry.getKey(), entry.getValue())) {
                return Optional.of(new Reason(Reason.Code.VALUE_BAD, entry.getKey()));
            }
        }
        for (Map.Entry<String, @Nullable Object> entry : op.set().entrySet()) {
            if (!good(ledger, entry.getKey(), entry.getValue())) {
                return Optional.of(new Reason(Reason.Code.VALUE_BAD, entry.getKey()));
            }
        }
        return Optional.empty();
    }

    private static boolean good(Ledger ledger, String name, @Nullable Object value) {
        return storable(name, value)
                && (value == null
                        || ledger.find(name).map(column -> fits(column, value)).orElse(true));
    }

    private static boolean storable(String name, @Nullable Object value) {
        return NAME.matcher(name).matches() && (value == null || cleanValue(value));
    }

    private static boolean fits(Column<?> column, Object value) {
        Kind<?> kind = column.kind();
        if (value instanceof String text) {
            int most = kind instanceof TextKind bounded ? bounded.max() : TEXT;
            if (text.codePointCount(0, text.length()) > most) {
                return false;
            }
        }
        return receivable(kind, value);
    }

    private static <T> boolean receivable(Kind<T> kind, Object value) {
        try {
            T received = kind.receive(value);
            // A list is put in its order by its kind; what else does not come back as it was would differ for ever.
            return value instanceof List<?> || kind.send(received).equals(value);
        } catch (RuntimeException notOfThisKind) {
            return false;
        }
    }

    private static boolean cleanValue(Object value) {
        return switch (value) {
            case String text -> clean(text);
            case List<?> many -> many.stream().allMatch(one -> one instanceof String text && clean(text));
            default -> true;
        };
    }

    /** No NUL, which PostgreSQL cannot keep, and no half of a character. */
    private static boolean clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of values as JSON, about; never much too few. */
    static int size(Map<String, ? extends @Nullable Object> values) {
        int size = 2;
        for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
            size += entry.getKey().length() + 4 + sizeOf(entry.getValue());
        }
        return size;
    }

    private static int sizeOf(@Nullable Object value) {
        return switch (value) {
            case String text -> 3 * text.length() + 2;
            case List<?> many -> many.stream().mapToInt(OpCheck::sizeOf).sum() + many.size() + 2;
            case null, default -> 20;
        };
    }
}
