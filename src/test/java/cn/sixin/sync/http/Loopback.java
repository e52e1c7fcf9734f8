package cn.sixin.sync.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A place on loopback where each line that comes in is met on a thread of its own, until all of them are closed. */
final class Loopback implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

    /** What is done with a line; an error ends the line alone. */
    @FunctionalInterface
    interface Met {
        void by(Socket line) throws IOException;
    }

    Loopback(Met met) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket line = kept(socket.accept());
                    Thread.ofVirtual().start(() -> meet(line, met));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void meet(Socket line, Met met) {
        try {
            met.by(line);
        } catch (IOException gone) {
            return;
        }
    }

    /** Closes this one with the others. */
    Socket kept(Socket line) {
        open.add(line);
        return line;
    }

    int port() {
        return socket.getLocalPort();
    }

    URI address() {
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
