package cn.sixin.city.engine;

import cn.sixin.city.db.Blobs;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A city server's data as a run works with it: what the engine does, what an administrator does, what is looked at. */
public interface SimTowns {

    /** Makes a device known, with all towns it may use. @return its id, which may say where its home is */
    UUID enrol(UUID wanted, String name, String home);

    void revoke(UUID device);

    /** Runs {@code work} as one transaction, undone when it throws. */
    <T> T write(UUID device, String town, Function<TownTx, T> work);

    <T> T read(UUID device, String town, Function<TownTx, T> work);

    /** Keeps all of it. @return puts it back: each town with a new epoch and the next generation */
    Runnable backup();

    /** What serves attachments; empty where there is nothing to keep them in. */
    default Optional<Blobs> blobs() {
        return Optional.empty();
    }

    TownRow town(String town);

    /** Every row of a town, deleted ones too. */
    Collection<ServerRow> rows(String town);

    Optional<ServerRow> row(String town, UUID id);

    Set<String> names();

    /** The town's log: every operation that was answered, by device and number. */
    List<OpRecord> log(String town);
}
