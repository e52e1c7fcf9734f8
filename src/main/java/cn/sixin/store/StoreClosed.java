package cn.sixin.store;

import java.util.concurrent.CancellationException;

/**
 * Asked of a store that was closed meanwhile: the officer has signed out, and whatever work still wanted something of
 * it is no longer wanted. It ends as if it had been cancelled.
 */
public final class StoreClosed extends CancellationException {
    private static final long serialVersionUID = 1L;

    StoreClosed() {
        super("the store is closed");
    }
}
