package cn.sixin.city.parcel;

import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.Devices;
import cn.sixin.ledger.AttachmentsKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.sync.parcel.Answered;
import cn.sixin.sync.parcel.Asked;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.parcel.Part;
import cn.sixin.sync.protocol.BlobState;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The attachments of one package and of its answer. Those that come are kept as an upload over HTTP keeps them, each for
 * itself. Those that go are what the device asks for and what the rows of this answer name, so that a row and its photo
 * need one round and not two.
 */
final class ParcelPhotos {
    private final Blobs blobs;
    private final Map<String, List<Column<?>>> columns = new HashMap<>();
    private final Devices.Device device;
    private final ParcelWriter writer;
    private final Map<String, Arrived> arrived = new LinkedHashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();
    private final Function<String, UUID> epochs;
    private final long from;
    /** Of what was asked for, over all towns. */
    private long asked;
    /** The place, from 1, of the first of those that found no room; 0 while there was room for all. */
    private long full;

    private long taken;
    private long given;

    /** What came for one town. */
    private record Arrived(Set<String> stored, Set<String> refused) {}

    /**
     * @param epochs of a town
     * @param from as {@link ParcelDesk#take(java.nio.file.Path, long)}
     */
    ParcelPhotos(
            Blobs blobs,
            List<Ledger> ledgers,
            Devices.Device device,
            ParcelWriter writer,
            Function<String, UUID> epochs,
            long from) {
        this.blobs = blobs;
        this.epochs = epochs;
        this.from = from;
        this.device = device;
        this.writer = writer;
        for (Ledger ledger : ledgers) {
            columns.put(
                    ledger.name(),
                    ledger.columns().stream()
                            .filter(column -> column.kind() instanceof AttachmentsKind)
                            .toList());
        }
    }

    /** Attachments that came and are here whole. */
    long taken() {
        return taken;
    }

    /** Attachments in the answer. */
    long given() {
        return given;
    }

    /** From where on another answer goes on; 0 when there is none. */
    long next() {
        return full;
    }

    /** The rows of this page are in the answer. What the device itself has said of a row it has the photos of. */
    void named(Changes page) {
        for (SentRow row : page.rows()) {
            for (Column<?> column : columns.getOrDefault(row.ledger(), List.of())) {
                boolean others = !row.deleted() && !row.device().equals(device.name());
                if (others && row.values().get(column.name()) instanceof Collection<?> hashes) {
                    Set<String> here = named.computeIfAbsent(page.town(), town -> new LinkedHashSet<>());
                    hashes.forEach(hash -> here.add(String.valueOf(hash)));
                }
            }
        }
    }

    /** @throws Refusal the device may not */
    void next(Asked message) {
        Part part = message.part();
        if (part != null && from == 0) {
            take(message.town(), part);
        }
        List<String> lacking = message.lacking();
        if (lacking != null) {
            answer(message.town(), lacking);
        }
    }

    private Arrived arrived(String town) {
        return arrived.computeIfAbsent(town, key -> new Arrived(new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    private void take(String town, Part part) {
        Arrived here = arrived(town);
        if (here.refused().contains(part.hash())) {
            return;
        }
        try {
            BlobState state = blobs.begin(town, device.id(), part.hash(), part.length());
            // An upload that was cut may have brought some of it.
            if (!state.complete() && part.offset() <= state.offset() && state.offset() < part.end()) {
                int from = Math.toIntExact(state.offset() - part.offset());
                byte[] rest = Arrays.copyOfRange(part.content(), from, part.content().length);
                state = blobs.append(town, device.id(), part.hash(), state.offset(), rest);
            }
            if (state.complete() && here.stored().add(part.hash())) {
                taken++;
            }
        } catch (Refusal refusal) {
            switch (refusal.trouble().type()) {
                // It concerns this one alone and holds up no other.
                case TOO_LARGE, MALFORMED, OFFSET -> here.refused().add(part.hash());
                default -> throw refusal;
            }
        }
    }

    private void answer(String town, List<String> lacking) {
        Arrived here = arrived(town);
        Set<String> others = new LinkedHashSet<>(named.getOrDefault(town, Set.of()));
        lacking.forEach(others::remove);
        Set<String> both = new LinkedHashSet<>(lacking);
        both.addAll(others);
        Map<String, Long> lengths = blobs.lengths(town, device.id(), both);
        for (String hash : lacking) {
            asked++;
            boolean due = asked >= from && !here.stored().contains(hash);
            if (full == 0 && due && !fits(town, hash, lengths)) {
                full = asked;
            }
        }
        boolean more = false;
        for (String hash : others) {
            more |= !here.stored().contains(hash) && (full > 0 || !fits(town, hash, lengths));
        }
        writer.add(Answered.photos(
                town,
                epochs.apply(town),
                new Answered.OfPhotos(List.copyOf(here.stored()), List.copyOf(here.refused()), more, null)));
    }

    /** Puts it in, where there is anything to put in. @return false when it found no room */
    private boolean fits(String town, String hash, Map<String, Long> lengths) {
        Long length = lengths.get(hash);
        // Where its own station has not sent it yet, it is asked for again; one that fits no package needs the network.
        if (length == null || length > ParcelWriter.ATTACHMENT_MOST) {
            return true;
        }
        return writer.hasRoom(length, ParcelWriter.WORDS) && give(town, hash, length);
    }

    private boolean give(String town, String hash, long length) {
        long at = 0;
        while (at < length) {
            long from = at;
            byte[] content =
                    blobs.read(town, device.id(), hash, from).orElseThrow(() -> new Refusal(Trouble.Type.NOT_FOUND));
            if (!writer.add(Answered.part(town, new Part(hash, length, from, content)))) {
                return false;
            }
            at += content.length;
        }
        given++;
        return true;
    }
}
