package cn.sixin.exchange;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens workbooks in a process of its own with little memory and says what it is told of each. */
public final class BookProbe {
    private BookProbe() {}

    public static void main(String[] args) {
        for (String file : args) {
            System.out.println(told(Path.of(file)));
        }
    }

    private static String told(Path file) {
        try (Book book = Books.open(file)) {
            book.layout(0);
            int[] rows = {0};
            book.read(0, row -> ++rows[0] > 0);
            return rows[0] + " rows";
        } catch (Refused refused) {
            return refused.problem().key();
        }
    }

    /** Locks a file until its input ends. */
    public static final class Hold {
        private Hold() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                System.out.print(lock.isValid() ? "h" : "-");
                System.out.flush();
                System.in.read();
            }
        }
    }
}
