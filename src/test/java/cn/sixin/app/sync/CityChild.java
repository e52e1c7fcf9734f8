package cn.sixin.app.sync;

import cn.sixin.Ledgers;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.PointedTownTx;
import cn.sixin.city.engine.TownTx;
import cn.sixin.city.http.CityServer;
import cn.sixin.city.http.Limits;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A city server in a process of its own that stops at failpoints, one armed a town. */
public final class CityChild {
    static final String SERVING = "serving";

    private CityChild() {}

    /** @param arguments port, 0 to end as soon as it serves, the database's URL, user and password, then what is armed */
    public static void main(String[] arguments) throws CityServer.PortTaken {
        Failpoints.endWithParent();
        Failpoints points = Failpoints.of(arguments, 4);
        DatabaseAddress address =
                new DatabaseAddress(arguments[1], Optional.of(arguments[2]), Optional.of(arguments[3]));
        CityDatabase database = CityDatabase.open(address);
        int port = Integer.parseInt(arguments[0]);
        start(port, database, new Pointed(database, Clock.systemUTC(), points));
        Failpoints.OUT.println(SERVING);
        if (port == 0) {
            System.exit(0);
        }
    }

    static CityServer start(int port, CityDatabase database, Towns towns) throws CityServer.PortTaken {
        return CityServer.start(
                new CityServer.Place("127.0.0.1", port, Optional.empty()),
                new CityServer.Parts(
                        database,
                        towns,
                        Ledgers.ALL,
                        Limits.STANDARD.times(100),
                        new SecureRandom(),
                        Clock.systemUTC()));
    }

    /** Passes a failpoint before and after each step of each transaction. */
    private static final class Pointed extends Towns {
        private final Failpoints points;

        Pointed(CityDatabase database, Clock clock, Failpoints points) {
            super(database, clock);
            this.points = points;
        }

        @Override
        public <T> T write(String town, UUID device, Function<TownTx, T> work) {
            T result = super.write(town, device, tx -> {
                T inside = work.apply(watched(town, tx));
                points.pass(town, "server.commit");
                return inside;
            });
            points.pass(town, "server.committed");
            return result;
        }

        @Override
        public <T> T read(String town, UUID device, Function<TownTx, T> work) {
            return super.read(town, device, tx -> work.apply(watched(town, tx)));
        }

        private TownTx watched(String town, TownTx tx) {
            return new PointedTownTx(tx, point -> points.pass(town, point));
        }
    }
}
