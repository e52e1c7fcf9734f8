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
import java.util.Optional;
import java.util.Set;

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
    private long taken;
    private long given;

    /** What came for one town. */
    private record Arrived(Set<String> stored, Set<String> refused) {}

    ParcelPhotos(Blobs blobs, List<Ledger> ledgers, Devices.Device device, ParcelWriter writer) {
        this.blobs = blobs;
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
    void next(Asked asked) {
        Part part = asked.part();
        if (part != null) {
            take(asked.town(), part);
        }
        List<String> lacking = asked.lacking();
        if (lacking != null) {
            answer(asked.town(), lacking);
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
        Set<String> wanted = new LinkedHashSet<>(lacking);
        wanted.addAll(named.getOrDefault(town, Set.of()));
        wanted.removeAll(here.stored());
        boolean more = false;
        for (String hash : wanted) {
            Optional<Long> length = blobs.state(town, device.id(), hash)
                    .filter(BlobState::complete)
                    .map(BlobState::length)
                    // One that fits no package comes over the network.
                    .filter(bytes -> bytes <= ParcelWriter.ATTACHMENT_MOST);
            // Where its own station has not sent it yet, it is asked for again next time.
            if (length.isPresent()) {
                boolean fits = writer.hasRoom(length.get(), ParcelWriter.WORDS) && give(town, hash, length.get());
                more |= !fits;
            }
        }
        writer.add(Answered.photos(
                town, new Answered.OfPhotos(List.copyOf(here.stored()), List.copyOf(here.refused()), more)));
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
