package cn.sixin.sync.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Answers every request on loopback with the same bytes, and then hangs up or goes silent: a line as it can be. */
public final class RoughServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch asked = new CountDownLatch(1);

    /** @param silent whether the line stays open, saying nothing more */
    public RoughServer(byte[] answer, boolean silent) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket line = socket.accept();
                    open.add(line);
                    Thread.ofVirtual().start(() -> serve(line, answer, silent));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    static RoughServer saying(String... lines) {
        return new RoughServer(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), false);
    }

    private void serve(Socket line, byte[] answer, boolean silent) {
        try {
            InputStream in = line.getInputStream();
            byte[] heard = new byte[65_536];
            if (in.read(heard) < 0) {
                return;
            }
            asked.countDown();
            OutputStream out = line.getOutputStream();
            out.write(answer);
            out.flush();
            if (!silent) {
                // What was not read yet would turn the end into a reset, and the answer with it.
                line.shutdownOutput();
                line.setSoTimeout(2000);
                while (in.read(heard) >= 0) {
                    continue;
                }
                line.close();
            }
        } catch (IOException gone) {
            return;
        }
    }

    /** Until somebody has asked. */
    public void awaitAsked() throws InterruptedException {
        asked.await();
    }

    int port() {
        return socket.getLocalPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket line : List.copyOf(open)) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
