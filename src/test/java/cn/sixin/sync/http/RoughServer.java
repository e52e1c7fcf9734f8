package cn.sixin.sync.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Answers every request on loopback with the same bytes, and then hangs up or goes silent: a line as it can be. */
public final class RoughServer implements AutoCloseable {
    private final Loopback loopback;
    private final CountDownLatch asked = new CountDownLatch(1);

    /** @param silent whether the line stays open, saying nothing more */
    public RoughServer(byte[] answer, boolean silent) {
        loopback = new Loopback(line -> serve(line, answer, silent));
    }

    static RoughServer saying(String... lines) {
        return new RoughServer(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), false);
    }

    private void serve(Socket line, byte[] answer, boolean silent) throws IOException {
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
    }

    /** Until somebody has asked. */
    public void awaitAsked() throws InterruptedException {
        asked.await();
    }

    int port() {
        return loopback.port();
    }

    public URI address() {
        return loopback.address();
    }

    @Override
    public void close() {
        loopback.close();
    }
}
