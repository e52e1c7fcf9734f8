package cn.sixin.store;

import cn.sixin.ledger.Change;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive changes of one group, as the journal holds them.
 *
 * @param group its first and last number are those of this chunk
 * @param end whether the group ends here: only then was it acknowledged
 */
record JournalChunk(ChangeGroup group, List<LoggedChange> changes, boolean end) {
    /** The packer is native: it is called for so many bytes, not for each number. */
    private static final int BUFFER = 8192;

    static JournalChunk of(ChangeGroup group, List<LoggedChange> changes, boolean end) {
        ChangeGroup part = new ChangeGroup(
                group.id(),
                group.kind(),
                group.title(),
                group.at(),
                group.officer(),
                changes.getFirst().seq(),
                changes.getLast().seq(),
                group.undoes(),
                null);
        return new JournalChunk(part, List.copyOf(changes), end);
    }

    byte[] pack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes, fast, BUFFER), BUFFER))) {
            id(out, group.id());
            LoggedChange.write(out, group.kind().code());
            LoggedChange.write(out, group.title());
            out.writeLong(group.at().toEpochMilli());
            LoggedChange.write(out, group.officer());
            out.writeBoolean(group.undoes() != null);
            if (group.undoes() != null) {
                id(out, group.undoes());
            }
            out.writeInt(changes.size());
            out.write(changes.getFirst().previous());
            for (LoggedChange change : changes) {
                pack(out, change);
            }
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static void pack(DataOutputStream out, LoggedChange c) throws IOException {
        out.writeLong(c.seq());
        id(out, c.op());
        LoggedChange.write(out, c.ledger());
        id(out, c.record());
        out.writeByte(c.what().ordinal());
        out.writeLong(c.baseRev());
        out.writeLong(c.at().toEpochMilli());
        LoggedChange.write(out, c.officer());
        LoggedChange.write(out, c.device());
        LoggedChange.write(out, c.town());
        LoggedChange.write(out, c.why());
        LoggedChange.write(out, c.delta());
        out.write(c.hash());
    }

    static JournalChunk unpack(byte[] packed, boolean end) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)), BUFFER))) {
            UUID id = id(in);
            GroupKind kind = GroupKind.of(text(in));
            String title = text(in);
            Instant at = Instant.ofEpochMilli(in.readLong());
            String officer = text(in);
            UUID undoes = in.readBoolean() ? id(in) : null;
            int count = in.readInt();
            byte[] previous = in.readNBytes(LoggedChange.NO_HASH.length);
            List<LoggedChange> changes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                LoggedChange change = unpack(in, id, previous);
                changes.add(change);
                previous = change.hash();
            }
            long first = changes.getFirst().seq();
            long last = changes.getLast().seq();
            return new JournalChunk(
                    new ChangeGroup(id, kind, title, at, officer, first, last, undoes, null), changes, end);
        }
    }

    private static LoggedChange unpack(DataInputStream in, UUID group, byte[] previous) throws IOException {
        return new LoggedChange(
                in.readLong(),
                id(in),
                group,
                text(in),
                id(in),
                Change.What.values()[in.readByte()],
                in.readLong(),
                Instant.ofEpochMilli(in.readLong()),
                text(in),
                text(in),
                text(in),
                maybeText(in),
                text(in),
                previous,
                in.readNBytes(LoggedChange.NO_HASH.length));
    }

    private static void id(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID id(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static String text(DataInputStream in) throws IOException {
        String text = maybeText(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    private static @Nullable String maybeText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
