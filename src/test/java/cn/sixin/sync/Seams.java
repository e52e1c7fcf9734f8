package cn.sixin.sync;

import cn.sixin.city.engine.SimTowns;
import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Push;
import java.util.UUID;

/** Where a run may be spoiled on purpose: a planted bug overrides one of these. */
class Seams {
    TownTx server(TownTx tx) {
        return tx;
    }

    StationTx station(StationTx tx) {
        return tx;
    }

    Transport transport(Transport transport) {
        return transport;
    }

    /** A push as the engine is given it; who watches from outside sees the one that was sent. */
    Push pushed(UUID device, String town, Push push, SimTowns towns) {
        return push;
    }

    /** An attachment is whole at the server. */
    void whole(SimTowns towns, String town, String hash) {}

    /** A station's own save is on its disk. */
    void saved(SimStation store) {}

    /** Whether a restored server calls itself by another epoch. */
    boolean newEpoch() {
        return true;
    }

    /** Whether the server's answer waits for its commit. */
    boolean commitsFirst() {
        return true;
    }

    /** Whether a save is on the disk when it returns. */
    boolean savesDurably() {
        return true;
    }
}
