package cn.sixin.city.engine;

import cn.sixin.sync.protocol.Protocol;
import java.util.UUID;

/**
 * A device as a town's transaction sees it.
 *
 * @param name what people call it
 * @param home the town that it was enrolled for, 9 digits; {@link Protocol#CITY} for a device of the bureau
 * @param lastSeq the last number that this town has answered; 0 at first
 */
public record DeviceRow(UUID id, String name, String home, boolean revoked, long lastSeq) {

    /** Of the city bureau: every town is its own, and what the city owns is its to set. */
    public boolean bureau() {
        return home.equals(Protocol.CITY);
    }

    /** Its own town, and the city's to read. */
    public boolean mayUse(String town) {
        return bureau() || home.equals(town) || town.equals(Protocol.CITY);
    }
}
