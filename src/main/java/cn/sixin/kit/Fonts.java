package cn.sixin.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.text.Font;

/** Which family the desk is written in: the officer's choice, then the system's own Chinese face, the bundled one last. */
public final class Fonts {
    /** Packed under assets/fonts with its licence (SIL OFL). */
    public static final String BUNDLED = "Noto Sans SC";

    private static final List<String> SYSTEM = List.of(
            "Microsoft YaHei UI",
            "Microsoft YaHei",
            "PingFang SC",
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei");

    static final List<String> FILES =
            List.of("/cn/sixin/assets/fonts/NotoSansSC-Regular.ttf", "/cn/sixin/assets/fonts/NotoSansSC-Bold.ttf");

    private Fonts() {}

    /**
     * The family to use, loading the bundled one when the machine has none of the others.
     *
     * @param kept where {@link #keep} put its files, if it did
     */
    static String family(Optional<String> chosen, Optional<Path> kept) {
        String family = choose(chosen, Font.getFamilies());
        if (family.equals(BUNDLED) && !isThere()) {
            FILES.forEach(file -> load(file, kept));
        }
        return family;
    }

    /** Whether the bundled family can be had already: the machine has it, or this process has loaded it. */
    static boolean isThere() {
        return Font.getFamilies().contains(BUNDLED);
    }

    /**
     * Unpacks the bundled family into a folder where it does not lie yet: out of the jar it is unpacked again by each
     * start, which takes a fifth of it. Blocks; on any thread.
     */
    static void keep(Path folder) throws IOException {
        for (String file : FILES) {
            if (!isWhole(copy(folder, file), file)) {
                KeptFile.write(copy(folder, file), part -> {
                    try (InputStream in = resource(file).openStream()) {
                        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                    }
                });
            }
        }
    }

    private static Path copy(Path folder, String file) {
        return folder.resolve(file.substring(file.lastIndexOf('/') + 1));
    }

    /** Another version's font is told by its length. */
    private static boolean isWhole(Path copy, String file) {
        try {
            return copy.toFile().length() == resource(file).openConnection().getContentLengthLong();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static URL resource(String file) {
        return Objects.requireNonNull(Fonts.class.getResource(file), file);
    }

    /** The officer's choice if it is installed, else the first system family installed, else the bundled one. */
    static String choose(Optional<String> chosen, Collection<String> installed) {
        return chosen.filter(installed::contains)
                .or(() -> SYSTEM.stream().filter(installed::contains).findFirst())
                .orElse(BUNDLED);
    }

    private static void load(String file, Optional<Path> kept) {
        if (kept.isPresent() && loadKept(kept.get(), file)) {
            return;
        }
        try (InputStream in = resource(file).openStream()) {
            if (Font.loadFont(in, 13) == null) {
                throw new IllegalStateException("bundled font unreadable: " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Whether a font was kept whole, and is loaded from there now. @param file of {@link #FILES} */
    static boolean loadKept(Path folder, String file) {
        Path copy = copy(folder, file);
        // JavaFX takes the address apart by itself, and would not undo what a URI writes for 李明.
        return isWhole(copy, file) && Font.loadFont("file:" + slashed(copy), 13) != null;
    }

    private static String slashed(Path file) {
        String path = file.toAbsolutePath().toString().replace('\\', '/');
        return path.startsWith("/") ? path : "/" + path;
    }
}
