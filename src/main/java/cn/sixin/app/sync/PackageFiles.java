package cn.sixin.app.sync;

import cn.sixin.exchange.AtomicFile;
import cn.sixin.exchange.Refused;
import cn.sixin.ledger.Problem;
import cn.sixin.store.SyncBook;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.sync.http.Membership;
import cn.sixin.sync.parcel.ParcelHeader;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.protocol.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packages of one export, each a file for itself with a number of its own; one at a time is in memory. */
final class PackageFiles {
    private final Membership known;
    private final PublicKey server;
    private final Path first;
    private final SyncBook book;
    private final int most;
    private final List<Path> written = new ArrayList<>();
    private final long firstNumber;
    private SyncBook.Packages numbers;
    private ParcelWriter writer;

    /** @param first replaced by the first one; the others are put beside it and replace nothing @param most bytes of each */
    PackageFiles(Membership known, PublicKey server, Path first, SyncBook book, int most) {
        this.known = known;
        this.server = server;
        this.first = first;
        this.book = book;
        this.most = most;
        numbers = book.packages(known.device());
        firstNumber = numbers.written() + 1;
        writer = next();
    }

    /** Of the first one; each further one has the next. */
    long firstNumber() {
        return firstNumber;
    }

    private ParcelWriter next() {
        numbers = new SyncBook.Packages(known.device(), numbers.written() + 1, numbers.taken());
        return new ParcelWriter(
                ParcelHeader.Way.ASK,
                known.device(),
                known.town(),
                numbers.written(),
                Keys.privateKey(Keys.SIGNING, known.keys().signingSecret()),
                server,
                most);
    }

    /** The one that is being filled. */
    ParcelWriter writer() {
        return writer;
    }

    /** Those that are on the disk, in their order. */
    List<Path> written() {
        return List.copyOf(written);
    }

    /** The present one is full: begins another. @throws Refused it cannot be written */
    void roll() throws Refused {
        write();
        writer = next();
    }

    /** Writes the present one. @throws Refused it cannot be written */
    void write() throws Refused {
        // The number first: no two packages have the same, whatever becomes of the file.
        Optional<StoreTrouble> trouble = book.keepPackages(numbers);
        if (trouble.isPresent()) {
            throw new Refused(trouble.get().problem());
        }
        Path file = written.isEmpty() ? first : AtomicFile.free(first);
        AtomicFile.write(file, writer::writeTo);
        written.add(file);
    }

    /** Nobody wants them; what is in them goes on waiting. @return why one of them lies there still */
    Optional<Problem> discard() {
        Optional<Problem> trouble = Optional.empty();
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                trouble = Optional.of(Problem.error("file.refused", file.toString()));
            }
        }
        return trouble;
    }
}
