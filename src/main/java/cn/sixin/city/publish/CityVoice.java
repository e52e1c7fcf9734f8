package cn.sixin.city.publish;

import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Enrolment.Place;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The city's own edits. They go the way of every device's, through the engine, so that a town sees who made them, merges
 * with them, and can propose against them; only that they are made where the data lies.
 */
public final class CityVoice {
    private final Towns towns;
    private final TownEngine engine;
    private final Clock clock;
    private final String actor;

    /** @param actor in whose name, as towns read it */
    public CityVoice(Towns towns, TownEngine engine, Clock clock, String actor) {
        this.towns = towns;
        this.engine = engine;
        this.clock = clock;
        this.actor = actor;
    }

    /** @param base the touched columns as they stand; empty for a new row */
    public record Edit(
            UUID id,
            String ledger,
            long baseRev,
            Map<String, @Nullable Object> base,
            Map<String, @Nullable Object> set) {}

    /** Makes the edits that {@code choose} finds right, and no others come between. At most a push's number at once. */
    public List<Answer> say(String town, Function<TownTx, List<Edit>> choose) {
        UUID device = towns.own(town);
        return towns.write(town, device, tx -> {
            // As a push locks them: what is chosen from, and the number of the first edit, then stay as they are.
            tx.lockDevice();
            tx.lockTown();
            Place place = engine.place(tx);
            List<Op> ops = new ArrayList<>();
            for (Edit edit : choose.apply(tx)) {
                ops.add(op(edit, place.expected() + ops.size()));
            }
            return engine.push(tx, new Push(UUID.randomUUID(), place.epoch(), Protocol.SCHEMA, ops))
                    .answers();
        });
    }

    private Op op(Edit edit, long seq) {
        Op.Kind kind = edit.baseRev() == 0 ? Op.Kind.CREATE : Op.Kind.UPDATE;
        return new Op(
                        seq,
                        UUID.randomUUID(),
                        "",
                        kind,
                        edit.ledger(),
                        edit.id(),
                        edit.baseRev(),
                        edit.base(),
                        edit.set(),
                        clock.instant(),
                        actor,
                        null)
                .hashed();
    }
}
