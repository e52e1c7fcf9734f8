package cn.sixin.sync;

import java.util.UUID;

/** The pages of a pull that are kept and not applied yet. @param through where the next page begins */
public record Stage(UUID epoch, long since, long through, long highWater) {
    boolean complete() {
        return through >= highWater;
    }
}
