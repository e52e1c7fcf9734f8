package cn.sixin.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The one style sheet of the whole process: AtlantaFX, ours over it, then the features', every length multiplied by the
 * officer's scale. Being the user agent's sheet it reaches popups and dialogs too, and a page needs to add nothing.
 */
public final class Theme {
    private static final Pattern PIXELS = Pattern.compile("(?<![\\w#.])(\\d+(?:\\.\\d+)?)px");
    private static final double FONT_SIZE = 13;

    private final List<URL> features;
    private final Optional<Path> kept;
    private final Optional<ParsedSheets> parsed;
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.DEFAULT);
    private volatile @Nullable Body body;
    private @Nullable Styled present;
    private volatile @Nullable Sheet unkept;

    private record Styled(Look look, boolean dark) {
        /** Written out: the one that the compiler leaves to run time takes a fortieth of a start to make. */
        boolean is(@Nullable Styled other) {
            return other != null
                    && dark == other.dark
                    && look.mode() == other.look.mode()
                    && look.scale() == other.look.scale()
                    && look.font().equals(other.look.font());
        }
    }

    /** All rules but the font's, which only the toolkit can choose. @param digest of the rules and of what parses them */
    private record Body(int scale, boolean dark, String css, String digest) {}

    private record Sheet(String name, String css) {}

    /** @param features style sheets of feature pages; lengths in px there are scaled as all others are */
    public Theme(List<URL> features) {
        this(features, Optional.empty());
    }

    /** @param kept a folder for sheets as JavaFX has parsed them and fonts as they were unpacked, for later starts */
    public Theme(List<URL> features, Optional<Path> kept) {
        this.features = List.copyOf(features);
        this.kept = kept;
        parsed = kept.map(ParsedSheets::new);
    }

    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** Makes ready what {@link #apply} will need, while there is no toolkit yet; on any thread. */
    public void prepare(Look wanted) {
        body(wanted.scale(), wanted.mode() == Look.Mode.DARK);
    }

    /** Restyles every window, where it is not the present look already; on the FX thread. */
    public void apply(Look wanted) {
        look.set(wanted);
        Styled styled = new Styled(wanted, dark(wanted));
        if (styled.is(present)) {
            return;
        }
        present = styled;
        Sheet sheet = sheet(styled);
        Optional<URI> kept = parsed.flatMap(sheets -> sheets.find(sheet.name()));
        unkept = kept.isPresent() ? null : sheet;
        Application.setUserAgentStylesheet(kept.map(URI::toString)
                .orElseGet(() -> "data:text/css;charset=utf-8;base64,"
                        + Base64.getEncoder().encodeToString(sheet.css().getBytes(StandardCharsets.UTF_8))));
    }

    /** Keeps the sheet of the last look and its font for the next start, where not kept yet. Blocks; on any thread. */
    public void keep() throws IOException {
        if (kept.isPresent() && Fonts.isBundled()) {
            Fonts.keep(kept.get());
        }
        Sheet sheet = unkept;
        if (sheet != null && parsed.isPresent()) {
            parsed.get().keep(sheet.name(), sheet.css());
            unkept = null;
        }
    }

    /** The family that everything is written in, which the machine has or is loaded with the desk. */
    public String family() {
        return Fonts.family(lookProperty().get().font(), kept);
    }

    /** A length given for 100 % in the present scale: for what style sheets cannot reach, as column widths. */
    public double px(double length) {
        return length * look.get().scale() / 100.0;
    }

    private static boolean dark(Look look) {
        return switch (look.mode()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private Sheet sheet(Styled styled) {
        Body rules = body(styled.look().scale(), styled.dark());
        String family = Fonts.family(styled.look().font(), kept);
        String root = ".root { -fx-font-size: " + FONT_SIZE + "px; -fx-font-family: \"" + family.replace("\"", "")
                + "\"; }\n";
        return new Sheet(
                rules.digest() + "-" + HexFormat.of().formatHex(family.getBytes(StandardCharsets.UTF_8)),
                rules.css() + scale(root, rules.scale()));
    }

    private Body body(int scale, boolean dark) {
        Body known = body;
        if (known != null && known.scale() == scale && known.dark() == dark) {
            return known;
        }
        StringBuilder css = new StringBuilder(300_000);
        String base = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        css.append(dense(read(Objects.requireNonNull(Theme.class.getResource(base), base))));
        css.append(read(ours("kit.css")));
        css.append(read(ours(dark ? "dark.css" : "light.css")));
        features.forEach(feature -> css.append(read(feature)));
        String rules = scale(css, scale);
        Body made = new Body(scale, dark, rules, digest(rules));
        body = made;
        return made;
    }

    private static String digest(String rules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // Another version of JavaFX may keep its sheets otherwise.
            digest.update(System.getProperty("javafx.runtime.version", "").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(rules.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** AtlantaFX pads controls for a roomy page; 768 lines hold a third more rows with our padding. */
    private static String dense(String css) {
        return css.replace("8px 12px 8px 12px", "5px 10px 5px 10px")
                .replace("8px 12px 8px 0", "5px 10px 5px 0")
                .replace("8px 0 8px 12px", "5px 0 5px 10px")
                .replace("8px 0 8px 0", "5px 0 5px 0");
    }

    /** Every px of a style sheet times a scale in per cent; hairlines too, so that they do not vanish on a dense screen. */
    static String scale(CharSequence css, int percent) {
        if (percent == 100) {
            return css.toString();
        }
        Matcher pixels = PIXELS.matcher(css);
        return pixels.replaceAll(match -> Double.parseDouble(match.group(1)) * percent / 100.0 + "px");
    }

    private static URL ours(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }

    private static String read(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(url.toString(), e);
        }
    }
}
