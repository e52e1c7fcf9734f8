package cn.sixin.kit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Style sheets as JavaFX has parsed them, kept in a folder of their own: to parse ours takes a tenth of a second of each
 * start. A sheet is named by all that it depends on, so that one of another program is never taken for it. Losing the folder
 * costs that tenth, once.
 */
final class ParsedSheets {
    private static final int KEPT = 6;
    private static final String ENDING = ".bss";

    private final Path folder;

    ParsedSheets(Path folder) {
        this.folder = folder;
    }

    /** Where the parsed form of a sheet lies; empty when it was not kept. */
    Optional<URI> find(String name) {
        Path file = folder.resolve(name + ENDING);
        return Files.isRegularFile(file) ? Optional.of(file.toUri()) : Optional.empty();
    }

    /** Parses a sheet and keeps it; of the others the newest stay. Blocks, and may run beside the window. */
    void keep(String name, String css) throws IOException {
        KeptFile.write(folder.resolve(name + ENDING), part -> {
            Path source = folder.resolve(name + ".css");
            try {
                Files.writeString(source, css);
                Stylesheet.convertToBinary(source.toFile(), part.toFile());
            } finally {
                Files.deleteIfExists(source);
            }
        });
        List<Path> oldest;
        try (Stream<Path> all = Files.list(folder)) {
            oldest = all.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparingLong(ParsedSheets::written).reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (Path file : oldest) {
            Files.deleteIfExists(file);
        }
    }

    private static long written(Path file) {
        return file.toFile().lastModified();
    }
}
