package cn.sixin.city.cli;

import cn.sixin.Ledgers;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.city.http.CityServer;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.Tls;
import cn.sixin.city.log.JsonLines;
import cn.sixin.ledger.Problem;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Serves until it is told to stop; what is under way then ends first. */
@CommandLine.Command(name = "serve")
final class ServeCommand extends CityCommand {
    private static final Duration STOPPING = Duration.ofSeconds(40);

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            descriptionKey = "city.option.host",
            defaultValue = "${env:SIXIN_CITY_HOST:-127.0.0.1}")
    private String address = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            descriptionKey = "city.option.port",
            defaultValue = "${env:SIXIN_CITY_PORT:-8640}")
    private int port;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            descriptionKey = "city.option.tls_cert",
            defaultValue = "${env:SIXIN_CITY_TLS_CERT}")
    @Nullable
    private Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            descriptionKey = "city.option.tls_key",
            defaultValue = "${env:SIXIN_CITY_TLS_KEY}")
    @Nullable
    private Path key;

    @Option(names = "--town", paramLabel = "TOWN", descriptionKey = "city.option.first_town")
    @Nullable
    private String town;

    ServeCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) throws IOException, InterruptedException {
        Optional<Tls> tls = Optional.empty();
        if (certificate != null && key != null) {
            tls = Tls.read(certificate, key);
            if (tls.isEmpty()) {
                return told(Problem.error("city.tls", certificate, key), Exit.USAGE);
            }
        } else if (!loopback()) {
            return told(Problem.error("city.plain", address), Exit.USAGE);
        }
        Optional<String> first = place(town == null ? Protocol.CITY : town);
        if (first.isEmpty()) {
            return Exit.USAGE;
        }
        JsonLines.begin();
        CityServer server;
        try {
            server = CityServer.start(
                    new CityServer.Place(address, port, tls),
                    new CityServer.Parts(database, Ledgers.ALL, Limits.STANDARD, host.random(), host.clock()));
        } catch (CityServer.PortTaken e) {
            return told(Problem.error("city.port", address, port), Exit.PROBLEM);
        }
        greet(database, server, first.get());
        untilStopped(server);
        return Exit.DONE;
    }

    private boolean loopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void greet(CityDatabase database, CityServer server, String first) {
        terminal().say("city.serving", server.address());
        Devices devices = new Devices(database, host.random(), host.clock());
        if (!devices.any()) {
            // One that was printed before and not used may have been seen by others.
            devices.withdrawCodes(first);
            String lead = labels("city.first_lead");
            CodeCard.say(terminal(), devices.code(first, lead), placeName(first), lead);
        }
        LoggerFactory.getLogger(ServeCommand.class)
                .atInfo()
                .addKeyValue("address", server.address())
                .log("serving");
    }

    /** The JVM ends when its hooks have ended: this one waits until all is closed, the database last. */
    private static void untilStopped(CityServer server) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Thread serving = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                serving.join(STOPPING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        asked.await();
        server.close();
        LoggerFactory.getLogger(ServeCommand.class).info("stopped");
    }
}
