package cn.sixin.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A station of a run: its disk, who it is to the server, and what its officers were told was saved. */
final class SimDevice {
    final String name;
    final String home;
    final List<String> towns;
    UUID id;
    int schema;
    SimStation store;
    long clockOffset;
    boolean revoked;
    /** The server had more from its identity than its disk knows of: it was copied, or is older. */
    boolean rewound;
    /** Changes whose save was acknowledged, in order. */
    List<LocalChange> written = new ArrayList<>();

    final Map<String, TownState> lastSeen = new HashMap<>();

    @Nullable
    SimStation backup;

    SimDevice(String name, String home, List<String> towns, UUID id, int schema, SimStation store) {
        this.name = name;
        this.home = home;
        this.towns = towns;
        this.id = id;
        this.schema = schema;
        this.store = store;
    }

    SimDevice cloned(String as) {
        SimDevice twin = new SimDevice(as, home, towns, id, schema, store.copy());
        twin.written = new ArrayList<>(written);
        twin.clockOffset = clockOffset;
        twin.revoked = revoked;
        return twin;
    }

    @Override
    public String toString() {
        return name;
    }
}
