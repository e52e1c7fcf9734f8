package cn.sixin.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One file of the outbox journal: the changes after a given number a second time, append-only, each chunk compressed,
 * encrypted (AES-256-GCM) and bound to its place.
 *
 * <pre>
 * file   = "SIXINJ01", number of the last change before it (8 bytes), chunk...
 * chunk  = length of what follows the head (4), last change's number (8), end of group (1), nonce (12), sealed
 * </pre>
 *
 * The head is authenticated with the chunk. A chunk torn by a crash, and a group whose end is missing, were never
 * acknowledged: they are cut off when the file is opened.
 */
final class Journal implements AutoCloseable {
    private static final byte[] MAGIC = "SIXINJ01".getBytes(StandardCharsets.US_ASCII);
    private static final int FILE_HEAD = MAGIC.length + Long.BYTES;
    private static final int CHUNK_HEAD = Integer.BYTES + Long.BYTES + 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LARGEST = 256 * 1024 * 1024;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final FileChannel channel;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();
    private final long base;
    private long lastSeq;
    private long end;

    private Journal(FileChannel channel, SecretKey key, long base) {
        this.channel = channel;
        this.key = key;
        this.base = base;
        lastSeq = base;
        end = FILE_HEAD;
    }

    /** A new file for the changes after {@code base}. */
    static Journal create(Path file, SecretKey key, long base) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            ByteBuffer head =
                    ByteBuffer.allocate(FILE_HEAD).put(MAGIC).putLong(base).flip();
            channel.write(head, 0);
            channel.force(true);
            return new Journal(channel, key, base);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Opens a file to append; what was never acknowledged at its end is cut off. */
    static Journal open(Path file, SecretKey key) throws IOException {
        Journal journal = read(file, key, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (journal.channel.size() > journal.end) {
            journal.channel.truncate(journal.end);
            journal.channel.force(true);
        }
        return journal;
    }

    /** Opens a file for reading only; it is not changed. */
    static Journal openSealed(Path file, SecretKey key) throws IOException {
        return read(file, key, StandardOpenOption.READ);
    }

    private static Journal read(Path file, SecretKey key, StandardOpenOption... how) throws IOException {
        FileChannel channel = FileChannel.open(file, how);
        try {
            ByteBuffer head = readAt(channel, 0, FILE_HEAD);
            byte[] magic = new byte[MAGIC.length];
            head.get(magic);
            if (!java.util.Arrays.equals(magic, MAGIC)) {
                throw new IOException(file.getFileName() + " is not a journal");
            }
            Journal journal = new Journal(channel, key, head.getLong());
            journal.findEnd();
            return journal;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void findEnd() throws IOException {
        long at = FILE_HEAD;
        long size = channel.size();
        while (at + CHUNK_HEAD <= size) {
            ByteBuffer head = readAt(channel, at, CHUNK_HEAD);
            int length = head.getInt();
            long last = head.getLong();
            boolean ends = head.get() == 1;
            if (length < 0 || length > LARGEST) {
                // No torn write looks like this: cutting here could throw saves away.
                throw new IOException("a head in the journal was altered");
            }
            if (length == 0 || at + CHUNK_HEAD + length > size) {
                return;
            }
            at += CHUNK_HEAD + length;
            if (ends) {
                end = at;
                lastSeq = last;
            }
        }
    }

    /** The number of the last acknowledged change here; {@link #base} when there is none. */
    long lastSeq() {
        return lastSeq;
    }

    long base() {
        return base;
    }

    /** Adds a chunk; it counts once its group's end is there and {@link #force} has returned. */
    void append(JournalChunk chunk) throws IOException {
        byte[] packed = chunk.pack();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        int length = NONCE + packed.length + TAG_BITS / 8;
        ByteBuffer record = ByteBuffer.allocate(CHUNK_HEAD + length);
        record.putInt(length).putLong(chunk.group().lastSeq()).put((byte) (chunk.end() ? 1 : 0));
        byte[] head = java.util.Arrays.copyOf(record.array(), CHUNK_HEAD);
        record.put(nonce).put(cipher(Cipher.ENCRYPT_MODE, nonce, head, packed)).flip();
        long at = channel.size();
        while (record.hasRemaining()) {
            at += channel.write(record, at);
        }
        if (chunk.end()) {
            end = at;
            lastSeq = chunk.group().lastSeq();
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** Forgets the chunks of a group that was not finished; a closed file forgets them when it is opened. */
    void cutUnfinished() throws IOException {
        if (channel.isOpen()) {
            channel.truncate(end);
        }
    }

    /** Every acknowledged chunk that holds a change after {@code seq}, in order. A chunk that was altered throws. */
    void readAfter(long seq, Consumer<JournalChunk> chunks) throws IOException {
        long at = FILE_HEAD;
        while (at < end) {
            ByteBuffer head = readAt(channel, at, CHUNK_HEAD);
            int length = head.getInt();
            if (head.getLong() > seq) {
                chunks.accept(open(readAt(channel, at + CHUNK_HEAD, length), head.array()));
            }
            at += CHUNK_HEAD + length;
        }
    }

    private JournalChunk open(ByteBuffer sealed, byte[] head) throws IOException {
        byte[] nonce = new byte[NONCE];
        byte[] box = new byte[sealed.remaining() - NONCE];
        sealed.get(nonce).get(box);
        return JournalChunk.unpack(cipher(Cipher.DECRYPT_MODE, nonce, head, box), head[CHUNK_HEAD - 1] == 1);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] head, byte[] content) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(head);
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IOException("a chunk of the journal was altered", e);
        }
    }

    private static ByteBuffer readAt(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the journal ends too early");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
