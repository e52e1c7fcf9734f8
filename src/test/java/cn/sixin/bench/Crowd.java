package cn.sixin.bench;

import cn.sixin.city.db.Devices;
import cn.sixin.code.Town;
import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Devices that live in another process and sync with the server of this one, all at once. */
final class Crowd implements AutoCloseable {
    /** A small crowd comes several times, others each time, so that as much is measured of it. */
    /** Its parts, whichever collector there is. */
    private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private static final int LEAST = 1000;

    private final PrintStream out;
    private final Process process;
    private final Writer to;
    private final BufferedReader from;
    private final AtomicLong alive = new AtomicLong();
    private int enrolled;

    Crowd(PrintStream out, URI server) throws IOException {
        this.out = out;
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        // A device that has synced hangs up; one that waits for its turn does not.
                        "-Djdk.httpclient.allowRestrictedHeaders=connection",
                        "-Djdk.httpclient.keepalive.timeout=10",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrowdChild.class.getName(),
                        server.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        to = process.outputWriter(StandardCharsets.US_ASCII);
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> collected((CompositeData) notification.getUserData()),
                            notification -> notification
                                    .getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
    }

    private void collected(CompositeData data) {
        long left = GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> HEAP.contains(pool.getKey()))
                .map(java.util.Map.Entry::getValue)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        alive.accumulateAndGet(left, Math::max);
    }

    /** Makes devices known until there are so many. */
    void enrol(Devices devices, int count) throws IOException {
        String codes = IntStream.range(enrolled, count)
                .parallel()
                .mapToObj(i -> Town.all().get(i % Town.all().size()).code())
                .map(town -> devices.code(town, "bench").text())
                .collect(Collectors.joining(" ", "enrol ", ""));
        ask(codes);
        enrolled = Math.max(enrolled, count);
    }

    private String ask(String line) throws IOException {
        to.write(line + "\n");
        to.flush();
        String answer = from.readLine();
        if (answer == null) {
            throw new IllegalStateException("the devices are gone");
        }
        return answer;
    }

    /** So many at once, each of them with its operations; told to come back, it does. */
    void sync(String name, int count) throws IOException {
        int times = Math.clamp(LEAST / count, 1, Math.max(1, enrolled / count));
        long[] sums = new long[2];
        long[] most = new long[3];
        String error = "";
        System.gc();
        alive.set(0);
        long processor = processor();
        long begin = System.nanoTime();
        for (int time = 0; time < times; time++) {
            String[] answer = ask("sync " + time * count + " " + count).split(" ", 6);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Long.parseLong(answer[i]);
            }
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], Long.parseLong(answer[i + 2]));
            }
            error = answer.length > 5 ? "; first error: " + answer[5] : error;
        }
        double all = (double) times * count;
        double wall = (System.nanoTime() - begin) / 1e6 / all;
        double used = (processor() - processor) / 1e6 / all;
        out.printf(
                "%s %,d devices at once, %d time(s): %d errors, told to come back %,d times, push page p50 %d ms, p99"
                    + " %d ms, longest %d ms; %.2f ms of the server's processors a device, %.2f ms by the clock; heap"
                    + " at most %d MB after a collection%s%n",
                name, count, times, sums[0], sums[1], most[0], most[1], most[2], used, wall, alive.get() >> 20, error);
    }

    /** Nanoseconds that this process has used so far. */
    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
