package cn.sixin.city.parcel;

import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.Identity;
import cn.sixin.city.db.Towns;
import cn.sixin.city.device.DeviceId;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.ledger.Ledger;
import cn.sixin.sync.parcel.Answered;
import cn.sixin.sync.parcel.Asked;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.parcel.ParcelHeader;
import cn.sixin.sync.parcel.ParcelReader;
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a device's package and makes the answer. What a push or a pull over HTTP would have done is done, no more: the
 * same package again gets the stored answers again, and changes nothing. Calls block.
 */
public final class ParcelDesk {
    private final Towns towns;
    private final TownEngine engine;
    private final Devices devices;
    private final Blobs blobs;
    private final Identity identity;
    private final List<Ledger> ledgers;
    private final int most;

    /** @param most bytes of an answer */
    public ParcelDesk(
            List<Ledger> ledgers,
            Towns towns,
            TownEngine engine,
            Blobs blobs,
            Devices devices,
            Identity identity,
            int most) {
        this.most = most;
        this.ledgers = ledgers;
        this.blobs = blobs;
        this.towns = towns;
        this.engine = engine;
        this.devices = devices;
        this.identity = identity;
    }

    /** What came of it. */
    public sealed interface Done {
        /**
         * @param file the answer, encrypted to the device
         * @param ops operations that were answered
         * @param rows rows in the answer
         * @param photosTaken attachments that came and that the city has whole
         * @param photosGiven attachments in the answer
         * @param next the place, from 1, of the first attachment that was asked for and found no room: from there on they
         *     come in another answer to the same package. 0 when there was room for all
         */
        record Taken(
                Devices.Device device,
                long number,
                byte[] file,
                long ops,
                long conflicts,
                long rejected,
                long rows,
                long photosTaken,
                long photosGiven,
                long next)
                implements Done {}

        /** Nothing has changed. */
        record Refused(ParcelTrouble why) implements Done {}
    }

    /**
     * @param from 0, or {@link Done.Taken#next} of the answer before: then the rest of the attachments is given and
     *     nothing else is done
     * @throws IOException the file cannot be read
     */
    public Done take(Path file, long from) throws IOException {
        return take(reader().read(file), null, from);
    }

    /**
     * @param by the device that hands it in, not the one that wrote it
     * @param home of the devices whose packages are taken, 9 digits
     * @param from as above
     */
    public Done take(byte[] file, UUID by, String home, long from) {
        bringing(by, home);
        return take(reader().read(file), home, from);
    }

    /** @throws Refusal the device may not be there, or not any more */
    public void bringing(UUID by, String home) {
        towns.read(home, by, engine::place);
    }

    private ParcelReader reader() {
        return new ParcelReader(ParcelHeader.Way.ASK, identity.agreement(), this::sender);
    }

    private Done take(ParcelReader.Read read, @Nullable String home, long from) {
        return switch (read) {
            case ParcelReader.Read.Refused(ParcelTrouble why) -> new Done.Refused(why);
            case ParcelReader.Read.Verified(Parcel parcel) -> {
                Devices.Device device = devices.find(parcel.header().device()).orElseThrow();
                yield home == null || home.equals(device.home())
                        ? take(parcel, device, from)
                        : new Done.Refused(ParcelTrouble.UNKNOWN_SENDER);
            }
        };
    }

    private ParcelReader.Sender sender(ParcelHeader header) {
        Optional<Devices.Device> device = devices.find(header.device());
        Optional<PublicKey> key = device.flatMap(known -> Keys.publicKey(Keys.SIGNING, known.signingKey()));
        if (device.isEmpty() || key.isEmpty()) {
            return new ParcelReader.Sender.Refused(ParcelTrouble.UNKNOWN_SENDER);
        }
        return new ParcelReader.Sender.Known(key.get());
    }

    private Done take(Parcel parcel, Devices.Device device, long from) {
        Optional<PublicKey> agreement = Keys.publicKey(Keys.AGREEMENT, device.agreementKey());
        if (device.revokedAt() != null) {
            return new Done.Refused(ParcelTrouble.REVOKED);
        }
        if (agreement.isEmpty() || !readable(parcel)) {
            return new Done.Refused(ParcelTrouble.BROKEN);
        }
        // As signing in does: its towns let it in.
        devices.places(device);
        Answering answering = new Answering(
                device,
                new ParcelWriter(
                        ParcelHeader.Way.ANSWER,
                        device.id(),
                        device.home(),
                        parcel.header().number(),
                        identity.signing().getPrivate(),
                        agreement.get(),
                        most),
                from);
        try {
            for (int i = 0; i < parcel.size(); i++) {
                answering.next(parcel.message(i, Asked.class));
            }
        } catch (Parcel.Broken e) {
            throw new IllegalStateException("it was readable", e);
        }
        return answering.revoked
                ? new Done.Refused(ParcelTrouble.REVOKED)
                : answering.done(parcel.header().number());
    }

    /** Before any of it takes effect. */
    private static boolean readable(Parcel parcel) {
        try {
            for (int i = 0; i < parcel.size(); i++) {
                parcel.message(i, Asked.class);
            }
            return true;
        } catch (Parcel.Broken e) {
            return false;
        }
    }

    /** One package being answered. */
    private final class Answering {
        private final Devices.Device device;
        private final ParcelWriter writer;
        private final ParcelPhotos photos;
        private final long from;
        /** A town that refused something is asked nothing more. */
        private final Set<String> refused = new HashSet<>();

        private boolean revoked;
        private long ops;
        private long conflicts;
        private long rejected;
        private long rows;

        Answering(Devices.Device device, ParcelWriter writer, long from) {
            this.device = device;
            this.writer = writer;
            this.from = from;
            photos = new ParcelPhotos(blobs, ledgers, device, writer, this::epoch, from);
        }

        private UUID epoch(String town) {
            return towns.read(town, device.id(), engine::place).epoch();
        }

        void next(Asked asked) {
            if (revoked || refused.contains(asked.town())) {
                return;
            }
            try {
                if (!DeviceId.places(device.home()).contains(asked.town())) {
                    throw new Refusal(Trouble.Type.TOWN_FORBIDDEN);
                }
                ChangesQuery query = asked.query();
                if (from == 0) {
                    push(asked);
                    if (query != null) {
                        pull(asked, query);
                    }
                }
                photos.next(asked);
            } catch (Refusal refusal) {
                refused.add(asked.town());
                revoked |= refusal.trouble().type() == Trouble.Type.DEVICE_REVOKED;
                boolean ofPhotos = asked.part() != null || asked.lacking() != null;
                writer.add(
                        ofPhotos
                                ? Answered.noMorePhotos(asked, refusal.trouble())
                                : Answered.refused(asked, refusal.trouble()));
            }
        }

        private void push(Asked asked) {
            if (asked.ops().isEmpty()) {
                return;
            }
            PushAnswer answer = towns.write(asked.town(), device.id(), tx -> {
                UUID epoch = asked.epoch() == null ? engine.place(tx).epoch() : asked.epoch();
                return engine.push(tx, new Push(UUID.randomUUID(), epoch, asked.schema(), asked.ops()));
            });
            List<Answered.OfOp> of = new ArrayList<>();
            for (int i = 0; i < answer.answers().size(); i++) {
                Answer one = answer.answers().get(i);
                of.add(new Answered.OfOp(asked.ops().get(i).hash(), one));
                conflicts += one.status() == Answer.Status.CONFLICT ? 1 : 0;
                rejected += one.status() == Answer.Status.REJECTED ? 1 : 0;
            }
            ops += of.size();
            // Where it finds no room, the device asks again and gets it then.
            writer.add(Answered.push(asked, answer.epoch(), of));
        }

        private void pull(Asked asked, ChangesQuery first) {
            @Nullable ChangesQuery query = first;
            while (query != null) {
                ChangesQuery now = query;
                Changes page = towns.read(asked.town(), device.id(), tx -> engine.changes(tx, now));
                boolean put = writer.add(Answered.page(asked, now.after(), page));
                if (put) {
                    rows += page.rows().size();
                    photos.named(page);
                }
                query = put && !page.last() ? following(now, page) : null;
                if (put && page.last()) {
                    towns.pulled(asked.town(), device.id());
                }
            }
        }

        private static ChangesQuery following(ChangesQuery query, Changes page) {
            return new ChangesQuery(
                    page.epoch(),
                    query.schema(),
                    query.since(),
                    page.through(),
                    page.highWater(),
                    query.deleted(),
                    Protocol.PACKAGE_ROWS);
        }

        Done done(long number) {
            return new Done.Taken(
                    device,
                    number,
                    writer.whole(),
                    ops,
                    conflicts,
                    rejected,
                    rows,
                    photos.taken(),
                    photos.given(),
                    photos.next());
        }
    }
}
