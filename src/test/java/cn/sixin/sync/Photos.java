package cn.sixin.sync;

import cn.sixin.city.db.Blobs;
import cn.sixin.sync.protocol.BlobState;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Attachments of a run that has a server which keeps them: pieces that are lost, come twice, come altered, and are gone
 * on with by another device of the town.
 */
final class Photos {
    private static final int PIECES = 3;
    private static final int PIECE = 200;

    private final Sim sim;
    private final Blobs blobs;
    private final List<Photo> taken = new ArrayList<>();

    Photos(Sim sim, Blobs blobs) {
        this.sim = sim;
        this.blobs = blobs;
    }

    private record Photo(String town, String hash, byte[] content) {}

    private static String town(SimDevice device) {
        return device.home.equals(Protocol.CITY) ? Sim.TOWN : device.home;
    }

    /** Someone takes one, sends some of one, or looks at one. */
    void step(SimDevice device) {
        if (taken.size() < 6 && sim.chance(3)) {
            byte[] content = new byte[PIECE + sim.below(PIECE * PIECES)];
            for (int i = 0; i < content.length; i++) {
                content[i] = (byte) sim.below(256);
            }
            taken.add(new Photo(town(device), Hashes.sha256(content), content));
        }
        if (taken.isEmpty()) {
            return;
        }
        Photo photo = taken.get(sim.below(taken.size()));
        try {
            if (sim.chance(3)) {
                look(device, photo);
            } else if (device.towns.contains(photo.town())) {
                send(device, photo);
            }
        } catch (Refusal refusal) {
            refused(device, photo, refusal.trouble().type());
        }
    }

    private void refused(SimDevice device, Photo photo, Trouble.Type why) {
        boolean expected = switch (why) {
            case DEVICE_REVOKED -> device.revoked;
            // A restored server may have forgotten him.
            case TOWN_FORBIDDEN -> true;
            case OFFSET, MALFORMED, NOT_FOUND -> true;
            default -> false;
        };
        sim.checks().that(Invariant.ATTACHMENT_HASH, expected, () -> why + " of " + photo.hash() + " for " + device);
    }

    private void send(SimDevice device, Photo photo) {
        BlobState state = blobs.begin(photo.town(), device.id, photo.hash(), photo.content().length);
        admitted(device, photo);
        while (!state.complete()) {
            int from = (int) state.offset();
            byte[] piece = Arrays.copyOfRange(photo.content(), from, Math.min(photo.content().length, from + PIECE));
            if (sim.faulty() && sim.chance(6)) {
                // The line is cut; whoever goes on begins where the last piece ended.
                return;
            }
            if (sim.faulty() && sim.chance(8)) {
                piece[sim.below(piece.length)] ^= 1;
            }
            state = blobs.append(photo.town(), device.id, photo.hash(), from, piece);
            if (sim.faulty() && sim.chance(6)) {
                // Its answer was lost, and it comes again.
                blobs.append(photo.town(), device.id, photo.hash(), from, piece);
            }
        }
        sim.seams().whole(sim.server().towns(), photo.town(), photo.hash());
        whole(device, photo);
    }

    private void admitted(SimDevice device, Photo photo) {
        sim.checks().that(Invariant.REVOKED_NOTHING, !device.revoked, () -> "a photo of " + device + " was taken");
        sim.checks()
                .that(
                        Invariant.TOWN_ISOLATION,
                        device.towns.contains(photo.town()),
                        () -> device + " reached a photo of " + photo.town());
    }

    private void look(SimDevice device, Photo photo) {
        Optional<BlobState> state = blobs.state(photo.town(), device.id, photo.hash());
        admitted(device, photo);
        if (state.filter(BlobState::complete).isPresent()) {
            whole(device, photo);
        }
    }

    private void whole(SimDevice device, Photo photo) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Optional<byte[]> part = blobs.read(photo.town(), device.id, photo.hash(), 0);
        while (part.isPresent()) {
            all.writeBytes(part.get());
            part = blobs.read(photo.town(), device.id, photo.hash(), all.size());
        }
        String hash = Hashes.sha256(all.toByteArray());
        sim.checks()
                .that(
                        Invariant.ATTACHMENT_HASH,
                        hash.equals(photo.hash()),
                        () -> "what is whole as " + photo.hash() + " is " + hash);
    }

    /** Without faults each is there whole, whatever was left of it: an altered part costs one more try. */
    void settle(List<SimDevice> devices) {
        for (Photo photo : taken) {
            devices.stream()
                    .filter(device -> town(device).equals(photo.town()) && !device.revoked)
                    .findFirst()
                    .ifPresent(device -> twice(device, photo));
        }
    }

    private void twice(SimDevice device, Photo photo) {
        try {
            send(device, photo);
        } catch (Refusal altered) {
            refused(device, photo, altered.trouble().type());
            sent(device, photo);
        }
    }

    private void sent(SimDevice device, Photo photo) {
        try {
            send(device, photo);
        } catch (Refusal refusal) {
            throw new Broken(Invariant.ATTACHMENT_HASH, photo.hash() + " cannot be sent: " + refusal.trouble());
        }
    }
}
