package cn.sixin.store;

/** The database failed in a way that no officer can put right. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(String what, Throwable cause) {
        super(what, cause);
    }

    StoreFailure(String what) {
        super(what);
    }
}
