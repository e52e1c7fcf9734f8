package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.DEVICE;
import static cn.sixin.city.schema.Tables.ENROLMENT;
import static cn.sixin.city.schema.Tables.MEMBER;
import static cn.sixin.city.schema.Tables.NONCE;
import static cn.sixin.city.schema.Tables.TOWN_STATE;

import cn.sixin.city.device.DeviceId;
import cn.sixin.city.device.EnrolmentCode;
import cn.sixin.sync.protocol.Enrolment.Place;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The devices that are known, how one becomes known, and how it stops to be. */
public final class Devices {
    /** How long an enrolment code is good. */
    public static final Duration CODE_LIFE = Duration.ofHours(24);

    /** How often a code may be tried. */
    public static final int CODE_TRIES = 5;

    /** A challenge that was asked for is answered at once; one that came with a session waits for the next. */
    private static final Duration NONCE_LIFE = Duration.ofMinutes(2);

    private static final Duration NEXT_NONCE_LIFE = Duration.ofDays(14);
    private static final int NONCES = 8;

    private final CityDatabase database;
    private final SecureRandom random;
    private final Clock clock;

    public Devices(CityDatabase database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /** @param signingKey as the device sent it */
    public record Device(
            UUID id,
            String home,
            String name,
            String officer,
            String signingKey,
            String agreementKey,
            Instant enrolledAt,
            @Nullable Instant revokedAt) {}

    /** @param syncedAt when it last pushed or pulled; null when never */
    public record Seen(Device device, @Nullable Instant syncedAt) {}

    /** A code by which one device can become known at home, within a day. @param officer who will use it */
    public EnrolmentCode code(String home, String officer) {
        // Some hundreds of codes a home, and two have the same handle now and then: another is drawn.
        while (true) {
            EnrolmentCode code = EnrolmentCode.fresh(home, random);
            int kept = database.write(
                    home,
                    dsl -> dsl.insertInto(ENROLMENT)
                            .set(ENROLMENT.TOWN, home)
                            .set(ENROLMENT.HANDLE, code.handle())
                            .set(ENROLMENT.SECRET, code.secretHash())
                            .set(ENROLMENT.OFFICER, officer)
                            .set(ENROLMENT.EXPIRES_AT, Times.utc(clock.instant().plus(CODE_LIFE)))
                            .set(ENROLMENT.TRIES, 0)
                            .onConflictDoNothing()
                            .execute());
            if (kept == 1) {
                return code;
            }
        }
    }

    /** Takes back the codes of a home that nobody has used. */
    public void withdrawCodes(String home) {
        database.write(
                home,
                dsl -> dsl.deleteFrom(ENROLMENT)
                        .where(ENROLMENT.TOWN.eq(home), ENROLMENT.USED_BY.isNull())
                        .execute());
    }

    /**
     * Makes a device known; empty when the code is wrong, used by another, too old or was tried too often. Asking again
     * with the same key gives the same device: the first answer may have been lost.
     */
    public Optional<Device> enrol(EnrolmentCode code, String name, String signingKey, String agreementKey) {
        return database.write(code.home(), dsl -> {
            var found = dsl.selectFrom(ENROLMENT)
                    .where(ENROLMENT.TOWN.eq(code.home()), ENROLMENT.HANDLE.eq(code.handle()))
                    .forUpdate()
                    .fetchOne();
            if (found == null
                    || found.getTries() >= CODE_TRIES
                    || found.getExpiresAt().isBefore(now())) {
                return Optional.empty();
            }
            if (!code.matches(found.getSecret())) {
                found.setTries(found.getTries() + 1);
                found.update();
                return Optional.empty();
            }
            if (found.getUsedBy() != null) {
                // Whoever asks again with the same keys has not heard the answer.
                return find(dsl, code.home(), found.getUsedBy())
                        .filter(known -> known.signingKey().equals(signingKey) && known.revokedAt() == null);
            }
            Device device = new Device(
                    DeviceId.fresh(code.home(), random),
                    code.home(),
                    name,
                    found.getOfficer(),
                    signingKey,
                    agreementKey,
                    clock.instant(),
                    null);
            found.setUsedBy(device.id());
            found.update();
            insert(dsl, device);
            return Optional.of(device);
        });
    }

    static void insert(DSLContext dsl, Device device) {
        dsl.insertInto(DEVICE)
                .set(DEVICE.TOWN, device.home())
                .set(DEVICE.ID, device.id())
                .set(DEVICE.NAME, device.name())
                .set(DEVICE.OFFICER, device.officer())
                .set(DEVICE.SIGNING_KEY, device.signingKey())
                .set(DEVICE.AGREEMENT_KEY, device.agreementKey())
                .set(DEVICE.ENROLLED_AT, Times.utc(device.enrolledAt()))
                .execute();
    }

    /** Empty when no server gave this id. */
    public Optional<Device> find(UUID id) {
        return DeviceId.home(id).flatMap(home -> database.read(dsl -> find(dsl, home, id)));
    }

    private static Optional<Device> find(DSLContext dsl, String home, UUID id) {
        return dsl.selectFrom(DEVICE)
                .where(DEVICE.TOWN.eq(home), DEVICE.ID.eq(id))
                .fetchOptional(Devices::device);
    }

    private static Device device(cn.sixin.city.schema.tables.records.DeviceRecord r) {
        return new Device(
                r.getId(),
                r.getTown(),
                r.getName(),
                r.getOfficer(),
                r.getSigningKey(),
                r.getAgreementKey(),
                Times.instant(r.getEnrolledAt()),
                Times.instantOrNull(r.getRevokedAt()));
    }

    /** Something to be signed once. @param expires when it is no longer taken */
    public record Nonce(String text, Instant expires) {}

    /** Of a device that is not known, too, so that nobody learns which are. */
    public Nonce challenge(UUID device) {
        Optional<String> home = DeviceId.home(device);
        Nonce nonce = nonce(NONCE_LIFE);
        return home.isEmpty()
                ? nonce
                : database.write(home.get(), dsl -> {
                    if (find(dsl, home.get(), device).isPresent()) {
                        keep(dsl, home.get(), device, nonce);
                    }
                    return nonce;
                });
    }

    /**
     * Takes a nonce that was signed, once, and gives the one for the next time.
     *
     * @return empty when it was not given to this device, was used, or is too old
     */
    public Optional<Nonce> exchange(Device device, String signed) {
        return database.write(device.home(), dsl -> {
            int taken = dsl.deleteFrom(NONCE)
                    .where(
                            NONCE.TOWN.eq(device.home()),
                            NONCE.DEVICE.eq(device.id()),
                            NONCE.NONCE_.eq(signed),
                            NONCE.EXPIRES_AT.ge(now()))
                    .execute();
            if (taken == 0) {
                return Optional.empty();
            }
            Nonce next = nonce(NEXT_NONCE_LIFE);
            keep(dsl, device.home(), device.id(), next);
            return Optional.of(next);
        });
    }

    private Nonce nonce(Duration life) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return new Nonce(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                clock.instant().plus(life));
    }

    /** A device keeps a few: whoever asks for more loses the oldest. */
    private void keep(DSLContext dsl, String home, UUID device, Nonce nonce) {
        List<String> all = dsl.select(NONCE.NONCE_)
                .from(NONCE)
                .where(NONCE.TOWN.eq(home), NONCE.DEVICE.eq(device))
                .orderBy(NONCE.EXPIRES_AT.desc())
                .fetch(NONCE.NONCE_);
        if (all.size() >= NONCES) {
            dsl.deleteFrom(NONCE)
                    .where(
                            NONCE.TOWN.eq(home),
                            NONCE.DEVICE.eq(device),
                            NONCE.NONCE_.in(all.subList(NONCES - 1, all.size())))
                    .execute();
        }
        dsl.insertInto(NONCE)
                .set(NONCE.TOWN, home)
                .set(NONCE.DEVICE, device)
                .set(NONCE.NONCE_, nonce.text())
                .set(NONCE.EXPIRES_AT, Times.utc(nonce.expires()))
                .execute();
    }

    /** Where the device's towns stand, its home first; those that it does not know yet let it in now. */
    public List<Place> places(Device device) {
        List<String> towns = DeviceId.places(device.home());
        List<Place> places = database.read(dsl -> places(dsl, device.id(), towns));
        if (places.size() == towns.size()) {
            return places;
        }
        towns.forEach(town -> database.write(town, dsl -> {
            DatabaseTownTx.make(dsl, town);
            return admit(dsl, town, device, null);
        }));
        return database.read(dsl -> places(dsl, device.id(), towns));
    }

    private static List<Place> places(DSLContext dsl, UUID device, List<String> towns) {
        return dsl
                .select(TOWN_STATE.TOWN, TOWN_STATE.EPOCH, MEMBER.LAST_SEQ, TOWN_STATE.SEQ)
                .from(MEMBER)
                .join(TOWN_STATE)
                .on(TOWN_STATE.TOWN.eq(MEMBER.TOWN))
                .where(MEMBER.DEVICE.eq(device), MEMBER.TOWN.eq(DSL.any(towns.toArray(String[]::new))))
                .fetch(r -> new Place(r.value1(), r.value2(), r.value3() + 1, r.value4()))
                .stream()
                .sorted(Comparator.comparingInt(place -> towns.indexOf(place.town())))
                .toList();
    }

    static int admit(DSLContext dsl, String town, Device device, @Nullable LocalDateTime revokedAt) {
        return dsl.insertInto(MEMBER)
                .set(MEMBER.TOWN, town)
                .set(MEMBER.DEVICE, device.id())
                .set(MEMBER.HOME, device.home())
                .set(MEMBER.NAME, device.name())
                .set(MEMBER.LAST_SEQ, 0L)
                .set(MEMBER.REVOKED_AT, revokedAt)
                .onConflictDoNothing()
                .execute();
    }

    /**
     * From here on the device gets nothing: first no session, then, town by town, nothing of the town. A town that has
     * not let it in yet is told, too, so that a session under way cannot come later.
     *
     * @return false when there is no such device
     */
    public boolean revoke(UUID id) {
        Optional<Device> device = find(id);
        device.ifPresent(known -> {
            LocalDateTime now = now();
            database.write(
                    known.home(),
                    dsl -> dsl.update(DEVICE)
                            .set(DEVICE.REVOKED_AT, DSL.coalesce(DEVICE.REVOKED_AT, now))
                            .where(DEVICE.TOWN.eq(known.home()), DEVICE.ID.eq(id))
                            .execute());
            DeviceId.places(known.home())
                    .forEach(town -> database.write(town, dsl -> {
                        admit(dsl, town, known, now);
                        return dsl.update(MEMBER)
                                .set(MEMBER.REVOKED_AT, DSL.coalesce(MEMBER.REVOKED_AT, now))
                                .where(MEMBER.TOWN.eq(town), MEMBER.DEVICE.eq(id))
                                .execute();
                    }));
        });
        return device.isPresent();
    }

    /** Whether a device that was not revoked is known to the server at all. */
    public boolean any() {
        return database.read(dsl -> dsl.fetchExists(DEVICE, DEVICE.REVOKED_AT.isNull()));
    }

    /** By home, then by when they were enrolled. @param home only this one's; null for all */
    public List<Seen> list(@Nullable String home) {
        return database.read(dsl -> dsl.select(
                        DEVICE, DSL.max(DSL.greatest(never(MEMBER.PUSHED_AT), never(MEMBER.PULLED_AT))))
                .from(DEVICE)
                .leftJoin(MEMBER)
                .on(MEMBER.DEVICE.eq(DEVICE.ID), MEMBER.HOME.eq(DEVICE.TOWN))
                .where(home == null ? DSL.noCondition() : DEVICE.TOWN.eq(home))
                .groupBy(DEVICE.fields())
                .orderBy(DEVICE.TOWN, DEVICE.ENROLLED_AT, DEVICE.ID)
                .fetch(r -> new Seen(device(r.value1()), seen(r.value2()))));
    }

    private static org.jooq.Field<LocalDateTime> never(org.jooq.Field<LocalDateTime> at) {
        return DSL.coalesce(at, NEVER);
    }

    private static final LocalDateTime NEVER = LocalDateTime.of(1970, 1, 1, 0, 0);

    private static @Nullable Instant seen(@Nullable LocalDateTime at) {
        return at == null || at.equals(NEVER) ? null : Times.instant(at);
    }

    private LocalDateTime now() {
        return Times.utc(clock.instant());
    }
}
