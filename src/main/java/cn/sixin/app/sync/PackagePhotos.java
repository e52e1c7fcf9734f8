package cn.sixin.app.sync;

import cn.sixin.exchange.Refused;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.picture.Photos;
import cn.sixin.store.Attachment;
import cn.sixin.store.Store;
import cn.sixin.store.Sync;
import cn.sixin.store.SyncBook;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.parcel.Answered;
import cn.sixin.sync.parcel.Asked;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.parcel.Part;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Trouble;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of one package or of one answer: {@link PhotoSync} by a file. Each is checked for itself, and one that
 * is damaged holds up no other. One at a time is in memory beside the package.
 */
final class PackagePhotos {
    /** So many are asked for by name at once; the rest by the next export. A season of a town has fewer. */
    private static final int LACKING_MOST = 20_000;

    private final Store store;
    private final Sync sync;
    private final SyncBook book;
    private final List<Ledger> ledgers;
    private final List<String> towns;
    private final Clock clock;
    /** By attachment the towns in which the city has it whole. */
    private final Map<String, Set<String>> stored = new HashMap<>();

    private final Set<String> refused = new HashSet<>();
    private @Nullable Arriving arriving;
    /** How many were put into the packages so far, package by package. */
    private final List<Long> put = new ArrayList<>();

    private final Map<String, Optional<UUID>> asking = new HashMap<>();

    private boolean heard;
    private boolean more;
    private End alone = End.DONE;

    /** What has come of one so far. */
    private record Arriving(String hash, long length, ByteArrayOutputStream content) {}

    /** @param towns that are synced */
    PackagePhotos(Store store, Sync sync, List<String> towns, Clock clock) {
        this.towns = towns;
        this.store = store;
        this.sync = sync;
        ledgers = sync.ledgers();
        this.clock = clock;
        book = store.syncBook();
    }

    /**
     * Puts in what waits, into as many packages as it needs, and into the first the question for what is lacking. The
     * last package is not written yet.
     *
     * @throws CancellationException when {@code progress} was cancelled
     * @throws Refused a package cannot be written
     */
    void ask(PackageFiles files, Progress progress) throws Refused {
        List<SyncBook.Unsent> waiting = book.unsentSizes();
        Map<String, Set<String>> goesTo =
                goesTo(waiting.stream().map(SyncBook.Unsent::hash).toList());
        Map<String, List<String>> questions = lacking();
        put.add(0L);
        long looked = 0;
        for (SyncBook.Unsent each : waiting) {
            progress.at(looked++, waiting.size());
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            Set<String> to = goesTo.getOrDefault(each.hash(), Set.of());
            long bytes = each.bytes() * to.size();
            if (bytes > ParcelWriter.ATTACHMENT_MOST) {
                // One that fits no package comes over the network.
                continue;
            }
            if (!files.writer().hasRoom(bytes, ParcelWriter.WORDS)) {
                question(files.writer(), questions);
                questions.clear();
                files.roll();
                put.add(put.getLast());
            }
            to.forEach(town -> questions.putIfAbsent(town, List.of()));
            if (put(each.hash(), to, files.writer())) {
                put.set(put.size() - 1, put.getLast() + 1);
            }
        }
        question(files.writer(), questions);
    }

    /** By town what its rows name and is not here. */
    private Map<String, List<String>> lacking() {
        Map<String, List<String>> lacking = new LinkedHashMap<>();
        long room = LACKING_MOST;
        for (String town : towns) {
            List<String> here = book.missing(ledgers, town).stream().limit(room).toList();
            lacking.put(town, here);
            room -= here.size();
        }
        return lacking;
    }

    /** Behind the attachments of a package: what is lacking, and that word of those is wanted. */
    private void question(ParcelWriter writer, Map<String, List<String>> questions) {
        // Where it finds no room, the next package asks.
        questions.forEach((town, lacking) -> writer.add(Asked.lacking(town, asking(town), Protocol.SCHEMA, lacking)));
    }

    /** How many were put into the first packages. @param packages how many of those are on the disk */
    long put(int packages) {
        return put.isEmpty() ? 0 : put.get(Math.min(packages, put.size()) - 1);
    }

    /** One question of the store a town, however many parts there are: while these are written no other sync runs. */
    private @Nullable UUID asking(String town) {
        return asking.computeIfAbsent(town, one -> Optional.ofNullable(epoch(one)))
                .orElse(null);
    }

    private @Nullable UUID epoch(String town) {
        return sync.store().read(tx -> tx.town(town)).epoch();
    }

    private Map<String, Set<String>> goesTo(List<String> hashes) {
        return book.goesTo(ledgers, hashes, towns, store.town());
    }

    /** @return whether there is anything of it */
    private boolean put(String hash, Set<String> to, ParcelWriter writer) {
        Optional<Attachment> photo = store.attachments().find(hash);
        byte[] content = photo.map(Attachment::content).orElse(new byte[0]);
        for (String town : to) {
            for (int from = 0; from < content.length; from += Protocol.PIECE_MOST) {
                byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + Protocol.PIECE_MOST));
                Part message = new Part(hash, content.length, from, part);
                if (!writer.add(Asked.part(town, asking(town), Protocol.SCHEMA, message))) {
                    return false;
                }
            }
        }
        return content.length > 0;
    }

    /** What the city says of attachments. Durable when it returns, unless the disk did not let us. */
    void take(Answered message, Tally tally) {
        if (tally.end == End.STORE) {
            return;
        }
        Part part = message.part();
        if (part != null) {
            take(part, tally);
        }
        Answered.OfPhotos photos = message.photos();
        // A server that was restored since then, or another one, need not have what that one had.
        if (photos != null && message.epoch() != null && message.epoch().equals(epoch(message.town()))) {
            Trouble trouble = photos.trouble();
            alone = trouble == null ? alone : End.of(trouble.type());
            heard = true;
            more |= photos.more();
            refused.addAll(photos.refused());
            photos.stored()
                    .forEach(hash ->
                            stored.computeIfAbsent(hash, key -> new HashSet<>()).add(message.town()));
        }
    }

    private void settle(Tally tally) {
        for (Map.Entry<String, Set<String>> each : goesTo(book.unsent()).entrySet()) {
            if (stored.getOrDefault(each.getKey(), Set.of()).containsAll(each.getValue())) {
                if (book.sent(each.getKey(), clock.instant()).isPresent()) {
                    tally.end = End.STORE;
                    return;
                }
                tally.photosSent++;
            }
        }
    }

    private void take(Part part, Tally tally) {
        Arriving now = arriving;
        if (part.offset() == 0 && !store.attachments().has(part.hash())) {
            now = new Arriving(part.hash(), part.length(), new ByteArrayOutputStream());
        }
        boolean next = now != null
                && now.hash().equals(part.hash())
                && now.length() == part.length()
                && now.content().size() == part.offset();
        arriving = next ? now : null;
        if (now == null || !next) {
            return;
        }
        now.content().writeBytes(part.content());
        if (part.end() == part.length()) {
            arriving = null;
            keep(now, tally);
        }
    }

    /** What is not what it is called, or no picture, is asked for again next time. */
    private void keep(Arriving whole, Tally tally) {
        byte[] content = whole.content().toByteArray();
        Optional<Attachment> photo =
                Hashes.sha256(content).equals(whole.hash()) ? Photos.sent(content) : Optional.empty();
        if (photo.isPresent()) {
            if (store.attachments().keepReceived(photo.get()).isPresent()) {
                tally.end = End.STORE;
                return;
            }
            tally.photosReceived++;
        }
    }

    /** Nothing more comes, of however many answers. */
    void end(Tally tally) {
        if (tally.end != End.STORE) {
            settle(tally);
        }
        if (tally.end == End.DONE) {
            tally.end = alone;
        }
        Set<String> waiting = new HashSet<>(book.unsent());
        boolean damaged = waiting.removeAll(refused);
        if (tally.end == End.DONE && (more || (heard && !waiting.isEmpty()))) {
            tally.end = End.AGAIN;
        }
        if (tally.end == End.DONE && damaged) {
            tally.end = End.FAILED;
        }
    }
}
