package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.picture.CameraPhotos;
import cn.sixin.picture.Photos;
import cn.sixin.picture.Taken;
import cn.sixin.store.Attachment;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javax.imageio.ImageIO;

/**
 * A phone's 12-megapixel photos taken into the store one after another, as the form does, beside reading the same file
 * bare; what the FX thread feels of it, and the memory that is left. Arguments: photos (8).
 */
public final class PhotoBench {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;
    private static final long MEGABYTE = 1L << 20;
    private static final double MILLI = 1e6;

    private PhotoBench() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        int photos = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
        Path home = Files.createTempDirectory("photo-bench");
        Path file = CameraPhotos.jpeg(home.resolve("phone.jpg"), WIDTH, HEIGHT, 6);
        StoreKey key = StoreKey.random(new SecureRandom());
        try (Store store = Store.create(
                        new StoreFiles(home.resolve("store")), key, StoreConfig.of(Ledgers.ALL), "441900119", "bench")
                .orThrow()) {
            Pulses pulses = new Pulses();
            pulses.reset();
            long bare = time(photos, () -> ImageIO.read(file.toFile()));
            long bareGap = pulses.longest();
            pulses.reset();
            long most = 0;
            long begun = System.nanoTime();
            for (int i = 0; i < photos; i++) {
                Attachment photo = ((Taken.Fit) Photos.of(file)).photo();
                store.attachments().keep(photo);
                most = Math.max(most, used());
            }
            long taken = (System.nanoTime() - begun) / photos;
            out.printf(
                    "12 MP photo: %.0f ms taken and kept, %.0f ms read bare (ratio %.1f)%n",
                    taken / MILLI, bare / MILLI, (double) taken / bare);
            out.printf(
                    "longest gap between pulses of the FX thread: %.0f ms, %.0f ms while reading bare%n",
                    pulses.longest() / MILLI, bareGap / MILLI);
            out.printf(
                    "heap after a photo at most %d MB of %d%n",
                    most / MEGABYTE, Runtime.getRuntime().maxMemory() / MEGABYTE);
        }
        Platform.exit();
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static long time(int times, Work work) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (work.run() == null) {
                throw new IllegalStateException("no picture");
            }
        }
        return (System.nanoTime() - begun) / times;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** How long the FX thread was ever kept from its next pulse. */
    private static final class Pulses {
        private final AtomicLong longest = new AtomicLong();
        private final AtomicBoolean anew = new AtomicBoolean();

        Pulses() {
            Platform.startup(() -> new AnimationTimer() {
                private long last;

                @Override
                public void handle(long now) {
                    if (last > 0 && !anew.getAndSet(false)) {
                        longest.accumulateAndGet(now - last, Math::max);
                    }
                    last = now;
                }
            }.start());
        }

        void reset() {
            longest.set(0);
            anew.set(true);
        }

        long longest() {
            return longest.get();
        }
    }
}
