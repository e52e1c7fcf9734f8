package cn.sixin.app.station;

import cn.sixin.store.Actor;
import cn.sixin.store.Store;
import cn.sixin.store.keys.KeySlots;
import cn.sixin.store.keys.Officer;
import cn.sixin.store.keys.Role;
import cn.sixin.store.keys.StoreKey;
import java.util.List;

/**
 * An open store and who is signed in to it.
 *
 * @param recovered changes that the store's file had lost in a crash and took back from its journal; 0 as a rule
 */
public record Session(Store store, KeySlots slots, StoreKey key, Officer officer, long recovered)
        implements AutoCloseable {

    public Actor actor() {
        return store.actor(officer.name());
    }

    /** Whether this officer may add, disable and reset others. */
    public boolean leads() {
        return officer.role() == Role.LEAD;
    }

    public List<Officer> officers() {
        return slots.officers();
    }

    /** Waits for a save under way, then closes the store and wipes the key. */
    @Override
    public void close() {
        store.close();
        key.close();
    }
}
