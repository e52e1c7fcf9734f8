package cn.sixin.sync.http;

import cn.sixin.sync.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for an answer as long as it moves. A slow line is waited for, a dead one is not: HttpClient's own time-out
 * would give up the first and, once the headers are there, wait for ever at the second.
 */
final class Waited {
    private static final long LOOK_MILLIS = 50;
    /** The slowest line that is still of use; what was handed to the system may need so long to get out. */
    private static final long BYTES_A_SECOND = 1000;

    private final Duration quiet;
    private final BooleanSupplier cancelled;

    Waited(Duration quiet, BooleanSupplier cancelled) {
        this.quiet = quiet;
        this.cancelled = cancelled;
    }

    /** @param head hears the answer's head as soon as it is there */
    HttpResponse<byte[]> send(HttpClient http, HttpRequest request, int sent, int most, Consumer<HttpHeaders> head)
            throws Transport.Failure {
        Pulse pulse = new Pulse();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request,
                HttpResponse.BodyHandlers.limiting(
                        info -> {
                            head.accept(info.headers());
                            return new Heard(pulse);
                        },
                        most));
        long patience = quiet.toNanos() + TimeUnit.SECONDS.toNanos(sent) / BYTES_A_SECOND;
        try {
            while (true) {
                try {
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (cancelled.getAsBoolean()) {
                        throw new Transport.Failure(Transport.Kind.OFFLINE);
                    }
                    if (pulse.silence() > (pulse.heard ? quiet.toNanos() : patience)) {
                        throw new Transport.Failure(Transport.Kind.TIMEOUT);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Transport.Failure(Transport.Kind.OFFLINE);
        } catch (ExecutionException e) {
            throw new Transport.Failure(kind(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    /** What the exception means to an officer. */
    private static Transport.Kind kind(@Nullable Throwable thrown) {
        return switch (thrown) {
            case HttpConnectTimeoutException e -> Transport.Kind.OFFLINE;
            case HttpTimeoutException e -> Transport.Kind.TIMEOUT;
            case ConnectException e -> Transport.Kind.OFFLINE;
            case SSLException e -> secure(e);
            case IOException e when causedBy(e, SSLException.class) -> secure(e);
            case IOException e when causedBy(e, ConnectException.class) || nowhere(e) -> Transport.Kind.OFFLINE;
            case IOException e -> Transport.Kind.BROKEN;
            case null, default -> throw new IllegalStateException("a request failed", thrown);
        };
    }

    private static boolean nowhere(Throwable e) {
        return causedBy(e, UnknownHostException.class) || causedBy(e, UnresolvedAddressException.class);
    }

    /** A server that cannot prove who it is; a line cut while it did; or somebody who speaks no TLS, as a portal. */
    private static Transport.Kind secure(Throwable e) {
        if (causedBy(e, CertificateException.class)) {
            return Transport.Kind.UNTRUSTED;
        }
        if (causedBy(e, EOFException.class) || causedBy(e, SocketException.class)) {
            return Transport.Kind.BROKEN;
        }
        return causedBy(e, SSLHandshakeException.class) ? Transport.Kind.UNTRUSTED : Transport.Kind.PORTAL;
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** When the line last brought something. */
    private static final class Pulse {
        private volatile long last = System.nanoTime();
        private volatile boolean heard;

        void beat() {
            last = System.nanoTime();
            heard = true;
        }

        long silence() {
            return System.nanoTime() - last;
        }
    }

    /** Hears each part of an answer as it comes. */
    private static final class Heard implements HttpResponse.BodySubscriber<byte[]> {
        private final HttpResponse.BodySubscriber<byte[]> whole = HttpResponse.BodySubscribers.ofByteArray();
        private final Pulse pulse;

        Heard(Pulse pulse) {
            this.pulse = pulse;
            pulse.beat();
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            whole.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            pulse.beat();
            whole.onNext(part);
        }

        @Override
        public void onError(Throwable thrown) {
            whole.onError(thrown);
        }

        @Override
        public void onComplete() {
            whole.onComplete();
        }
    }
}
