package cn.sixin.bench;

import cn.sixin.city.http.TestDevice;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Many devices in a process of their own, so that the server's memory, processors and open files are its own. It is
 * told what to do line by line: enrolment codes, then how many of the devices sync at once; each is answered with one
 * line. It ends when nobody tells it more.
 */
public final class CrowdChild {
    /** What each device has to send. */
    private static final int OPS = 20;

    private static final int LANES = 8;

    private final URI server;
    private final HttpClient http;
    private final List<TestDevice> devices = new ArrayList<>();

    private CrowdChild(URI server, HttpClient http) {
        this.server = server;
        this.http = http;
    }

    /** What one device saw. @param nanos its push page took @param told how often it was told to come back */
    private record Seen(long nanos, int told) {}

    /** @param arguments the server's address */
    public static void main(String[] arguments) throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            CrowdChild crowd = new CrowdChild(URI.create(arguments[0]), http);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                System.out.println(
                        words[0].equals("enrol")
                                ? crowd.enrol(List.of(words).subList(1, words.length))
                                : crowd.sync(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            }
        }
    }

    private String enrol(List<String> codes) throws InterruptedException, ExecutionException {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            for (Future<TestDevice> one : codes.stream()
                    .map(code -> lanes.submit(() -> new TestDevice(server, http, code).patient()))
                    .toList()) {
                devices.add(one.get());
            }
        }
        return "enrolled";
    }

    /**
     * Each signs in, pushes its operations and closes its connection; who is told to come back does.
     *
     * @return errors, times told to come back, the median, the 99th percentile and the longest push page in
     *     milliseconds, the first error
     */
    private String sync(int from, int count) throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        int told = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Seen> one : devices.subList(from, from + count).stream()
                    .map(device -> threads.submit(() -> sync(device)))
                    .toList()) {
                try {
                    nanos.add(one.get().nanos());
                    told += one.get().told();
                } catch (ExecutionException e) {
                    errors.add(String.valueOf(e.getCause()).lines().findFirst().orElse(""));
                }
            }
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return LongStream.of(errors.size(), told, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1))
                        .mapToObj(Long::toString)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow()
                + (errors.isEmpty() ? "" : " " + errors.getFirst());
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1_000_000;
    }

    private static Seen sync(TestDevice device) {
        int before = device.toldToComeBack();
        // As a station does: with the nonce that its last session brought, one request.
        device.signInWith(Objects.requireNonNull(device.session().nextNonce()));
        Enrolment.Place place = device.place(device.home());
        List<Op> ops = LongStream.range(place.expected(), place.expected() + OPS)
                .mapToObj(CityBench::op)
                .toList();
        byte[] body = Codec.write(new Push(UUID.randomUUID(), place.epoch(), Protocol.SCHEMA, ops));
        long begin = System.nanoTime();
        HttpResponse<byte[]> response =
                device.send("POST", "/v1/towns/" + device.home() + "/push", body, "Connection", "close");
        long nanos = System.nanoTime() - begin;
        if (response.statusCode() != 200) {
            throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Seen(nanos, device.toldToComeBack() - before);
    }
}
