package cn.sixin.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the data files that ship with the program; a missing one is a broken build. */
final class Resources {
    private Resources() {}

    /** The lines that hold anything. */
    static List<String> lines(String path) {
        return text(path).lines().filter(line -> !line.isBlank()).toList();
    }

    static String text(String path) {
        try (InputStream file = Resources.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("not shipped: " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
