package cn.sixin.bench;

import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Stations;
import cn.sixin.app.sync.Application;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Receipt;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.http.DeviceKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Figures of a station over real HTTP, station and server in one process: a town's season goes out, a new device of the
 * town takes it in over a line of 2 Mbit/s and, for the ratio, over one without bound; then syncs with nothing to tell.
 */
public final class NewDeviceBench {
    private static final int ENTERPRISES = 6000;
    private static final long SLOW = 2_000_000 / 8;
    private static final int IDLE = 20;
    private static final double SECOND = 1e9;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final TestCity city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD.times(100));
    private final Path folder;

    private NewDeviceBench(Path folder) {
        this.folder = folder;
    }

    /** Arguments: enterprises, 6,000 by default. */
    public static void main(String[] arguments) throws IOException {
        int enterprises = arguments.length == 0 ? ENTERPRISES : Integer.parseInt(arguments[0]);
        NewDeviceBench bench = new NewDeviceBench(Files.createTempDirectory("sixin-bench"));
        try {
            bench.run(enterprises);
        } finally {
            bench.city.close();
        }
    }

    private void run(int enterprises) throws IOException {
        try (Session first = Stations.founded(folder.resolve("first")).session();
                CitySync sync = joined(first, city.address())) {
            new DemoData(first.store(), Labels.of(Locale.SIMPLIFIED_CHINESE), LocalDate.now(Clock.systemDefaultZone()))
                    .fill(enterprises, first.actor(), Progress.NONE);
            long begun = System.nanoTime();
            Receipt receipt = sync.run(SyncListener.NONE);
            out.printf(
                    "sent %,d changes and the photos in %.1f s%n",
                    receipt.sent(), (System.nanoTime() - begun) / SECOND);
        }
        double free = device("unbound", Long.MAX_VALUE);
        double slow = device("2 Mbit/s", SLOW);
        out.printf("ratio 2 Mbit/s to unbound: %.1f%n", slow / free);
    }

    private double device(String name, long bytesPerSecond) throws IOException {
        try (Throttled line = new Throttled(city.address(), bytesPerSecond);
                Session session = Stations.founded(folder.resolve(name.replaceAll("\\W", "")))
                        .session();
                CitySync sync = joined(session, line.address())) {
            Timed timed = new Timed(line);
            Receipt receipt = sync.run(timed);
            out.printf(
                    "new device, %s: %,d rows in %.1f s, of which %.1f s until the last page was there, %s;"
                            + " %,d KB down and %,d KB up on the line, with photos %,d KB of content%n",
                    name,
                    receipt.received(),
                    timed.rows(),
                    timed.down(),
                    receipt.end(),
                    timed.bytesDown / 1024,
                    timed.bytesUp / 1024,
                    receipt.bytes() / 1024);
            double[] idle = new double[IDLE];
            long bytes = 0;
            for (int i = 0; i < IDLE; i++) {
                long begun = System.nanoTime();
                bytes = sync.run(SyncListener.NONE).bytes();
                idle[i] = (System.nanoTime() - begun) / 1e6;
            }
            Arrays.sort(idle);
            out.printf("idle sync, %s: %.0f ms at the median, %d bytes of content%n", name, idle[IDLE / 2], bytes);
            return timed.rows();
        }
    }

    private CitySync joined(Session session, URI address) {
        CitySync sync = new CitySync(session.store(), "sync", Stations.OFFICER, Clock.systemUTC());
        sync.join(new Application(
                address.toString(), city.code(Stations.TOWN), "bench", Optional.empty(), DeviceKeys.fresh()));
        return sync;
    }

    /** How long the rows took, applied, before the photos; and what went over the line until then, heads and all. */
    private static final class Timed implements SyncListener {
        private final Throttled line;
        private final long begun = System.nanoTime();
        private long bytesDown;
        private long bytesUp;
        private long applying;
        private long ended;

        Timed(Throttled line) {
            this.line = line;
        }

        @Override
        public void at(Phase phase, long done, long total) {
            if (phase == Phase.APPLYING && applying == 0) {
                applying = System.nanoTime();
            }
            if (phase == Phase.ATTACHMENTS && ended == 0) {
                ended = System.nanoTime();
                bytesDown = line.down.carried();
                bytesUp = line.up.carried();
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        double down() {
            return (applying - begun) / SECOND;
        }

        double rows() {
            return (ended - begun) / SECOND;
        }
    }

    /** One way of a line, whose connections share what it carries. */
    private static final class Way {
        private final long bytesPerSecond;
        private long free = System.nanoTime();
        private long carried;

        Way(long bytesPerSecond) {
            this.bytesPerSecond = bytesPerSecond;
        }

        void carry(int bytes) {
            long through = taken(bytes);
            for (long left = through - System.nanoTime(); left > 0; left = through - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        private synchronized long taken(int bytes) {
            carried += bytes;
            free = Math.max(free, System.nanoTime()) + bytes * 1_000_000_000L / bytesPerSecond;
            return free;
        }

        synchronized long carried() {
            return carried;
        }
    }

    /** A line of so many bytes a second, each way. */
    private static final class Throttled implements AutoCloseable {
        private final ServerSocket socket;
        private final URI server;
        private final Way down;
        private final Way up;

        Throttled(URI server, long bytesPerSecond) throws IOException {
            this.server = server;
            down = new Way(bytesPerSecond);
            up = new Way(bytesPerSecond);
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        private void accept() {
            try {
                while (true) {
                    Socket near = socket.accept();
                    Socket far = new Socket(server.getHost(), server.getPort());
                    Thread.ofVirtual().start(() -> pass(near, far, up));
                    Thread.ofVirtual().start(() -> pass(far, near, down));
                }
            } catch (IOException closed) {
                return;
            }
        }

        private static void pass(Socket from, Socket to, Way way) {
            byte[] part = new byte[1400];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(part); count >= 0; count = in.read(part)) {
                    way.carry(count);
                    out.write(part, 0, count);
                    out.flush();
                }
            } catch (IOException hungUp) {
                return;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
