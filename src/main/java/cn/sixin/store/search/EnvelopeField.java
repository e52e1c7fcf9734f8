package cn.sixin.store.search;

import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kind;

/** What a row can be sorted by beside its ledger's columns. */
public enum EnvelopeField {
    TOWN(Kind.Stored.TEXT),
    BASE_REV(Kind.Stored.LONG),
    STATE(Kind.Stored.INT),
    CREATED_AT(Kind.Stored.INSTANT),
    CREATED_BY(Kind.Stored.TEXT),
    CHANGED_AT(Kind.Stored.INSTANT),
    CHANGED_BY(Kind.Stored.TEXT);

    private final Kind.Stored stored;

    EnvelopeField(Kind.Stored stored) {
        this.stored = stored;
    }

    Kind.Stored stored() {
        return stored;
    }

    Object of(Envelope envelope) {
        return switch (this) {
            case TOWN -> envelope.town();
            case BASE_REV -> envelope.baseRev();
            case STATE -> envelope.state().ordinal();
            case CREATED_AT -> envelope.createdAt();
            case CREATED_BY -> envelope.createdBy();
            case CHANGED_AT -> envelope.changedAt();
            case CHANGED_BY -> envelope.changedBy();
        };
    }
}
