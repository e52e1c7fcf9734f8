package cn.sixin.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
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

    private static final List<String> FILES =
            List.of("/cn/sixin/assets/fonts/NotoSansSC-Regular.ttf", "/cn/sixin/assets/fonts/NotoSansSC-Bold.ttf");

    private Fonts() {}

    /** The family to use, loading the bundled one when the machine has none of the others. */
    static String family(Optional<String> chosen) {
        String family = choose(chosen, Font.getFamilies());
        if (family.equals(BUNDLED) && !Font.getFamilies().contains(BUNDLED)) {
            FILES.forEach(Fonts::load);
        }
        return family;
    }

    /** The officer's choice if it is installed, else the first system family installed, else the bundled one. */
    static String choose(Optional<String> chosen, Collection<String> installed) {
        return chosen.filter(installed::contains)
                .or(() -> SYSTEM.stream().filter(installed::contains).findFirst())
                .orElse(BUNDLED);
    }

    private static void load(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream(file)) {
            if (in == null || Font.loadFont(in, 13) == null) {
                throw new IllegalStateException("bundled font missing or unreadable: " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
