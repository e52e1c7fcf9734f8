package cn.sixin.store;

import cn.sixin.ledger.Change;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as the log holds it: the delta as its text, and the chain. {@code hash} is SHA-256 over the previous
 * change's hash and every other field, so that a later edit, a gap or a swap shows.
 */
record LoggedChange(
        long seq,
        UUID op,
        UUID group,
        String ledger,
        UUID record,
        Change.What what,
        long baseRev,
        Instant at,
        String officer,
        String device,
        String town,
        @Nullable String why,
        String delta,
        byte[] previous,
        byte[] hash) {

    static final byte[] NO_HASH = new byte[32];

    LoggedChange withHash(byte[] own) {
        return new LoggedChange(
                seq, op, group, ledger, record, what, baseRev, at, officer, device, town, why, delta, previous, own);
    }

    /** What {@link #hash} must be after a change whose hash is {@code before}. */
    byte[] digest(byte[] before, MessageDigest sha256) {
        sha256.reset();
        sha256.update(before);
        sha256.update(canonical());
        return sha256.digest();
    }

    /** Big-endian numbers, ids as two longs, texts as their length in bytes and UTF-8; an absent text as length -1. */
    private byte[] canonical() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + delta.length());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(seq);
            for (UUID id : new UUID[] {op, group, record}) {
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            out.writeLong(baseRev);
            out.writeLong(at.toEpochMilli());
            for (String text : new @Nullable String[] {ledger, what.name(), officer, device, town, why, delta}) {
                write(out, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
        return bytes.toByteArray();
    }

    static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of the JDK", e);
        }
    }

    Change change(@Nullable Long serverSeq) {
        return new Change(
                seq,
                op,
                group,
                ledger,
                record,
                what,
                baseRev,
                at,
                officer,
                device,
                why,
                DeltaJson.parse(delta),
                serverSeq);
    }
}
