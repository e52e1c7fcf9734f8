package cn.sixin.app.station;

import cn.sixin.Ledgers;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.KdfCost;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Real stations in a folder of a test, cheap to open. */
public final class Stations {
    public static final String TOWN = "441900119";
    public static final String OFFICER = "李秀芳";
    public static final String PASSWORD = "Spring-2027";

    /** One guess in a few milliseconds; a real one takes a good part of a second. */
    public static final KdfCost CHEAP = new KdfCost(256, 1, 1);

    private Stations() {}

    public static Station at(Path home, Clock clock) {
        StoreConfig config = StoreConfig.of(Ledgers.ALL).withCacheKb(16_384).withClock(clock);
        return new Station(new StoreFiles(home), config.clock(), () -> config, CHEAP);
    }

    public static Station at(Path home) {
        return at(home, Clock.systemUTC());
    }

    /** A founded station, closed again. */
    public static Station.Founded.Made founded(Path home) {
        return founded(at(home));
    }

    /** Its recovery code is on paper. */
    public static Station.Founded.Made founded(Station station) {
        return founded(station, TOWN);
    }

    /** The same elsewhere. @param town 9 digits */
    public static Station.Founded.Made founded(Station station, String town) {
        Station.Founded.Made made = (Station.Founded.Made) station.found(town, OFFICER, PASSWORD.toCharArray());
        try {
            made.session().slots().confirmRecovery();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return made;
    }

    /** A clock that a test sets forward. */
    public static final class Hands extends Clock {
        private Instant now = Instant.parse("2027-02-13T01:00:00Z");

        public void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
