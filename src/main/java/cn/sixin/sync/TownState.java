package cn.sixin.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where this station stands with a town's server data.
 *
 * @param epoch the server's, as last heard; null before the first contact
 * @param cursor the town's number up to which all changes are applied here; 0 to begin anew
 * @param acked how many of this device's changes for the town are answered: the next one is sent as {@code acked + 1}
 * @param schema what the program spoke when it last applied changes; a newer program begins anew, since columns that it
 *     knows now were set aside before
 * @param again why the cursor is 0
 */
public record TownState(String town, @Nullable UUID epoch, long cursor, long acked, int schema, Again again) {

    /** Why a pull begins anew. */
    public enum Again {
        /** It goes on from its cursor. */
        NO,
        FIRST,
        /** The server was restored from a backup and may lack what this station has seen. */
        RESTORED,
        /** Deletions may have been missed, or the cursor was from elsewhere. */
        EXPIRED
    }

    public static TownState fresh(String town) {
        return new TownState(town, null, 0, 0, 0, Again.FIRST);
    }

    TownState at(UUID present, long number, int spoken) {
        return new TownState(town, present, number, acked, spoken, Again.NO);
    }

    TownState anew(Again why) {
        // A restore is not forgotten before all was compared with it.
        return new TownState(town, epoch, 0, acked, schema, again == Again.RESTORED ? again : why);
    }

    TownState in(UUID present) {
        return new TownState(town, present, cursor, acked, schema, again);
    }

    TownState answered(long count) {
        return new TownState(town, epoch, cursor, count, schema, again);
    }

    /** As a device with another id: nothing of it was answered yet. */
    public TownState enrolledAnew() {
        return answered(0);
    }
}
