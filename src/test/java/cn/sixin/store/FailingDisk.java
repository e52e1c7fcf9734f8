package cn.sixin.store;

import cn.sixin.sync.SimStation.DiskFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A disk of a run's own beneath the database's file: it fails at the step it is told to, and in a power cut it loses
 * what was written since the last sync, up to some byte. Its steps are writes, truncations and syncs.
 */
public final class FailingDisk extends FilePathWrapper {
    static final String PREFIX = "failing:";
    private static final Map<String, FailingDisk.State> DISKS = new ConcurrentHashMap<>();

    /** What {@link FilePath} finds the disk by. */
    static void register() {
        FilePath.register(new FailingDisk());
    }

    static State of(Path file) {
        return DISKS.computeIfAbsent(file.toString(), name -> new State());
    }

    static void forget(Path file) {
        DISKS.remove(file.toString());
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = super.open(mode);
        State state = DISKS.get(getBase().toString());
        return state == null ? base : new Channel(base, state);
    }

    /** One thing written and not synced yet: what it wrote over, and how long the file was. */
    private record Written(long at, byte[] before, int length, long size) {}

    /** One file's disk. */
    static final class State {
        private final List<Written> unsynced = new ArrayList<>();
        private @Nullable DiskFault fault;
        private int steps;
        private boolean off;

        synchronized void failing(DiskFault what, int after) {
            fault = what;
            steps = after;
        }

        /** Nothing reaches the disk from now on. */
        synchronized void off() {
            off = true;
        }

        /** Nothing fails any more; gives whether the power had gone. */
        synchronized boolean whole() {
            fault = null;
            return off;
        }

        private void step(boolean writes) throws IOException {
            if (off) {
                throw new IOException("the machine is off");
            }
            if (fault != null) {
                steps--;
                if (steps <= 0) {
                    fail(fault, writes);
                }
            }
        }

        private void fail(DiskFault what, boolean writes) throws IOException {
            switch (what) {
                case ERROR -> {
                    fault = null;
                    throw new IOException("Input/output error");
                }
                case FULL -> {
                    if (writes) {
                        throw new IOException("No space left on device");
                    }
                }
                case POWER -> {
                    off = true;
                    throw new IOException("the machine is off");
                }
            }
        }

        synchronized int write(FileChannel base, ByteBuffer bytes, long at) throws IOException {
            step(true);
            unsynced.add(before(base, at, bytes.remaining()));
            return base.write(bytes, at);
        }

        synchronized void truncate(FileChannel base, long size) throws IOException {
            step(false);
            if (size < base.size()) {
                unsynced.add(before(base, size, Math.toIntExact(base.size() - size)));
                base.truncate(size);
            }
        }

        private static Written before(FileChannel base, long at, int length) throws IOException {
            long size = base.size();
            int there = (int) Math.max(0, Math.min(length, size - at));
            ByteBuffer old = ByteBuffer.allocate(there);
            while (old.hasRemaining() && base.read(old, at + old.position()) >= 0) {
                // until all of it is read
            }
            return new Written(at, old.array(), length, size);
        }

        synchronized void force(FileChannel base, boolean meta) throws IOException {
            step(false);
            base.force(meta);
            unsynced.clear();
        }

        /**
         * The power is back: of what was not synced the first so many writes are there, the next one in part, and none
         * after it.
         */
        synchronized void cut(Path file, IntUnaryOperator below) {
            int kept = below.applyAsInt(unsynced.size() + 1);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                byte[] torn = new byte[0];
                for (int i = unsynced.size() - 1; i >= kept; i--) {
                    Written written = unsynced.get(i);
                    if (i == kept && written.length() > 0) {
                        torn = part(channel, written, below.applyAsInt(written.length()));
                    }
                    channel.write(ByteBuffer.wrap(written.before()), written.at());
                    channel.truncate(written.size());
                }
                if (torn.length > 0) {
                    channel.write(ByteBuffer.wrap(torn), unsynced.get(kept).at());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            back();
        }

        private static byte[] part(FileChannel channel, Written written, int length) throws IOException {
            ByteBuffer part = ByteBuffer.allocate((int) Math.max(0, Math.min(length, channel.size() - written.at())));
            while (part.hasRemaining() && channel.read(part, written.at() + part.position()) >= 0) {
                // until all of it is read
            }
            return part.array();
        }

        /** The process alone was gone: the system has all that was written. */
        synchronized void back() {
            unsynced.clear();
            fault = null;
            off = false;
        }
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel base;
        private final State state;

        Channel(FileChannel base, State state) {
            this.base = base;
            this.state = state;
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            return base.read(into, at);
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            return state.write(base, from, at);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            state.truncate(base, size);
        }

        @Override
        public void force(boolean meta) throws IOException {
            state.force(base, meta);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
