package cn.sixin.app.sync;

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
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Package files of a station that a server knows. One call at a time, and no sync beside it. */
final class CityPackages {
    private final Sync sync;
    private final SyncBook book;
    private final Store store;
    private final Clock clock;
    private final int most;

    /** @param most bytes of a package */
    CityPackages(Store store, Sync sync, SyncBook book, Clock clock, int most) {
        this.most = most;
        this.store = store;
        this.sync = sync;
        this.book = book;
        this.clock = clock;
    }

    private PackagePhotos photos(Membership known) {
        return new PackagePhotos(store, sync, known.towns(), clock);
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
        PackageFiles files = new PackageFiles(known, server.get(), file, book, most);
        PackagePhotos pictures = photos(known);
        long changes = 0;
        try {
            for (String town : known.towns()) {
                changes += round().ask(town, files.writer());
            }
            if (photos) {
                // Behind all rows: a row without its photo is of use, a photo without its row is not.
                pictures.ask(files, progress);
            }
            files.write();
            return done(files, changes, pictures, null);
        } catch (CancellationException cancelled) {
            return files.discard().<Packed>map(Packed.Refused::new).orElseGet(Packed.Cancelled::new);
        } catch (StoreRefused refused) {
            return new Packed.Refused(refused.problem());
        } catch (cn.sixin.exchange.Refused refused) {
            // Those before it are whole, and of use without it.
            return files.written().isEmpty()
                    ? new Packed.Refused(refused.problem())
                    : done(files, changes, pictures, refused.problem());
        }
    }

    private Packed done(PackageFiles files, long changes, PackagePhotos pictures, @Nullable Problem trouble) {
        int count = files.written().size();
        long put = pictures.put(count);
        return new Packed.Done(
                files.written(),
                files.firstNumber(),
                changes,
                Math.max(0, sync.counts().pending() - changes),
                put,
                Math.max(0, book.unsentCount() - put),
                trouble);
    }

    /**
     * What came of answers; the rest is in the tally.
     *
     * @param files those that were taken, in the order of their numbers
     * @param bytes of those
     * @param refused of each other one, why; nothing of it was taken
     */
    record Taken(List<Path> files, long bytes, List<Problem> refused) {}

    /** Takes answers in whatever order they are given; one that is refused holds up no other. */
    Taken take(Membership known, List<Path> files, Tally tally, Progress progress) {
        ParcelReader reader =
                new ParcelReader(ParcelHeader.Way.ANSWER, agreement(known.keys()), header -> sender(known, header));
        PackagePhotos photos = photos(known);
        List<Path> taken = new ArrayList<>();
        List<Problem> refused = new ArrayList<>();
        long bytes = 0;
        // An answer that is older than one taken says nothing new of rows: the older ones first.
        List<Path> ordered = files.stream()
                .sorted(Comparator.comparingLong(CityPackages::number))
                .toList();
        for (int i = 0; i < ordered.size() && tally.end != End.STORE && tally.end != End.CANCELLED; i++) {
            Path file = ordered.get(i);
            try {
                switch (reader.read(file)) {
                    case ParcelReader.Read.Refused(ParcelTrouble why) -> refused.add(refused(why, file));
                    case ParcelReader.Read.Verified(Parcel parcel) -> {
                        Optional<ParcelTrouble> why =
                                take(known, parcel, photos, tally, part(progress, i, ordered.size()));
                        why.ifPresentOrElse(trouble -> refused.add(refused(trouble, file)), () -> taken.add(file));
                        bytes += why.isPresent() ? 0 : parcel.bytes();
                    }
                }
            } catch (IOException e) {
                refused.add(Problem.error("file.refused", file.toString()));
            }
        }
        if (!taken.isEmpty()) {
            photos.end(tally);
        }
        return new Taken(taken, bytes, refused);
    }

    /** What the file says that it is; whatever cannot be read is told of in its turn. */
    private static long number(Path file) {
        try {
            return ParcelReader.claimed(file).map(ParcelHeader::number).orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The progress of one of several. */
    private static Progress part(Progress whole, int place, int of) {
        return new Progress() {
            @Override
            public void at(long done, long total) {
                whole.at(place * 1000L + (total == 0 ? 0 : done * 1000 / total), of * 1000L);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    private static Problem refused(ParcelTrouble why, Path file) {
        return Problem.error("parcel." + why.code(), String.valueOf(file.getFileName()));
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

    /** @return why nothing of it was taken */
    private Optional<ParcelTrouble> take(
            Membership known, Parcel parcel, PackagePhotos photos, Tally tally, Progress progress) {
        SyncBook.Packages before = book.packages(known.device());
        boolean rows = false;
        try {
            for (int i = 0; i < parcel.size(); i++) {
                rows |= !parcel.message(i, Answered.class).ofPhotos();
            }
            // Only of what is signed is it worth saying that it is old. Attachments are never too old: each is true by
            // its hash.
            if (rows && parcel.header().number() <= before.taken()) {
                return Optional.of(ParcelTrouble.TOO_OLD);
            }
            towns(parcel, photos, tally, progress);
        } catch (Parcel.Broken e) {
            return Optional.of(ParcelTrouble.BROKEN);
        }
        // What was cancelled is taken again as it is.
        if (rows && tally.end != End.STORE && tally.end != End.CANCELLED) {
            var trouble = book.keepPackages(new SyncBook.Packages(
                    before.device(), before.written(), parcel.header().number()));
            if (trouble.isPresent()) {
                tally.end = End.STORE;
            }
        }
        return Optional.empty();
    }

    private void towns(Parcel parcel, PackagePhotos photos, Tally tally, Progress progress) throws Parcel.Broken {
        PackageRound round = round();
        PackageRound.@Nullable Taking taking = null;
        @Nullable String town = null;
        for (int i = 0; i < parcel.size(); i++) {
            progress.at(i, parcel.size());
            if (progress.cancelled()) {
                tally.end = End.CANCELLED;
                break;
            }
            Answered message = parcel.message(i, Answered.class);
            if (message.ofPhotos()) {
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
    }

    private static void end(PackageRound.@Nullable Taking taking, Tally tally) {
        if (taking != null) {
            tally.add(taking.outcome());
        }
    }
}
