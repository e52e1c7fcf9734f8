package cn.sixin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migrations on the class path, by their names alone. */
final class Migrations {
    static final String FOLDER = "db/migration";
    private static final Pattern NAME = Pattern.compile("(?:.*/)?V(\\d+)__\\w+\\.sql");

    private Migrations() {}

    /** The newest one's version; our versions are whole numbers. */
    static int newest() {
        try {
            int newest = 0;
            for (URL folder : Collections.list(Migrations.class.getClassLoader().getResources(FOLDER))) {
                newest = Math.max(newest, newest(names(folder)));
            }
            if (newest == 0) {
                throw new IllegalStateException("no migrations on the class path");
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int newest(List<String> names) {
        return names.stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .max()
                .orElse(0);
    }

    private static List<String> names(URL folder) throws IOException {
        if (folder.openConnection() instanceof JarURLConnection inside) {
            inside.setUseCaches(false);
            try (JarFile jar = inside.getJarFile()) {
                return jar.stream()
                        .map(java.util.zip.ZipEntry::getName)
                        .filter(n -> n.startsWith(FOLDER))
                        .toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return files.map(p -> p.getFileName().toString()).toList();
        }
    }
}
