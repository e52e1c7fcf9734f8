package cn.sixin.exchange;

import cn.sixin.ledger.Problem;

/** A file that cannot be read or written, with what the officer is told; found only while it streams. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.key());
        this.problem = problem;
    }

    Refused(Problem problem, Throwable cause) {
        super(problem.key(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    static Refused because(String key, Object... args) {
        return new Refused(Problem.error(key, args));
    }
}
