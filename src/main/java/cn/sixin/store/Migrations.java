package cn.sixin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migrations on the class path, by their names alone. */
final class Migrations {
    static final String FOLDER = "db/migration";
    private static final Pattern NAME = Pattern.compile("(?:.*/)?(V(\\d+)__\\w+\\.sql)");

    private Migrations() {}

    /** Looked up once in a process. */
    private static final class Known {
        static final NavigableMap<Integer, String> ALL = lookUp();
    }

    /** The newest one's version; our versions are whole numbers. */
    static int newest() {
        return Known.ALL.lastKey();
    }

    /** Their resources, in their order. */
    static Collection<String> resources() {
        return Known.ALL.values();
    }

    private static NavigableMap<Integer, String> lookUp() {
        NavigableMap<Integer, String> all = new TreeMap<>();
        try {
            for (URL folder : Collections.list(Migrations.class.getClassLoader().getResources(FOLDER))) {
                for (String name : names(folder)) {
                    Matcher migration = NAME.matcher(name);
                    if (migration.matches()) {
                        all.put(Integer.parseInt(migration.group(2)), FOLDER + "/" + migration.group(1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("no migrations on the class path");
        }
        return all;
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
