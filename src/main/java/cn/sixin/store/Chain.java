package cn.sixin.store;

import java.security.MessageDigest;

/**
 * The chain of changes: as far as it is committed, and as far as the transaction under way has come. For whoever holds
 * the store's writer lock.
 */
final class Chain {
    private final MessageDigest sha256 = LoggedChange.sha256();
    private ChangeTable.Head committed;
    private ChangeTable.Head ahead;

    Chain(ChangeTable.Head committed) {
        this.committed = committed;
        ahead = committed;
    }

    /** The number of the last change that is committed. */
    long committed() {
        return committed.seq();
    }

    /** Where the transaction under way has come to. */
    ChangeTable.Head ahead() {
        return ahead;
    }

    /** Whether the transaction under way has changes. */
    boolean grew() {
        return ahead.seq() > committed.seq();
    }

    /** Gives a change its number and its place in the chain. */
    LoggedChange add(LoggedChange change) {
        LoggedChange numbered = new LoggedChange(
                ahead.seq() + 1,
                change.op(),
                change.group(),
                change.ledger(),
                change.record(),
                change.what(),
                change.baseRev(),
                change.at(),
                change.officer(),
                change.device(),
                change.town(),
                change.why(),
                change.delta(),
                ahead.hash(),
                LoggedChange.NO_HASH);
        byte[] hash = numbered.digest(ahead.hash(), sha256);
        ahead = new ChangeTable.Head(numbered.seq(), hash);
        return numbered.withHash(hash);
    }

    /** A group with the changes that the transaction under way has. */
    ChangeGroup range(ChangeGroup group) {
        return new ChangeGroup(
                group.id(),
                group.kind(),
                group.title(),
                group.at(),
                group.officer(),
                committed.seq() + 1,
                ahead.seq(),
                group.undoes(),
                null);
    }

    /** The transaction under way is committed. */
    void commit() {
        committed = ahead;
    }

    /** The transaction under way is undone, or one begins. */
    void undo() {
        ahead = committed;
    }

    /** The file was opened again, and this is what is in it. */
    void reopened(ChangeTable.Head head) {
        committed = head;
        ahead = head;
    }

    /** What had failed was committed after all, as far as this. */
    void turnedOut(ChangeTable.Head head) {
        ahead = head;
    }
}
