package cn.sixin.ledger;

/** How far long work has come, and whether it is still wanted. Called from the working thread. */
public interface Progress {

    /** @param total negative when it is not known */
    void at(long done, long total);

    boolean cancelled();

    Progress NONE = new Progress() {
        @Override
        public void at(long done, long total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };
}
