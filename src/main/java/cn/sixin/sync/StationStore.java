package cn.sixin.sync;

import java.util.function.Function;

/** The store of a station as the engine uses it. */
public interface StationStore {

    /** Asks; sees one committed state. */
    <T> T read(Function<StationTx, T> work);

    /**
     * Writes all of it or nothing; on the disk when it returns. Waits for an officer's save under way, and he for it.
     *
     * @throws StoreRefused when the folder or the disk does not let us; nothing was written
     */
    <T> T write(Function<StationTx, T> work);
}
