package cn.sixin.sync.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a real server that is cut after so many bytes have come down it. */
public final class CuttingLine implements AutoCloseable {
    private final ServerSocket socket;
    private final int server;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong down = new AtomicLong();
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

    public CuttingLine(URI server) {
        this.server = server.getPort();
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket near = kept(socket.accept());
                    Socket far = kept(new Socket(InetAddress.getLoopbackAddress(), this.server));
                    Thread.ofVirtual().start(() -> pass(near, far, false));
                    Thread.ofVirtual().start(() -> pass(far, near, true));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private Socket kept(Socket line) {
        open.add(line);
        return line;
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
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
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
