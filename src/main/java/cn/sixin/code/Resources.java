package cn.sixin.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the data files that ship with the program; a missing one is a broken build. */
final class Resources {
    private Resources() {}

    static List<String> lines(String path) {
        InputStream file = Resources.class.getResourceAsStream(path);
        if (file == null) {
            throw new IllegalStateException("not shipped: " + path);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
