package cn.sixin.city.http;

import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bodies of requests, of bounded size, and of answers, packed where the client can unpack them. */
final class Bodies {
    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);
    /** Smaller ones are larger when packed. */
    private static final int PACKED = 1024;

    private static final String GZIP = "gzip";
    /** As much of a refused body is still taken in; whoever sends more is hung up on. */
    private static final int REFUSED = 4 * 1024 * 1024;
    /** A third of the usual effort, for a tenth more bytes. */
    private static final int QUICK = Deflater.BEST_SPEED + 2;

    private Bodies() {}

    /** The bytes of a body as they came. @throws Refusal {@code TOO_LARGE} */
    static byte[] raw(Context ctx, int most) throws IOException {
        if (ctx.req().getContentLengthLong() > most) {
            throw new Refusal(Trouble.Type.TOO_LARGE);
        }
        return bounded(ctx.req().getInputStream(), most);
    }

    /**
     * Takes in what is left of a refused request's body. A line that is closed while its client still sends is reset, and
     * the client may lose the refusal with it: he would try again what will be refused again.
     */
    static void leave(Context ctx) {
        if (ctx.header("Expect") != null) {
            // The client waits to be asked for the body, and now is not.
            return;
        }
        try {
            ctx.req().getInputStream().skip(REFUSED);
        } catch (IOException e) {
            LOG.debug("the line was cut in a body that was refused", e);
        }
    }

    /**
     * A message of the protocol.
     *
     * @param sent its bytes as they came
     * @throws Refusal {@code MALFORMED} or, unpacked, {@code TOO_LARGE}
     */
    static <T> T message(Context ctx, byte[] sent, int inflated, Class<T> type) throws IOException {
        try {
            return Codec.read(unpacked(ctx, sent, inflated), type);
        } catch (Codec.Malformed e) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
    }

    /** @throws Refusal {@code MEDIA_TYPE} unless the request says that its body is of this type */
    static void require(Context ctx, String mediaType) {
        String given = Optional.ofNullable(ctx.contentType()).orElse("");
        if (!given.replaceFirst(";.*", "").strip().equalsIgnoreCase(mediaType)) {
            throw new Refusal(Trouble.Type.MEDIA_TYPE);
        }
    }

    private static byte[] unpacked(Context ctx, byte[] sent, int most) throws IOException {
        String encoding = Optional.ofNullable(ctx.header("Content-Encoding")).orElse("identity");
        switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> {
                return sent;
            }
            case GZIP -> {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
                    return bounded(in, most);
                } catch (ZipException | EOFException e) {
                    throw new Refusal(Trouble.Type.MALFORMED);
                }
            }
            default -> throw new Refusal(Trouble.Type.MEDIA_TYPE);
        }
    }

    private static byte[] bounded(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refusal(Trouble.Type.TOO_LARGE);
        }
        return bytes;
    }

    /** Whether the request names this type as one that it takes. */
    static boolean accepts(Context ctx, String mediaType) {
        return Stream.of(Optional.ofNullable(ctx.header("Accept")).orElse("").split(","))
                .map(range -> range.split(";", 2)[0].strip())
                .anyMatch(mediaType::equalsIgnoreCase);
    }

    /** Answers with a message of the protocol. */
    static void answer(Context ctx, int status, Object message) throws IOException {
        answer(ctx, status, Protocol.MEDIA_TYPE, message, QUICK);
    }

    /** As above, in another of its forms; for what goes over slow lines, and so packed as well as can be. */
    static void answer(Context ctx, int status, String mediaType, Object message) throws IOException {
        answer(ctx, status, mediaType, message, Deflater.DEFAULT_COMPRESSION);
    }

    private static void answer(Context ctx, int status, String mediaType, Object message, int level)
            throws IOException {
        byte[] json = Codec.write(message);
        boolean pack = json.length > PACKED
                && Optional.ofNullable(ctx.header("Accept-Encoding")).orElse("").contains(GZIP);
        ctx.status(status).contentType(mediaType).header("Cache-Control", "no-store");
        if (pack) {
            ctx.header("Content-Encoding", GZIP);
        }
        ctx.result(pack ? packed(json, level) : json);
    }

    private static byte[] packed(byte[] bytes, int level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 6);
        try (GZIPOutputStream gzip = new Packing(out, level)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static final class Packing extends GZIPOutputStream {
        Packing(ByteArrayOutputStream out, int level) throws IOException {
            super(out, 8192);
            def.setLevel(level);
        }
    }
}
