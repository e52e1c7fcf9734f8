package cn.sixin.city.http;

import cn.sixin.city.db.Blobs;
import cn.sixin.sync.protocol.Attached;
import cn.sixin.sync.protocol.BlobState;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Attachments: up by tus 1.0's core protocol, the hash of the content being the resource; down as bytes, the whole or any
 * piece of it.
 */
final class BlobApi {
    private static final String ALL = "/v1/towns/{town}/blobs";
    private static final String PATH = ALL + "/{hash}";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final String VERSION = "1.0.0";
    /** Bytes of a question for {@link Attached#MOST}, and room for spaces. */
    private static final int QUESTION = 128 * 1024;

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL = 206;
    private static final int PRECONDITION = 412;
    private static final int UNSATISFIABLE = 416;

    private final Blobs blobs;
    private final Gate gate;

    BlobApi(Blobs blobs, Gate gate) {
        this.blobs = blobs;
        this.gate = gate;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HandlerType.POST, ALL, this::whole),
                new Endpoint(HandlerType.OPTIONS, PATH, this::options),
                new Endpoint(HandlerType.POST, PATH, this::begin),
                new Endpoint(HandlerType.HEAD, PATH, this::state),
                new Endpoint(HandlerType.PATCH, PATH, this::append),
                new Endpoint(HandlerType.GET, PATH, this::read));
    }

    private void whole(Context ctx) throws IOException {
        Gate.Guest guest = gate.guest(ctx);
        Bodies.require(ctx, Protocol.MEDIA_TYPE);
        List<String> asked = Bodies.message(ctx, Bodies.raw(ctx, QUESTION), QUESTION, Attached.class)
                .hashes();
        if (asked.size() > Attached.MOST
                || !asked.stream().allMatch(hash -> HASH.matcher(hash).matches())) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
        Map<String, Long> here = blobs.lengths(guest.town(), guest.device(), asked);
        Bodies.answer(
                ctx, OK, new Attached(asked.stream().filter(here::containsKey).toList()));
    }

    private void options(Context ctx) {
        gate.guest(ctx);
        ctx.status(NO_CONTENT)
                .header("Tus-Resumable", VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Max-Size", Long.toString(Blobs.LARGEST));
    }

    private void begin(Context ctx) {
        Gate.Guest guest = gate.guest(ctx);
        tus(ctx);
        BlobState state = blobs.begin(guest.town(), guest.device(), hash(ctx), number(ctx, "Upload-Length"));
        tell(ctx, CREATED, state);
    }

    private void state(Context ctx) {
        Gate.Guest guest = gate.guest(ctx);
        tus(ctx);
        tell(
                ctx,
                OK,
                blobs.state(guest.town(), guest.device(), hash(ctx))
                        .orElseThrow(() -> new Refusal(Trouble.Type.NOT_FOUND)));
    }

    private void append(Context ctx) throws IOException {
        Gate.Guest guest = gate.guest(ctx);
        tus(ctx);
        Bodies.require(ctx, Protocol.PIECE_MEDIA_TYPE);
        long offset = number(ctx, "Upload-Offset");
        byte[] piece = Bodies.raw(ctx, Protocol.PIECE_MOST);
        tell(ctx, NO_CONTENT, blobs.append(guest.town(), guest.device(), hash(ctx), offset, piece));
    }

    private static void tell(Context ctx, int status, BlobState state) {
        ctx.status(status)
                .header("Tus-Resumable", VERSION)
                .header("Upload-Offset", Long.toString(state.offset()))
                .header("Upload-Length", Long.toString(state.length()))
                .header("Cache-Control", "no-store");
    }

    private void read(Context ctx) {
        Gate.Guest guest = gate.guest(ctx);
        String hash = hash(ctx);
        long length = blobs.state(guest.town(), guest.device(), hash)
                .filter(BlobState::complete)
                .orElseThrow(() -> new Refusal(Trouble.Type.NOT_FOUND))
                .length();
        String range = ctx.header("Range");
        Matcher from = RANGE.matcher(range == null ? "" : range);
        // Another way to ask for a part is answered with the whole, as RFC 9110 allows.
        long first = from.matches() ? Long.parseLong(from.group(1)) : 0;
        long last = from.matches() && !from.group(2).isEmpty()
                ? Math.min(Long.parseLong(from.group(2)), length - 1)
                : length - 1;
        if (first > last) {
            ctx.header("Content-Range", "bytes */" + length);
            throw new Refusal(
                    new Trouble(Trouble.Type.OFFSET, UNSATISFIABLE, "the range begins past the end", null, null, null));
        }
        if (from.matches()) {
            ctx.status(PARTIAL).header("Content-Range", "bytes %d-%d/%d".formatted(first, last, length));
        }
        ctx.contentType("application/octet-stream")
                .header("Content-Length", Long.toString(last - first + 1))
                .header("Cache-Control", "no-store");
        ctx.result(new Pieces(guest, hash, first, last));
    }

    /** What is sent is read part by part: a large one is never whole in memory. */
    private final class Pieces extends InputStream {
        private final Gate.Guest guest;
        private final String hash;
        private final long last;
        private long next;
        private byte @Nullable [] part = new byte[0];
        private int at;

        Pieces(Gate.Guest guest, String hash, long first, long last) {
            this.guest = guest;
            this.hash = hash;
            next = first;
            this.last = last;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (part != null && at == part.length) {
                Optional<byte[]> more =
                        next > last ? Optional.empty() : blobs.read(guest.town(), guest.device(), hash, next);
                part = more.map(bytes -> Arrays.copyOf(bytes, (int) Math.min(bytes.length, last - next + 1)))
                        .orElse(null);
                at = 0;
                next += more.map(bytes -> bytes.length).orElse(0);
            }
            if (part == null) {
                return -1;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, count);
            at += count;
            return count;
        }
    }

    private static void tus(Context ctx) {
        if (!VERSION.equals(ctx.header("Tus-Resumable"))) {
            ctx.header("Tus-Version", VERSION);
            throw new Refusal(new Trouble(
                    Trouble.Type.MALFORMED, PRECONDITION, "Tus-Resumable must be " + VERSION, null, null, null));
        }
    }

    private static String hash(Context ctx) {
        String hash = ctx.pathParam("hash");
        if (!HASH.matcher(hash).matches()) {
            throw new Refusal(Trouble.Type.NOT_FOUND);
        }
        return hash;
    }

    private static long number(Context ctx, String header) {
        String value = Optional.ofNullable(ctx.header(header)).orElse("");
        if (!NUMBER.matcher(value).matches()) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
        return Long.parseLong(value);
    }
}
