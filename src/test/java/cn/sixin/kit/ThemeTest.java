package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemeTest extends FxTest {
    @Test
    void theOfficersFontComesFirstThenTheSystemsThenTheBundledOne() {
        List<String> machine = List.of("Arial", "PingFang SC", "LXGW WenKai");
        assertEquals("LXGW WenKai", Fonts.choose(Optional.of("LXGW WenKai"), machine));
        assertEquals("PingFang SC", Fonts.choose(Optional.of("KaiTi"), machine));
        assertEquals(Fonts.BUNDLED, Fonts.choose(Optional.empty(), List.of("Arial")));
    }

    @Test
    void lengthsAreScaledAndNothingElseIs() {
        assertEquals(
                ".a { -fx-padding: 2.0px 0.5em 0 3.0px; -fx-background-insets: 0, 1; -color-x: #12px34; }",
                Theme.scale(
                        ".a { -fx-padding: 1px 0.5em 0 1.5px; -fx-background-insets: 0, 1; -color-x: #12px34; }", 200));
        assertEquals(200, new Look(Look.Mode.LIGHT, 900, Optional.empty()).scale());
    }

    @Test
    void at200PerCentAButtonIsTwiceAsHighAndWide() {
        Button button = fx(() -> new Button("保存并新增"));
        show(() -> new HBox(button), 800, 300);
        double height = button.getHeight();
        double width = button.getWidth();
        fx(() -> theme.apply(Look.DEFAULT.scaled(200)));
        settle();
        assertEquals(2 * height, button.getHeight(), 2);
        assertEquals(2 * width, button.getWidth(), 4);
        assertEquals(40, theme.px(20));
    }

    @Test
    void aSheetThatWasKeptIsFoundByTheNextStartAndLooksTheSame(@TempDir Path folder) throws IOException {
        Theme first = new Theme(List.of(), Optional.of(folder));
        fx(() -> first.apply(Look.DEFAULT));
        assertTrue(Application.getUserAgentStylesheet().startsWith("data:"));
        String parsed = picture();
        first.keep();

        Theme next = new Theme(List.of(), Optional.of(folder));
        fx(() -> next.apply(Look.DEFAULT));
        assertTrue(Application.getUserAgentStylesheet().endsWith(".bss"), Application::getUserAgentStylesheet);
        assertEquals(parsed, picture());
    }

    @Test
    void anotherLookIsNeverTakenForTheOneThatWasKept(@TempDir Path folder) throws IOException {
        for (int scale = 100; scale <= 200; scale += 10) {
            Theme one = new Theme(List.of(), Optional.of(folder));
            Look look = Look.DEFAULT.scaled(scale);
            fx(() -> one.apply(look));
            assertTrue(Application.getUserAgentStylesheet().startsWith("data:"));
            one.keep();
            one.keep();
        }
        try (Stream<Path> kept = Files.list(folder)) {
            assertEquals(6, kept.count());
        }
    }

    /** Every pixel of a few controls. */
    private String picture() {
        return fx(() -> {
            HBox box = new HBox(new Button("保存并新增"), new Label("东莞"), new TextField("长安镇"));
            new Scene(box);
            WritableImage image = box.snapshot(null, null);
            StringBuilder pixels = new StringBuilder();
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    pixels.append(image.getPixelReader().getArgb(x, y)).append(' ');
                }
            }
            return pixels.toString();
        });
    }

    /** Names hold characters outside GBK and outside the first plane; a box in place of one is a wrong name. */
    @Test
    void rareNameCharactersHaveGlyphsOfTheirOwn() {
        Stage stage = show(
                () -> new VBox(new Label("䶮"), new Label("𬱖"), new Label("㛃"), new Label("\uDBFF\uDFFD")), 300, 300);
        List<Integer> ink = List.of(0, 1, 2, 3).stream()
                .map(line -> fx(() -> ink(((VBox) stage.getScene().getRoot())
                        .getChildren()
                        .get(line)
                        .snapshot(null, null))))
                .toList();
        int box = ink.get(3);
        assertTrue(ink.stream().limit(3).allMatch(dark -> dark > 0), ink::toString);
        assertTrue(ink.stream().limit(3).allMatch(dark -> dark != box), ink::toString);
        assertNotEquals(ink.get(0), ink.get(1));
        Pictures.take(stage.getScene(), "kit-rare-characters");
    }

    @Test
    void theBundledFontIsLoadedInBothWeights() {
        assertTrue(Font.getFontNames(Fonts.family(Optional.empty(), Optional.empty()))
                        .size()
                >= 2);
    }

    /** It is cut down (assets/fonts/README.md); what it lacks is drawn with the regular face. */
    @Test
    void theBoldFaceHasWhatHeadingsAreWrittenInAndStandsOnTheSameLine() throws Exception {
        java.awt.Font regular = face(Fonts.FILES.get(0));
        java.awt.Font bold = face(Fonts.FILES.get(1));
        StringBuilder written = new StringBuilder();
        Charset gb2312 = Charset.forName("GB2312");
        // The zones of GB 2312 that hold characters: signs, kana, Greek, Cyrillic, then the 6,763.
        for (int zone = 0xA1; zone <= 0xF7; zone++) {
            for (int place = 0xA1; place <= 0xFE; place++) {
                written.append(new String(new byte[] {(byte) zone, (byte) place}, gb2312));
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "i18n"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.append(Files.readString(file));
            }
        }
        written.append("𬱖䶮㛃東灣銘");
        assertEquals(
                List.of(),
                written.codePoints()
                        .filter(c -> regular.canDisplay(c) && !bold.canDisplay(c))
                        .distinct()
                        .mapToObj(Character::toString)
                        .toList());
        assertTrue(written.codePoints().filter(bold::canDisplay).distinct().count() > 7400);
        FontRenderContext plain = new FontRenderContext(null, true, true);
        LineMetrics one = regular.getLineMetrics("企业", plain);
        LineMetrics other = bold.getLineMetrics("企业", plain);
        assertEquals(one.getAscent(), other.getAscent());
        assertEquals(one.getHeight(), other.getHeight());
    }

    private static java.awt.Font face(String file) throws Exception {
        try (InputStream in = Objects.requireNonNull(ThemeTest.class.getResourceAsStream(file))) {
            return java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in).deriveFont(20f);
        }
    }

    @Test
    void theBundledFontIsKeptAndFoundByTheNextStart() throws IOException {
        // Not a folder that goes away: from now on this process draws with these files.
        Path kept = Path.of("target", "looks", "李明 100%");
        assertEquals(Fonts.BUNDLED, Fonts.family(Optional.empty(), Optional.empty()));
        Fonts.keep(kept);
        for (String file : Fonts.FILES) {
            assertTrue(Fonts.loadKept(kept, file), file);
        }
        Pictures.take(show(() -> new VBox(new Label("四心工作站 䶮")), 300, 100).getScene(), "kit-kept-font");
    }

    @Test
    void halfAFontIsNotTakenForOneAndMadeWholeAgain(@TempDir Path folder) throws IOException {
        Fonts.keep(folder);
        Path bold = folder.resolve("NotoSansSC-Bold.ttf");
        byte[] whole = Files.readAllBytes(bold);
        Files.write(bold, Arrays.copyOf(whole, whole.length / 2));
        assertFalse(Fonts.loadKept(folder, Fonts.FILES.get(1)));
        Fonts.keep(folder);
        assertArrayEquals(whole, Files.readAllBytes(bold));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "and nothing half written beside them");
        }
    }

    private static int ink(WritableImage image) {
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += image.getPixelReader().getColor(x, y).getBrightness() < 0.6 ? 1 : 0;
            }
        }
        return dark;
    }
}
