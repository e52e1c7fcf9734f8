package cn.sixin.sync.http;

import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Pages of changes. The next one is asked for as soon as the head of the one before says where it begins: a slow line
 * has something to carry while the server makes a page and the station keeps one. One page at most is on its way that
 * nobody has asked for; it is only ever what the station asks for next, or thrown away.
 */
final class ReadAhead {
    private final Line line;
    private final SignedIn signedIn;
    private @Nullable Flight next;

    ReadAhead(Line line, SignedIn signedIn) {
        this.line = line;
        this.signedIn = signedIn;
    }

    Changes changes(String town, ChangesQuery query) throws Transport.Failure {
        Flight flight = take(town, query);
        if (flight != null) {
            try {
                return flight.landed();
            } catch (Refusal refusal) {
                // The session ended meanwhile.
                if (refusal.trouble().type() != Trouble.Type.UNAUTHORIZED) {
                    throw refusal;
                }
            }
        }
        return signedIn.with(
                headers -> line.page(ask(town, query, headers), head -> ahead(town, query, headers, head)));
    }

    private static Line.Ask ask(String town, ChangesQuery query, Map<String, String> headers) {
        String path = HttpTransport.path(town, "changes")
                + "?schema=%d&since=%d&after=%d&deleted=%b&limit=%d"
                        .formatted(query.schema(), query.since(), query.after(), query.deleted(), query.limit())
                + (query.epoch() == null ? "" : "&epoch=" + query.epoch())
                + (query.through() == null ? "" : "&through=" + query.through());
        return Line.Ask.get(path, headers);
    }

    /** The flight that brings this page, from now on waited for. */
    private synchronized @Nullable Flight take(String town, ChangesQuery query) {
        Flight flight = next;
        next = null;
        if (flight == null) {
            return null;
        }
        if (!flight.brings(town, query)) {
            flight.answer.cancel(true);
            return null;
        }
        flight.waitedFor = true;
        flight.onward();
        return flight;
    }

    private synchronized void ahead(String town, ChangesQuery query, Map<String, String> headers, HttpHeaders head) {
        after(query, head).ifPresent(following -> {
            Flight flight = new Flight(town, following, headers);
            next = flight;
            Thread.ofVirtual().name("read-ahead").start(flight.answer);
        });
    }

    private static Optional<ChangesQuery> after(ChangesQuery query, HttpHeaders head) {
        return head.firstValue(Protocol.PAGE_HEADER)
                .flatMap(Changes.Head::find)
                .filter(page -> page.through() > query.after() && page.through() < page.highWater())
                .map(page -> new ChangesQuery(
                        page.epoch(),
                        query.schema(),
                        query.since(),
                        page.through(),
                        page.highWater(),
                        query.deleted(),
                        query.limit()));
    }

    /** A page on its way. */
    private final class Flight {
        private final String town;
        private final ChangesQuery query;
        private final Map<String, String> headers;
        private final FutureTask<Changes> answer;
        private @Nullable HttpHeaders head;
        private boolean waitedFor;

        Flight(String town, ChangesQuery query, Map<String, String> headers) {
            this.town = town;
            this.query = query;
            this.headers = headers;
            answer = new FutureTask<>(() -> line.page(ask(town, query, headers), this::heard));
        }

        /** A page may have another number of rows than the station would have asked for now. */
        boolean brings(String wantedTown, ChangesQuery wanted) {
            return town.equals(wantedTown)
                    && wanted.equals(new ChangesQuery(
                            query.epoch(),
                            query.schema(),
                            query.since(),
                            query.after(),
                            query.through(),
                            query.deleted(),
                            wanted.limit()));
        }

        private void heard(HttpHeaders its) {
            synchronized (ReadAhead.this) {
                head = its;
                onward();
            }
        }

        /** Both have happened, in whatever order: somebody waits for this page, and it is known where it ends. */
        private void onward() {
            HttpHeaders its = head;
            if (waitedFor && its != null) {
                ahead(town, query, headers, its);
            }
        }

        Changes landed() throws Transport.Failure {
            try {
                return answer.get();
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new Transport.Failure(Transport.Kind.OFFLINE);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case Transport.Failure failure -> throw failure;
                    case Refusal refusal -> throw refusal;
                    case null, default -> throw new IllegalStateException("a request failed", e);
                }
            }
        }
    }
}
