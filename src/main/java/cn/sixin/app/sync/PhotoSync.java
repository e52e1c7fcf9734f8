package cn.sixin.app.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.picture.Photos;
import cn.sixin.store.Attachment;
import cn.sixin.store.Store;
import cn.sixin.store.SyncBook;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.SyncListener.Phase;
import cn.sixin.sync.Transport;
import cn.sixin.sync.Waiting;
import cn.sixin.sync.http.BlobLine;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attachments of a sync: up what the server lacks, down what rows name and this station lacks. */
final class PhotoSync {
    /** So often one is tried again when the server asks to come back. */
    private static final int TRIES = 5;

    private final Store store;
    private final SyncBook book;
    private final List<Ledger> ledgers;
    private final BlobLine blobs;
    private final Clock clock;
    private final SyncListener listener;
    private final Waiting.Sleeper sleeper;
    /** {@link End#DONE}, or what the last file that was refused for itself ends the sync by. */
    private End alone = End.DONE;

    /** The disk takes no more. */
    private boolean full;

    /** In the middle of a file, since somebody asked for it. */
    private boolean stopped;

    PhotoSync(
            Store store,
            List<Ledger> ledgers,
            BlobLine blobs,
            Clock clock,
            SyncListener listener,
            Waiting.Sleeper sleeper) {
        this.store = store;
        this.ledgers = ledgers;
        this.blobs = blobs;
        this.clock = clock;
        this.listener = listener;
        this.sleeper = sleeper;
        book = store.syncBook();
    }

    void run(List<String> towns, Tally tally) {
        try {
            up(towns, tally);
            for (String town : towns) {
                if (tally.end == End.DONE) {
                    down(town, tally);
                }
            }
            if (tally.end == End.DONE) {
                tally.end = stopped ? End.CANCELLED : alone;
            }
        } catch (Transport.Failure failure) {
            tally.end = End.of(failure.kind());
        } catch (Refusal refusal) {
            tally.end = End.of(refusal.trouble().type());
        }
    }

    private void up(List<String> towns, Tally tally) throws Transport.Failure {
        List<String> waiting = book.unsent();
        Map<String, Set<String>> goesTo = book.goesTo(ledgers, waiting, towns, store.town());
        for (String hash : waiting) {
            if (listener.cancelled()) {
                tally.end = End.CANCELLED;
                return;
            }
            listener.at(Phase.ATTACHMENTS, tally.photosSent, waiting.size());
            Optional<Attachment> photo = store.attachments().find(hash);
            if (photo.isPresent() && sent(goesTo.getOrDefault(hash, Set.of()), photo.get())) {
                if (book.sent(hash, clock.instant()).isPresent()) {
                    tally.end = End.STORE;
                    return;
                }
                tally.photosSent++;
            }
        }
    }

    private boolean sent(Set<String> towns, Attachment photo) throws Transport.Failure {
        boolean all = !towns.isEmpty();
        for (String town : towns) {
            all &= alone(() -> blobs.send(town, photo.content(), pieces()), false);
        }
        return all;
    }

    private void down(String town, Tally tally) throws Transport.Failure {
        Set<String> missing = book.missing(ledgers, town);
        if (missing.isEmpty()) {
            return;
        }
        // What its own station has not sent yet is asked for again next time.
        List<String> there = patiently(() -> blobs.whole(town, missing));
        long asked = 0;
        for (String hash : there) {
            if (listener.cancelled()) {
                tally.end = End.CANCELLED;
                return;
            }
            listener.at(Phase.ATTACHMENTS, asked++, there.size());
            Optional<Attachment> photo =
                    alone(() -> fetched(town, hash), Optional.<byte[]>empty()).flatMap(Photos::sent);
            if (stopped) {
                return;
            }
            if (photo.isPresent() && !full) {
                full = store.attachments().keepReceived(photo.get()).isPresent();
            }
            if (full) {
                tally.end = End.STORE;
                return;
            }
            if (photo.isPresent()) {
                tally.photosReceived++;
            }
        }
    }

    /** Each piece is kept as it comes, so that a cut costs no more than one. */
    private Optional<byte[]> fetched(String town, String hash) throws Transport.Failure {
        byte[] before = book.arrived(hash);
        boolean[] kept = {before.length > 0};
        Optional<byte[]> content = blobs.fetch(town, hash, before, (offset, piece) -> {
            kept[0] = true;
            full = book.arriving(hash, offset, piece, clock.instant()).isPresent();
            stopped = !full && listener.cancelled();
            return !full && !stopped;
        });
        if (content.isEmpty() && kept[0] && !full && !stopped) {
            // Pieces that make no whole are of no use to anybody.
            full = book.dropArrived(hash).isPresent();
        }
        return content;
    }

    /** Cancelling stops between two pieces. */
    private Progress pieces() {
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                stopped = listener.cancelled();
                return stopped;
            }
        };
    }

    @FunctionalInterface
    private interface Request<T> {
        T send() throws Transport.Failure;
    }

    /** A refusal that concerns one file alone holds up none of the others; the sync ends by it after them. */
    private <T> T alone(Request<T> request, T otherwise) throws Transport.Failure {
        try {
            return patiently(request);
        } catch (Refusal refusal) {
            switch (refusal.trouble().type()) {
                case TOO_LARGE, MALFORMED, INTERNAL ->
                    alone = End.of(refusal.trouble().type());
                default -> throw refusal;
            }
        } catch (Transport.Failure failure) {
            if (failure.kind() != Transport.Kind.TOO_LARGE) {
                throw failure;
            }
            // Something between takes none of its size.
            alone = End.FAILED;
        }
        return otherwise;
    }

    private <T> T patiently(Request<T> request) throws Transport.Failure {
        for (int tries = 1; ; tries++) {
            try {
                return request.send();
            } catch (Refusal refusal) {
                Long later = refusal.trouble().retryAfter();
                boolean full = refusal.trouble().type() == Trouble.Type.QUOTA
                        || refusal.trouble().type() == Trouble.Type.BUSY;
                if (!full || later == null || tries == TRIES || listener.cancelled()) {
                    throw refusal;
                }
                sleeper.sleep(Duration.ofSeconds(later));
            }
        }
    }
}
