package cn.sixin.app.sync;

import cn.sixin.exchange.AtomicFile;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.store.Store;
import cn.sixin.store.Sync;
import cn.sixin.store.SyncBook;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.PackageRound;
import cn.sixin.sync.StoreRefused;
import cn.sixin.sync.http.DeviceKeys;
import cn.sixin.sync.http.Membership;
import cn.sixin.sync.parcel.Answered;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.parcel.ParcelHeader;
import cn.sixin.sync.parcel.ParcelReader;
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Package files of a station that a server knows. One call at a time, and no sync beside it. */
final class CityPackages {
    private final Sync sync;
    private final SyncBook book;
    private final Store store;
    private final Clock clock;

    CityPackages(Store store, Sync sync, SyncBook book, Clock clock) {
        this.store = store;
        this.sync = sync;
        this.book = book;
        this.clock = clock;
    }

    private PackagePhotos photos(Membership known) {
        return new PackagePhotos(store, sync.ledgers(), known.towns(), clock);
    }

    private PackageRound round() {
        return new PackageRound(sync.store(), sync.ledgers(), Protocol.SCHEMA, clock);
    }

    /** @param photos whether attachments travel in it and in its answer */
    Packed export(Membership known, Path file, boolean photos, Progress progress) {
        Optional<PublicKey> server = Keys.publicKey(Keys.AGREEMENT, known.serverAgreementKey());
        if (server.isEmpty()) {
            return new Packed.Refused(Problem.error("sync.package.not_enrolled"));
        }
        SyncBook.Packages before = book.packages(known.device());
        SyncBook.Packages now = new SyncBook.Packages(known.device(), before.written() + 1, before.taken());
        ParcelWriter writer = new ParcelWriter(
                ParcelHeader.Way.ASK,
                known.device(),
                known.town(),
                now.written(),
                Keys.privateKey(Keys.SIGNING, known.keys().signingSecret()),
                server.get());
        try {
            long changes = 0;
            for (String town : known.towns()) {
                changes += round().ask(town, writer);
            }
            // Behind all rows: a row without its photo is of use, a photo without its row is not.
            long pictures = photos ? photos(known).ask(writer, progress) : 0;
            // The number first: no two packages have the same, whatever becomes of the file.
            var trouble = book.keepPackages(now);
            if (trouble.isPresent()) {
                return new Packed.Refused(trouble.get().problem());
            }
            AtomicFile.write(file, writer::writeTo);
            return new Packed.Done(
                    file,
                    now.written(),
                    changes,
                    Math.max(0, sync.counts().pending() - changes),
                    pictures,
                    Math.max(0, book.unsentCount() - pictures));
        } catch (CancellationException cancelled) {
            return new Packed.Cancelled();
        } catch (StoreRefused refused) {
            return new Packed.Refused(refused.problem());
        } catch (cn.sixin.exchange.Refused refused) {
            return new Packed.Refused(refused.problem());
        }
    }

    /** What came of an answer; the rest is in the tally. */
    sealed interface Taken {
        /** @param bytes of the file */
        record Done(long bytes) implements Taken {}

        record Refused(Problem problem) implements Taken {}
    }

    Taken take(Membership known, Path file, Tally tally, Progress progress) {
        SyncBook.Packages before = book.packages(known.device());
        ParcelReader reader =
                new ParcelReader(ParcelHeader.Way.ANSWER, agreement(known.keys()), header -> sender(known, header));
        try {
            return switch (reader.read(file)) {
                case ParcelReader.Read.Refused(ParcelTrouble why) -> refused(why, file);
                case ParcelReader.Read.Verified(Parcel parcel) -> take(known, parcel, before, file, tally, progress);
            };
        } catch (IOException e) {
            return new Taken.Refused(Problem.error("file.refused", file.toString()));
        }
    }

    private static Taken refused(ParcelTrouble why, Path file) {
        return new Taken.Refused(Problem.error("parcel." + why.code(), String.valueOf(file.getFileName())));
    }

    private static KeyPair agreement(DeviceKeys keys) {
        return new KeyPair(
                Keys.publicKey(Keys.AGREEMENT, keys.agreementKey()).orElseThrow(),
                Keys.privateKey(Keys.AGREEMENT, keys.agreementSecret()));
    }

    private static ParcelReader.Sender sender(Membership known, ParcelHeader header) {
        Optional<PublicKey> server = Keys.publicKey(Keys.SIGNING, known.serverSigningKey());
        if (!header.device().equals(known.device()) || server.isEmpty()) {
            return new ParcelReader.Sender.Refused(ParcelTrouble.OTHER_RECEIVER);
        }
        return new ParcelReader.Sender.Known(server.get());
    }

    private Taken take(
            Membership known, Parcel parcel, SyncBook.Packages before, Path file, Tally tally, Progress progress)
            throws IOException {
        // Only of what is signed is it worth saying that it is old.
        if (parcel.header().number() <= before.taken()) {
            return refused(ParcelTrouble.TOO_OLD, file);
        }
        try {
            for (int i = 0; i < parcel.size(); i++) {
                parcel.message(i, Answered.class);
            }
            towns(known, parcel, tally, progress);
        } catch (Parcel.Broken e) {
            return refused(ParcelTrouble.BROKEN, file);
        }
        // What was cancelled is taken again as it is.
        if (tally.end != End.STORE && tally.end != End.CANCELLED) {
            var trouble = book.keepPackages(new SyncBook.Packages(
                    before.device(), before.written(), parcel.header().number()));
            if (trouble.isPresent()) {
                tally.end = End.STORE;
            }
        }
        return new Taken.Done(Files.size(file));
    }

    private void towns(Membership known, Parcel parcel, Tally tally, Progress progress) throws Parcel.Broken {
        PackageRound round = round();
        PackagePhotos photos = photos(known);
        PackageRound.@Nullable Taking taking = null;
        @Nullable String town = null;
        for (int i = 0; i < parcel.size(); i++) {
            progress.at(i, parcel.size());
            if (progress.cancelled()) {
                tally.end = End.CANCELLED;
                break;
            }
            Answered message = parcel.message(i, Answered.class);
            if (message.part() != null || message.photos() != null) {
                photos.take(message, tally);
                continue;
            }
            if (taking == null || !message.town().equals(town)) {
                end(taking, tally);
                town = message.town();
                taking = round.taking(town);
            }
            taking.next(message);
        }
        end(taking, tally);
        photos.end(tally);
    }

    private static void end(PackageRound.@Nullable Taking taking, Tally tally) {
        if (taking != null) {
            tally.add(taking.outcome());
        }
    }
}
