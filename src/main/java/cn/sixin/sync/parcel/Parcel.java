package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Codec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A package that was verified: it is from whom it says and whole. Its messages are unpacked as they are asked for. */
public final class Parcel {
    /** A package, at most, in bytes. */
    public static final int MOST = ParcelForm.MOST;

    private final ParcelHeader header;
    private final byte[] headerBytes;
    private final ParcelKeys keys;
    private final List<ByteBuffer> pieces;
    private final long bytes;

    Parcel(ParcelHeader header, byte[] headerBytes, ParcelKeys keys, List<ByteBuffer> pieces, long bytes) {
        this.header = header;
        this.headerBytes = headerBytes;
        this.keys = keys;
        this.pieces = pieces;
        this.bytes = bytes;
    }

    /** Its sender signed something that is no message. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken() {
            super(ParcelTrouble.BROKEN.code(), null, false, false);
        }
    }

    public ParcelHeader header() {
        return header;
    }

    /** Of the whole file. */
    public long bytes() {
        return bytes;
    }

    /** How many messages there are. */
    public int size() {
        return pieces.size();
    }

    /** @param place from 0 */
    public <T> T message(int place, Class<T> type) throws Broken {
        byte[] packed = keys.opened(place, place == pieces.size() - 1, headerBytes, pieces.get(place))
                .orElseThrow(Broken::new);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] json = in.readNBytes(ParcelForm.PIECE_MOST + 1);
            if (json.length > ParcelForm.PIECE_MOST) {
                throw new Broken();
            }
            return Codec.read(json, type);
        } catch (IOException | Codec.Malformed e) {
            throw new Broken();
        }
    }
}
