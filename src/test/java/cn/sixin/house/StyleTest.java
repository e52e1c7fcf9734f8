package cn.sixin.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source is as palantir-java-format writes it (ADR 0007). */
class StyleTest {

    @Test
    void sourcesAreFormatted() {
        Formatter formatter = Format.formatter();
        List<Path> wrong = Stream.of(Sources.MAIN, Sources.TEST)
                .flatMap(root -> Sources.java(root).parallelStream())
                .filter(file -> !formatted(formatter, file))
                .toList();
        assertTrue(
                wrong.isEmpty(),
                () -> "not formatted; put right by `mvn -q initialize exec:exec@format`:\n"
                        + wrong.stream().map(Path::toString).collect(Collectors.joining("\n")));
    }

    private static boolean formatted(Formatter formatter, Path file) {
        String text = Sources.text(file);
        try {
            return formatter.formatSourceAndFixImports(text).equals(text);
        } catch (FormatterException e) {
            throw new AssertionError(file + " cannot be read as Java", e);
        }
    }
}
