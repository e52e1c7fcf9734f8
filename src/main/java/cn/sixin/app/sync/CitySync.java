package cn.sixin.app.sync;

import cn.sixin.code.Town;
import cn.sixin.exchange.AtomicFile;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.store.Store;
import cn.sixin.store.Sync;
import cn.sixin.store.SyncBook;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.sync.Outcome;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.StationStore;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.SyncRound;
import cn.sixin.sync.Transport;
import cn.sixin.sync.Waiting;
import cn.sixin.sync.http.CityAddress;
import cn.sixin.sync.http.HttpTransport;
import cn.sixin.sync.http.Joining;
import cn.sixin.sync.http.Line;
import cn.sixin.sync.http.Membership;
import cn.sixin.sync.http.Trust;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The station and its city server: joining, leaving, and a sync of all its towns. Calls block; one sync at a time. The
 * session with the server is kept between syncs, so that one with nothing to tell costs a request a town.
 */
public final class CitySync implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();
    private static final int NAME_MOST = 100;

    private final Store store;
    private final Sync sync;
    private final StationStore engine;
    private final SyncBook book;
    private final CityPackages packages;
    private final String officer;
    private final Clock clock;
    private volatile BooleanSupplier cancelled = () -> false;
    private volatile @Nullable Connected connected;

    /** An open way to the server that a membership names. */
    private record Connected(Membership membership, Line line, HttpTransport transport) {}

    /** @param title what a sync is called in the list of what was done */
    public CitySync(Store store, String title, String officer, Clock clock) {
        this(store, store.sync(title), officer, clock, UnaryOperator.identity());
    }

    /** @param watched gives the store that rounds write to, for whoever must see each step */
    CitySync(Store store, Sync sync, String officer, Clock clock, UnaryOperator<StationStore> watched) {
        this.store = store;
        this.sync = sync;
        this.officer = officer;
        this.clock = clock;
        engine = watched.apply(sync.store());
        book = store.syncBook();
        packages = new CityPackages(store, sync, book, clock, Parcel.MOST);
    }

    /** What is left for people to do, and what waits. */
    public Sync sync() {
        return sync;
    }

    /** The attachments that the server does not have. */
    public SyncBook.Size unsent() {
        return book.unsentSize();
    }

    /** Empty while no server knows this station. */
    public Optional<Membership> membership() {
        return book.membership().flatMap(Membership::of);
    }

    /** The newest first. */
    public List<Receipt> receipts(int limit) {
        return book.receipts(limit).stream()
                .flatMap(json -> Receipt.of(json).stream())
                .toList();
    }

    /** Becomes known to a server; when the station was known to one before, as another device. Nothing is sent yet. */
    public synchronized Joined join(Application asked) {
        Optional<URI> address = CityAddress.read(asked.address());
        if (address.isEmpty()) {
            return refused("sync.join.address");
        }
        Optional<String> town = Joining.town(asked.code());
        if (town.isEmpty()) {
            return refused("sync.join.code");
        }
        if (!town.get().equals(store.town()) && !town.get().equals(Protocol.CITY)) {
            return refused("sync.join.other_town", townName(town.get()), townName(store.town()));
        }
        String name = asked.name().strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME_MOST) {
            return refused("sync.join.name", NAME_MOST);
        }
        Optional<SSLContext> trust = asked.certificate().flatMap(Trust::in);
        if (asked.certificate().isPresent() && trust.isEmpty()) {
            return refused("sync.join.certificate");
        }
        try (Line line = new Line(address.get(), trust, clock, QUIET, () -> false)) {
            String pem = asked.certificate().orElse(null);
            return keep(new Joining(address.get(), pem, line, clock).enrol(asked.code(), name, asked.keys()));
        } catch (Transport.Failure failure) {
            return refused(notJoined(End.of(failure.kind())));
        } catch (Refusal refusal) {
            return refused(notJoined(End.of(refusal.trouble().type())));
        }
    }

    private Joined keep(Membership known) {
        Optional<StoreTrouble> trouble = book.keepMembership(known.text());
        hangUp();
        return trouble.<Joined>map(t -> new Joined.Refused(t.problem())).orElseGet(() -> new Joined.Done(known));
    }

    private static String notJoined(End end) {
        return switch (end) {
            case OFFLINE -> "sync.join.offline";
            case PORTAL -> "sync.join.portal";
            case UNTRUSTED -> "sync.join.untrusted";
            case BUSY -> "sync.join.busy";
            case UNAUTHORIZED -> "sync.join.refused";
            default -> "sync.join.failed";
        };
    }

    private static Joined refused(String key, Object... args) {
        return new Joined.Refused(Problem.error(key, args));
    }

    private static String townName(String code) {
        return Town.find(code).map(Town::name).orElse(code);
    }

    /** Forgets the server. What waits goes on waiting, for this server or another one. */
    public synchronized Optional<Problem> leave() {
        hangUp();
        return book.keepMembership("").map(StoreTrouble::problem);
    }

    /**
     * Sends and fetches what there is, town by town, rows before attachments. Whatever stops it, what was done is done
     * and the rest waits; the receipt is kept.
     */
    public synchronized Receipt run(SyncListener listener) {
        Tally tally = new Tally(clock.instant());
        Membership known = membership().orElse(null);
        if (known == null) {
            tally.end = End.UNAUTHORIZED;
            return receipt(tally, null, 0, null);
        }
        cancelled = listener::cancelled;
        Connected open = connected(known);
        long before = open.line().moved();
        if (numbered(known).isPresent()) {
            tally.end = End.STORE;
        } else {
            towns(open, listener, tally);
        }
        if (listener.cancelled() && tally.end == End.OFFLINE) {
            // The line was let go of because he asked for it.
            tally.end = End.CANCELLED;
        }
        Receipt receipt = receipt(tally, known, open.line().moved() - before, null);
        // Where the disk keeps no receipt, the sync has ended by it or the next save will say so.
        book.keepReceipt(receipt.id(), receipt.begun(), receipt.json());
        return receipt;
    }

    private void towns(Connected open, SyncListener listener, Tally tally) {
        Waiting.Sleeper sleeper = time -> pause(time, listener);
        SyncRound round = new SyncRound(
                engine,
                open.transport(),
                sync.ledgers(),
                Protocol.SCHEMA,
                clock,
                new Waiting(sleeper, RandomGenerator.getDefault()),
                listener);
        List<String> towns = open.membership().towns();
        for (String town : towns) {
            Outcome outcome = round.run(town);
            tally.add(outcome);
            // A program too old to receive may still send, elsewhere too.
            if (outcome.end() != End.DONE && outcome.end() != End.TOO_OLD) {
                return;
            }
        }
        if (tally.end == End.DONE) {
            new PhotoSync(store, sync.ledgers(), open.transport().blobs(), clock, listener, sleeper).run(towns, tally);
        }
    }

    /**
     * Writes what waits, and the question for what is new, into packages for the city; what is in them goes on waiting.
     *
     * @param file the first; photos that find no room in it go into more, beside it
     * @param photos whether attachments travel in it and in its answer
     */
    public synchronized Packed export(Path file, boolean photos, Progress progress) {
        Membership known = membership().orElse(null);
        if (known == null) {
            return new Packed.Refused(Problem.error("sync.package.not_enrolled"));
        }
        Optional<Problem> trouble = numbered(known);
        return trouble.<Packed>map(Packed.Refused::new).orElseGet(() -> packages.export(known, file, photos, progress));
    }

    /** Takes the city's answers to packages of this station, by the rules of a sync; the receipt is kept. */
    public synchronized Unpacked take(List<Path> files, Progress progress) {
        Membership known = membership().orElse(null);
        if (known == null) {
            return new Unpacked.Refused(List.of(Problem.error("sync.package.not_enrolled")));
        }
        Tally tally = new Tally(clock.instant());
        CityPackages.Taken taken = packages.take(known, files, tally, progress);
        if (taken.files().isEmpty()) {
            return new Unpacked.Refused(taken.refused());
        }
        String names = taken.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
        Receipt receipt = receipt(tally, known, taken.bytes(), names);
        book.keepReceipt(receipt.id(), receipt.begun(), receipt.json());
        return new Unpacked.Done(receipt, taken.refused());
    }

    /**
     * Hands in the package of another device of a town that this one may see, and writes the answer for it.
     *
     * @param answer where it goes; nothing is replaced, {@link AtomicFile#free}
     */
    public synchronized Brought bring(Path asked, Path answer) {
        Membership known = membership().orElse(null);
        if (known == null) {
            return new Brought.Refused(Problem.error("sync.package.not_enrolled"));
        }
        cancelled = () -> false;
        return new PackageErrand(known, connected(known).transport()).run(asked, answer);
    }

    /** What waits gets the numbers of the device that the server knows now. @return what kept it from that */
    private Optional<Problem> numbered(Membership known) {
        Optional<UUID> before = book.numbered();
        if (before.filter(known.device()::equals).isPresent()) {
            return Optional.empty();
        }
        Optional<Problem> trouble = before.isPresent() ? sync.enrolledAnew() : Optional.empty();
        return trouble.or(() -> book.number(known.device()).map(StoreTrouble::problem));
    }

    private static void pause(Duration time, SyncListener listener) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !listener.cancelled(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(SLICE_NANOS, left));
        }
    }

    private Connected connected(Membership known) {
        Connected open = connected;
        if (open == null || !open.membership().equals(known)) {
            hangUp();
            String pem = known.certificate();
            Optional<SSLContext> trust = pem == null ? Optional.empty() : Trust.in(pem);
            Line line = new Line(known.server(), trust, clock, QUIET, () -> cancelled.getAsBoolean());
            open = new Connected(known, line, new HttpTransport(line, known));
            connected = open;
        }
        return open;
    }

    private Receipt receipt(Tally tally, @Nullable Membership known, long bytes, @Nullable String file) {
        return new Receipt(
                UUID.randomUUID(),
                tally.begun,
                clock.instant(),
                officer,
                known == null ? "" : known.server().toString(),
                known == null ? "" : known.name(),
                tally.end,
                tally.sent,
                tally.conflicts,
                tally.rejected,
                tally.received,
                sync.counts().pending(),
                tally.photosSent,
                tally.photosReceived,
                book.unsentCount(),
                bytes,
                tally.skewSeconds,
                file);
    }

    /** Bytes that went and came since this server was first spoken to; for whoever watches. */
    public long moved() {
        Connected open = connected;
        return open == null ? 0 : open.line().moved();
    }

    /** Without waiting for a sync under way, which ends by it: what was not done waits. */
    public void cutOff() {
        Connected open = connected;
        if (open != null) {
            open.line().close();
        }
    }

    private void hangUp() {
        Connected open = connected;
        connected = null;
        if (open != null) {
            open.line().close();
        }
    }

    @Override
    public synchronized void close() {
        hangUp();
    }
}
