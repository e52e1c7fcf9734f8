package cn.sixin.city.publish;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sixin.Ledgers;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.PointedTownTx;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Protocol;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CityVoiceTest {
    private static final String TOWN = "441900119";

    /** Tells each step of a transaction. */
    private static final class Watched extends Towns {
        private final List<String> steps;

        Watched(CityDatabase database, List<String> steps) {
            super(database, Clock.systemUTC());
            this.steps = steps;
        }

        @Override
        public <T> T write(String town, UUID device, Function<TownTx, T> work) {
            return super.write(town, device, tx -> work.apply(new PointedTownTx(tx, steps::add)));
        }
    }

    @Test
    void nobodyComesBetweenWhatIsChosenFromAndTheEdits() {
        List<String> steps = new ArrayList<>();
        try (CityDatabase database = CityDatabase.open(MemoryDatabase.fresh())) {
            Clock clock = Clock.systemUTC();
            TownEngine engine = new TownEngine(Ledgers.ALL, Protocol.SCHEMA, Quotas.STANDARD, clock);
            CityVoice voice = new CityVoice(new Watched(database, steps), engine, clock, "市局");

            voice.say(TOWN, tx -> {
                steps.add("choosing");
                return List.of();
            });
        }
        assertThat(steps).startsWith("server.device", "server.town", "server.town.locked", "choosing");
    }
}
