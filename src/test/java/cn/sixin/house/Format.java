package cn.sixin.house;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Formats every source in place: {@code mvn -q initialize exec:exec@format}. One file, for it is started as source. */
public final class Format {

    private Format() {}

    public static void main(String[] args) throws Exception {
        Formatter formatter = formatter();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path file : sources) {
                String before = Files.readString(file);
                String after = formatter.formatSourceAndFixImports(before);
                if (!after.equals(before)) {
                    Files.write(file, after.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    static Formatter formatter() {
        return Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
    }
}
