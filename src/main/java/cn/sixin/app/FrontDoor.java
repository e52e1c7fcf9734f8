package cn.sixin.app;

import cn.sixin.store.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * How a second start reaches the first: a socket on the loopback address, its port and a random word in the data folder
 * that only its owner can read. All that may be asked is to come to the front.
 */
public final class FrontDoor implements AutoCloseable {
    private static final String NAME = "instance.door";
    private static final int WORD_BYTES = 16;
    private static final int PATIENCE_MS = 2_000;
    private static final byte YES = 'y';

    private final ServerSocket socket;
    private final Path file;
    private final byte[] word;
    private final Runnable called;

    private FrontDoor(ServerSocket socket, Path file, byte[] word, Runnable called) {
        this.socket = socket;
        this.file = file;
        this.word = word;
        this.called = called;
    }

    /** Opens the door; for the holder of the folder's {@link InstanceLock} only. {@code called} runs on any thread. */
    public static FrontDoor open(Path folder, Runnable called) throws IOException {
        byte[] random = new byte[WORD_BYTES];
        new SecureRandom().nextBytes(random);
        String word = HexFormat.of().formatHex(random);
        ServerSocket socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        Path file = folder.resolve(NAME);
        DurableFile.write(file, (socket.getLocalPort() + " " + word).getBytes(StandardCharsets.US_ASCII));
        FrontDoor door = new FrontDoor(socket, file, word.getBytes(StandardCharsets.US_ASCII), called);
        Thread.ofVirtual().name("front-door").start(door::listen);
        return door;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                caller.setSoTimeout(PATIENCE_MS);
                if (MessageDigest.isEqual(caller.getInputStream().readNBytes(word.length), word)) {
                    called.run();
                    caller.getOutputStream().write(YES);
                }
            } catch (IOException e) {
                // A caller that went away, or our own closing: the loop's condition tells them apart.
            }
        }
    }

    /**
     * Asks the process that holds the folder to come to the front, waiting a little for one that is only starting.
     *
     * @return whether it answered
     */
    public static boolean knock(Path folder) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        do {
            if (knockOnce(folder.resolve(NAME))) {
                return true;
            }
            pause();
        } while (System.nanoTime() < end);
        return false;
    }

    private static boolean knockOnce(Path file) {
        try {
            String[] said = Files.readString(file, StandardCharsets.US_ASCII).split(" ", 2);
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(said[0]);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
                socket.setSoTimeout(PATIENCE_MS);
                socket.getOutputStream().write(said[said.length - 1].getBytes(StandardCharsets.US_ASCII));
                return socket.getInputStream().read() == YES;
            }
        } catch (IOException | NumberFormatException e) {
            // No door, or one that a killed process left behind.
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
