package cn.sixin.city.http;

import cn.sixin.city.board.BoardFigures;
import cn.sixin.city.board.Passes;
import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.Identity;
import cn.sixin.city.db.Overview;
import cn.sixin.city.db.Towns;
import cn.sixin.city.db.Viewers;
import cn.sixin.city.device.Seal;
import cn.sixin.city.device.Tokens;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.ledger.Ledger;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.protocol.Protocol;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The city server, serving. Nothing is kept between requests but in the database. */
public final class CityServer implements AutoCloseable {
    /** Requests under way are waited for so long when the server stops. */
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private static final int HEADERS = 8 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Javalin javalin;
    private final Place place;
    private final Housekeeping housekeeping;

    private CityServer(Javalin javalin, Place place, Housekeeping housekeeping) {
        this.javalin = javalin;
        this.place = place;
        this.housekeeping = housekeeping;
    }

    /**
     * Where it listens.
     *
     * @param port 0 for any free one
     * @param tls required but on loopback, which the caller has checked
     */
    public record Place(String host, int port, Optional<Tls> tls) {}

    /** What it serves with. @param towns the database's */
    public record Parts(
            CityDatabase database, Towns towns, List<Ledger> ledgers, Limits limits, SecureRandom random, Clock clock) {

        public Parts(CityDatabase database, List<Ledger> ledgers, Limits limits, SecureRandom random, Clock clock) {
            this(database, new Towns(database, clock), ledgers, limits, random, clock);
        }
    }

    /** Another process listens there, or this one may not. */
    public static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1L;

        PortTaken(Throwable cause) {
            super(cause);
        }
    }

    /** Serves when this returns. */
    public static CityServer start(Place place, Parts parts) throws PortTaken {
        List<Endpoint> endpoints = endpoints(parts);
        Javalin javalin = Javalin.create(config -> configure(config, place, endpoints));
        try {
            javalin.start();
        } catch (JavalinException e) {
            throw new PortTaken(e);
        }
        return new CityServer(javalin, place, housekeeping(parts).start());
    }

    static Housekeeping housekeeping(Parts parts) {
        return new Housekeeping(
                parts.towns(),
                new Blobs(parts.database(), parts.clock()),
                new Overview(parts.database()),
                engine(parts));
    }

    private static TownEngine engine(Parts parts) {
        return new TownEngine(parts.ledgers(), Protocol.SCHEMA, Quotas.STANDARD, parts.clock());
    }

    /** All that can be asked for. */
    static List<Endpoint> endpoints(Parts parts) {
        Identity identity = Identity.of(parts.database(), parts.random());
        Seal seal = new Seal(identity.tokens());
        Tokens tokens = new Tokens(seal, parts.clock());
        Gate gate = new Gate(tokens, parts.limits(), parts.clock());
        Devices devices = new Devices(parts.database(), parts.random(), parts.clock());
        TownEngine engine = engine(parts);
        Passes passes = new Passes(seal, new Viewers(parts.database(), parts.random(), parts.clock()), parts.clock());
        BoardFigures figures = new BoardFigures(new Overview(parts.database()), parts.clock());
        return Stream.of(
                        new ServerApi(parts.database()).endpoints(),
                        new DeviceApi(devices, identity, tokens, gate, parts.limits()).endpoints(),
                        new TownApi(parts.towns(), engine, gate, parts.limits()).endpoints(),
                        new BlobApi(new Blobs(parts.database(), parts.clock()), gate).endpoints(),
                        new PackageApi(parcels(parts, engine, devices, identity), gate).endpoints(),
                        new BoardApi(figures, passes, parts.ledgers(), parts.clock()).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    private static ParcelDesk parcels(Parts parts, TownEngine engine, Devices devices, Identity identity) {
        Blobs blobs = new Blobs(parts.database(), parts.clock());
        return new ParcelDesk(parts.ledgers(), parts.towns(), engine, blobs, devices, identity, Parcel.MOST);
    }

    private static void configure(JavalinConfig config, Place place, List<Endpoint> endpoints) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyServer(CityServer::manners);
        config.jetty.modifyHttpConfiguration(CityServer::http);
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(Problems::answer));
        config.jetty.addConnector((server, http) -> connector(server, http, place));
        config.requestLogger.http((ctx, millis) -> Access.log(ctx, millis));
        Problems.routes(config.routes);
        endpoints.forEach(endpoint -> config.routes.addEndpoint(
                new io.javalin.router.Endpoint(endpoint.method(), endpoint.path(), endpoint.handler())));
    }

    private static void manners(Server server) {
        server.setErrorHandler(Problems::answer);
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(STOPPING.toMillis());
    }

    private static void http(HttpConfiguration http) {
        http.setRequestHeaderSize(HEADERS);
        http.setSendDateHeader(true);
        http.setSendServerVersion(false);
        // A path that could be read in two ways is refused.
        http.setUriCompliance(UriCompliance.RFC3986);
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, Place place) {
        ServerConnector connector = place.tls()
                .map(tls -> {
                    SslContextFactory.Server ssl = new SslContextFactory.Server();
                    ssl.setKeyStore(tls.keys());
                    ssl.setKeyStorePassword(Tls.PASSWORD);
                    SecureRequestCustomizer secure = new SecureRequestCustomizer();
                    secure.setSniHostCheck(false);
                    http.addCustomizer(secure);
                    return new ServerConnector(server, ssl, new HttpConnectionFactory(http));
                })
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(place.host());
        connector.setPort(place.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    /** What a station is told. */
    public URI address() {
        String scheme = place.tls().isPresent() ? "https" : "http";
        String host = place.host().contains(":") ? "[" + place.host() + "]" : place.host();
        return URI.create(scheme + "://" + host + ":" + javalin.port());
    }

    /** Takes no new requests, ends those under way, and stops. */
    @Override
    public void close() {
        housekeeping.close();
        javalin.stop();
    }
}
