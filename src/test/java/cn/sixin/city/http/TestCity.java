package cn.sixin.city.http;

import cn.sixin.Ledgers;
import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.Identity;
import cn.sixin.city.db.TestClock;
import cn.sixin.city.db.Towns;
import cn.sixin.city.device.EnrolmentCode;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.protocol.Protocol;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** A city server on loopback with a database and a clock of a test's own. */
public final class TestCity implements AutoCloseable {
    private final SecureRandom random = new SecureRandom();
    private final TestClock clock = new TestClock(Instant.parse("2027-02-14T02:00:00Z"));
    private final CityDatabase database;
    private final CityServer server;

    public TestCity(DatabaseAddress address, Limits limits) {
        database = CityDatabase.open(address);
        try {
            server = CityServer.start(new CityServer.Place("127.0.0.1", 0, Optional.empty()), parts(limits));
        } catch (CityServer.PortTaken e) {
            throw new IllegalStateException(e);
        }
    }

    CityServer.Parts parts(Limits limits) {
        return new CityServer.Parts(database, Ledgers.ALL, limits, random, clock);
    }

    Housekeeping housekeeping() {
        return CityServer.housekeeping(parts(Limits.STANDARD));
    }

    public URI address() {
        return server.address();
    }

    public CityDatabase database() {
        return database;
    }

    public TestClock clock() {
        return clock;
    }

    public Devices devices() {
        return new Devices(database, random, clock);
    }

    /** As the command that takes packages has it. */
    public ParcelDesk parcels() {
        return parcels(Parcel.MOST);
    }

    /** @param most bytes of an answer */
    public ParcelDesk parcels(int most) {
        return new ParcelDesk(
                Ledgers.ALL,
                new Towns(database, clock),
                new TownEngine(Ledgers.ALL, Protocol.SCHEMA, Quotas.STANDARD, clock),
                new Blobs(database, clock),
                devices(),
                Identity.of(database, random),
                most);
    }

    /** What is printed for an officer. @param home 9 digits */
    public String code(String home) {
        EnrolmentCode code = devices().code(home, "陈晓");
        return code.text();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
