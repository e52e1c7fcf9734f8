package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Java processes that start in a third of the usual time: their classes come parsed out of an archive, which a first
 * process wrote at its end. Such an archive is made of jars only, so that folders of classes are packed first.
 */
public final class QuickJava {
    private final @Nullable Path archive;
    private final String classPath;

    private QuickJava(@Nullable Path archive, String classPath) {
        this.archive = archive;
        this.classPath = classPath;
    }

    /** Runs {@code main} to its end once, and keeps the classes that it needed. */
    public static QuickJava trained(Path folder, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        QuickJava java = new QuickJava(folder.resolve("classes.jsa"), packed(folder));
        Path log = folder.resolve("training.log");
        Process process = java.launch(log, "-XX:ArchiveClassesAtExit=" + java.archive, main, arguments);
        process.getInputStream().transferTo(Files.newOutputStream(folder.resolve("training.out")));
        assertEquals(0, process.waitFor(), Files.readString(log));
        return java;
    }

    /** Without an archive: for so few processes that making one is not worth it. */
    public static QuickJava plain() {
        return new QuickJava(null, System.getProperty("java.class.path"));
    }

    public Process start(Path log, Class<?> main, String... arguments) throws IOException {
        return launch(log, archive == null ? "-Xshare:auto" : "-XX:SharedArchiveFile=" + archive, main, arguments);
    }

    private Process launch(Path log, String sharing, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                sharing,
                "-Xlog:cds=off,cds+dynamic=off,aot=off",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms32m",
                "-Xmx96m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(log.toFile()).start();
    }

    private static String packed(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? pack(path, folder.resolve(jars.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            out.setLevel(0);
            for (Path path : all.filter(found -> !found.equals(classes)).toList()) {
                String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
                boolean folder = Files.isDirectory(path);
                out.putNextEntry(new JarEntry(folder ? name + "/" : name));
                if (!folder) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
