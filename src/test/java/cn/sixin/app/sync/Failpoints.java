package cn.sixin.app.sync;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a child process stops until signal 9 ends it: whoever passes a failpoint that is armed for him says so, and
 * waits there for good. A child ends with its parent.
 */
final class Failpoints {
    /** What the parent reads. */
    static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** @param hit at which passing, from 1 */
    record Armed(String who, String point, int hit) {
        @Override
        public String toString() {
            return who + "/" + point + "/" + hit;
        }

        static Armed of(String text) {
            String[] parts = text.split("/");
            return new Armed(parts[0], parts[1], Integer.parseInt(parts[2]));
        }
    }

    private final Map<String, Integer> left = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();

    Failpoints(List<Armed> armed) {
        armed.forEach(one -> left.put(one.who() + " " + one.point(), one.hit()));
    }

    /** Whoever stands at his failpoint goes no further. */
    void pass(String who, String point) {
        while (stands(who, point)) {
            LockSupport.park(this);
        }
    }

    /** Whether this is his failpoint, or he stands at it already, by another thread. */
    synchronized boolean stands(String who, String point) {
        String key = who + " " + point;
        if (!stopped.contains(who) && left.merge(key, -1, Integer::sum) == 0) {
            stopped.add(who);
            OUT.println("at " + key);
        }
        return stopped.contains(who);
    }

    static Failpoints of(String[] arguments, int from) {
        return new Failpoints(
                Arrays.stream(arguments, from, arguments.length).map(Armed::of).toList());
    }

    /** Called once by a child's main. */
    static void endWithParent() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (System.in.read() >= 0) {
                    LockSupport.parkNanos(1);
                }
            } catch (IOException e) {
                // The parent is gone, too.
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
