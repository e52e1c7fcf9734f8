package cn.sixin.sync.http;

import cn.sixin.ledger.Progress;
import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Attached;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Attachments by tus 1.0's core protocol: a cut costs one piece, whoever was cut off. */
public final class BlobLine {
    private static final String VERSION = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");
    private static final int PARTIAL = 206;
    /** The first piece of a download, and the next after a cut: a bad line brings that much. */
    private static final int DOWN_LEAST = 64 * 1024;
    /** An attachment, at most: it is put together in memory. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private final Line line;
    private final SignedIn signedIn;
    private int down = DOWN_LEAST;

    BlobLine(Line line, SignedIn signedIn) {
        this.line = line;
        this.signedIn = signedIn;
    }

    /**
     * Sends what the server does not have of it. Ends at the first failure; called again, it goes on from there.
     *
     * @param progress hears bytes; cancelling it ends this after the present piece
     * @return whether the server has all of it
     */
    public boolean send(String town, byte[] content, Progress progress) throws Transport.Failure {
        String hash = Hashes.sha256(content);
        String path = path(town, hash);
        long offset = known(path).orElse(-1L);
        if (offset < 0) {
            offset = offset(tus("POST", path, Map.of(LENGTH, Long.toString(content.length)), null));
        }
        int piece = Protocol.PIECE_LEAST;
        while (offset < content.length) {
            progress.at(offset, content.length);
            if (progress.cancelled()) {
                return false;
            }
            int end = (int) Math.min(content.length, offset + piece);
            byte[] part = Arrays.copyOfRange(content, Math.toIntExact(offset), end);
            long next;
            try {
                next = offset(tus("PATCH", path, Map.of(OFFSET, Long.toString(offset)), part));
            } catch (Refusal refusal) {
                if (refusal.trouble().type() != Trouble.Type.OFFSET) {
                    throw refusal;
                }
                // The piece before arrived, its answer did not.
                next = known(path).orElseThrow(() -> new Transport.Failure(Transport.Kind.BROKEN));
            }
            if (next <= offset) {
                throw new Transport.Failure(Transport.Kind.BROKEN);
            }
            offset = next;
            piece = Math.min(Protocol.PIECE_MOST, piece * 2);
        }
        progress.at(content.length, content.length);
        return true;
    }

    /** Which of these the server has whole, in their order; what nobody has sent yet is not asked for one by one. */
    public List<String> whole(String town, Collection<String> hashes) throws Transport.Failure {
        List<String> asked = List.copyOf(hashes);
        List<String> whole = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += Attached.MOST) {
            Attached some = new Attached(asked.subList(from, Math.min(asked.size(), from + Attached.MOST)));
            whole.addAll(signedIn.with(
                            headers -> line.message(Line.Ask.message(all(town), headers, some), Attached.class))
                    .hashes());
        }
        whole.retainAll(Set.copyOf(asked));
        return whole;
    }

    /** Is given each piece of a download but the last, as it has come, to keep it. */
    @FunctionalInterface
    public interface Came {
        /**
         * @param offset where the piece begins
         * @return false to have no more
         */
        boolean keep(long offset, byte[] piece);
    }

    /**
     * Fetches one piece by piece. Ends at the first failure; given what came before, it goes on from there.
     *
     * @param before what came of it before; empty for nothing
     * @return empty when the server has none such, or sent another content under its name, or no more was wanted
     */
    public Optional<byte[]> fetch(String town, String hash, byte[] before, Came came) throws Transport.Failure {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(before);
        try {
            for (long length = Long.MAX_VALUE; content.size() < length; ) {
                int offset = content.size();
                Ranged ranged = ranged(path(town, hash), offset);
                length = ranged.length();
                content.writeBytes(ranged.piece());
                if (content.size() < length && !came.keep(offset, ranged.piece())) {
                    return Optional.empty();
                }
            }
        } catch (Refusal refusal) {
            switch (refusal.trouble().type()) {
                case NOT_FOUND -> {
                    return Optional.empty();
                }
                // Nothing lies behind it: all of it was here already, or what was here was never of it.
                case OFFSET -> {}
                default -> throw refusal;
            }
        }
        return Optional.of(content.toByteArray())
                .filter(bytes -> Hashes.sha256(bytes).equals(hash));
    }

    /** @param length of the whole */
    private record Ranged(byte[] piece, long length) {}

    /** The pieces grow as long as they come. */
    private Ranged ranged(String path, long offset) throws Transport.Failure {
        int wanted = down;
        down = DOWN_LEAST;
        String range = "bytes=%d-%d".formatted(offset, offset + wanted - 1);
        HttpResponse<byte[]> answer =
                signedIn.with(headers -> line.bytes(Line.Ask.get(path, all(headers, Map.of("Range", range)))));
        byte[] piece = answer.body();
        Matcher told =
                RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
        boolean whole = answer.statusCode() != PARTIAL && offset == 0;
        boolean part = answer.statusCode() == PARTIAL
                && told.matches()
                && Long.parseLong(told.group(1)) == offset
                && piece.length <= wanted;
        long length = whole ? piece.length : part ? Long.parseLong(told.group(2)) : 0;
        if (piece.length == 0 || length < offset + piece.length || length > LARGEST) {
            throw new Transport.Failure(Transport.Kind.BROKEN);
        }
        down = Math.min(Protocol.PIECE_MOST, wanted * 2);
        return new Ranged(piece, length);
    }

    private Optional<Long> known(String path) throws Transport.Failure {
        try {
            return Optional.of(offset(tus("HEAD", path, Map.of(), null)));
        } catch (Refusal refusal) {
            if (refusal.trouble().type() == Trouble.Type.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private HttpResponse<byte[]> tus(String method, String path, Map<String, String> more, byte @Nullable [] body)
            throws Transport.Failure {
        Map<String, String> own = new LinkedHashMap<>(more);
        own.put(VERSION, "1.0.0");
        if (body != null) {
            own.put("Content-Type", Protocol.PIECE_MEDIA_TYPE);
        }
        return signedIn.with(
                headers -> line.marked(new Line.Ask(method, path, all(headers, own), body, false), VERSION));
    }

    private static long offset(HttpResponse<byte[]> answer) throws Transport.Failure {
        return answer.headers()
                .firstValue(OFFSET)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElseThrow(() -> new Transport.Failure(Transport.Kind.BROKEN));
    }

    private static Map<String, String> all(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static String all(String town) {
        return "/v1/towns/" + town + "/blobs";
    }

    private static String path(String town, String hash) {
        return all(town) + "/" + hash;
    }
}
