package cn.sixin.sync;

import cn.sixin.ledger.Problem;

/** The folder or the disk did not let the store write; nothing was written. */
public final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public StoreRefused(Problem problem) {
        super(problem.key(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
