package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * How the bytes lie, all numbers big-endian: magic (8), form (2), length of the whole (8), length of the header (4), the
 * header as JSON, the pieces each with its length (4) before it, the signature (64, Ed25519) over all before it. A piece
 * is one message as gzip'd JSON, encrypted.
 */
final class ParcelForm {
    static final byte[] MAGIC = "SIXINPKG".getBytes(StandardCharsets.US_ASCII);
    /** Another one is refused. */
    static final short FORM = 1;

    static final int PREFIX = 8 + 2 + 8 + 4;
    static final int HEADER_MOST = 4096;
    static final int SIGNATURE = 64;
    /** A package, at most: it is held in memory to be verified before anything of it is believed. */
    static final int MOST = 64 * 1024 * 1024;
    /** Pieces in one, at most. */
    static final int PIECES_MOST = 2_000;
    /** An attachment's parts are as large as this or larger, but for the last. */
    static final int PART_LEAST = Protocol.PIECE_LEAST;
    /** One piece unpacked, at most. */
    static final int PIECE_MOST = 4 * 1024 * 1024;

    private static final byte[] SIGNED = "sixin package v1 signature\n".getBytes(StandardCharsets.UTF_8);

    private ParcelForm() {}

    /** What is signed. */
    static byte[] toSign(byte[] bytes, int length) {
        MessageDigest digest = digest();
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    /** Of what is signed; the bytes follow. */
    static MessageDigest digest() {
        MessageDigest digest = Hashes.digest();
        digest.update(SIGNED);
        return digest;
    }
}
