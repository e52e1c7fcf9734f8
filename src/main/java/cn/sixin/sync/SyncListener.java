package cn.sixin.sync;

/** Hears how a round goes on, on the round's thread, and may stop it; stopping at any moment does no harm. */
public interface SyncListener {

    /** What a round does, in order. */
    enum Phase {
        SIGNING_IN,
        SENDING,
        RECEIVING,
        APPLYING,
        /** Attachments, up and down. */
        ATTACHMENTS,
        WAITING
    }

    /**
     * @param done operations or rows so far
     * @param total of them in all, as far as known; 0 when not
     */
    void at(Phase phase, long done, long total);

    boolean cancelled();

    SyncListener NONE = new SyncListener() {
        @Override
        public void at(Phase phase, long done, long total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };
}
