package cn.sixin.sync.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a real server that is cut after so many bytes have come down it. */
public final class CuttingLine implements AutoCloseable {
    private final Loopback near = new Loopback(this::meet);
    private final int server;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong down = new AtomicLong();

    public CuttingLine(URI server) {
        this.server = server.getPort();
    }

    private void meet(Socket line) throws IOException {
        Socket far = near.kept(new Socket(InetAddress.getLoopbackAddress(), server));
        Thread.ofVirtual().start(() -> pass(line, far, false));
        pass(far, line, true);
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] some = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                if (counted && left.addAndGet(-count) < 0) {
                    return;
                }
                out.write(some, 0, count);
                down.addAndGet(counted ? count : 0);
            }
        } catch (IOException cut) {
            return;
        }
    }

    public URI address() {
        return near.address();
    }

    /** From now on, no more than so many bytes. */
    public void cutAfter(long bytes) {
        left.set(bytes);
    }

    /** It holds again. */
    public void mend() {
        left.set(Long.MAX_VALUE);
    }

    /** What has come down it so far. */
    public long down() {
        return down.get();
    }

    @Override
    public void close() {
        near.close();
    }
}
