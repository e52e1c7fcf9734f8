package cn.sixin.app;

import cn.sixin.store.files.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How a second start reaches the first: a socket on the loopback address, its port and a random word in the data folder
 * that only its owner can read. All that may be asked is to come to the front, and to offer a file.
 */
public final class FrontDoor implements AutoCloseable {
    private static final String NAME = "instance.door";
    private static final int WORD_BYTES = 16;
    private static final int PATIENCE_MS = 2_000;
    private static final byte YES = 'y';

    private final ServerSocket socket;
    private final Path file;
    private final byte[] word;
    private final Consumer<Optional<Path>> called;

    private FrontDoor(ServerSocket socket, Path file, byte[] word, Consumer<Optional<Path>> called) {
        this.socket = socket;
        this.file = file;
        this.word = word;
        this.called = called;
    }

    /**
     * Opens the door; for the holder of the folder's {@link InstanceLock} only.
     *
     * @param called with the file that the other start was given; on any thread
     */
    public static FrontDoor open(Path folder, Consumer<Optional<Path>> called) throws IOException {
        byte[] random = new byte[WORD_BYTES];
        new SecureRandom().nextBytes(random);
        String word = HexFormat.of().formatHex(random);
        ServerSocket socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        Path file = folder.resolve(NAME);
        DurableFile.write(file, (socket.getLocalPort() + " " + word).getBytes(StandardCharsets.US_ASCII));
        FrontDoor door = new FrontDoor(socket, file, word.getBytes(StandardCharsets.US_ASCII), called);
        Thread.ofPlatform().daemon().name("front-door").start(door::listen);
        return door;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                caller.setSoTimeout(PATIENCE_MS);
                DataInputStream in = new DataInputStream(caller.getInputStream());
                if (MessageDigest.isEqual(in.readNBytes(word.length), word)) {
                    called.accept(file(in.readUTF()));
                    caller.getOutputStream().write(YES);
                }
            } catch (IOException e) {
                // A caller that went away, or our own closing: the loop's condition tells them apart.
            }
        }
    }

    private static Optional<Path> file(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks the process that holds the folder to come to the front, waiting a little for one that is only starting.
     *
     * @param given the file that this start was given
     * @return whether it answered
     */
    public static boolean knock(Path folder, Optional<Path> given) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        do {
            if (knockOnce(folder.resolve(NAME), given)) {
                return true;
            }
            pause();
        } while (System.nanoTime() < end);
        return false;
    }

    private static boolean knockOnce(Path file, Optional<Path> given) {
        try {
            String[] said = Files.readString(file, StandardCharsets.US_ASCII).split(" ", 2);
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(said[0]);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
                socket.setSoTimeout(PATIENCE_MS);
                ByteArrayOutputStream words = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(words);
                out.write(said[said.length - 1].getBytes(StandardCharsets.US_ASCII));
                out.writeUTF(given.map(Path::toString).orElse(""));
                socket.getOutputStream().write(words.toByteArray());
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
