package cn.sixin.sync.http;

import cn.sixin.sync.Transport;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Push and pull over HTTP, as the device that the membership names. */
public final class HttpTransport implements Transport {
    private final Line line;
    private final SignedIn signedIn;
    private final ReadAhead pages;

    public HttpTransport(Line line, Membership membership) {
        this.line = line;
        signedIn = new SignedIn(line, membership);
        pages = new ReadAhead(line, signedIn);
    }

    @Override
    public Enrolment.Place place(String town) throws Failure {
        return signedIn.open().towns().stream()
                .filter(place -> place.town().equals(town))
                .findFirst()
                .orElseThrow(() -> new Refusal(Trouble.Type.TOWN_FORBIDDEN));
    }

    @Override
    public PushAnswer push(String town, Push push) throws Failure {
        return signedIn.with(
                headers -> line.message(Line.Ask.message(path(town, "push"), headers, push), PushAnswer.class));
    }

    @Override
    public Changes changes(String town, ChangesQuery query) throws Failure {
        return pages.changes(town, query);
    }

    /** An answer to a package. @param next from where on there is another; 0 when this is the last */
    public record Carried(byte[] answer, long next) {}

    /**
     * Hands in another device's package.
     *
     * @param home where that device is at home
     * @param from 0, or {@link Carried#next} of the answer before
     * @throws Refusal of type {@code MALFORMED}, its title the word of a {@link cn.sixin.sync.parcel.ParcelTrouble}
     */
    public Carried bring(String home, byte[] parcel, long from) throws Failure {
        return signedIn.with(headers -> {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put("Content-Type", Protocol.PACKAGE_MEDIA_TYPE);
            Line.Ask ask = new Line.Ask(
                    "POST", path(home, "package") + (from == 0 ? "" : "?from=" + from), all, parcel, false);
            HttpResponse<byte[]> answer = line.bytes(ask, Protocol.PACKAGE_MEDIA_TYPE, Parcel.MOST);
            long next = answer.headers()
                    .firstValue(Protocol.PACKAGE_HEADER)
                    .filter(text -> text.matches("\\d{1,18}"))
                    .map(Long::parseLong)
                    .orElse(0L);
            if (next != 0 && next <= from) {
                throw new Failure(Kind.BROKEN);
            }
            return new Carried(answer.body(), next);
        });
    }

    /** Attachments, in the same session. */
    public BlobLine blobs() {
        return new BlobLine(line, signedIn);
    }

    @Override
    public Optional<Duration> skew() {
        return line.skew();
    }

    static String path(String town, String what) {
        return "/v1/towns/" + town + "/" + what;
    }
}
