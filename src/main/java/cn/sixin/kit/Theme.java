package cn.sixin.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.DEFAULT);
    private @Nullable Styled present;

    private record Styled(Look look, boolean dark) {}

    /** @param features style sheets of feature pages; lengths in px there are scaled as all others are */
    public Theme(List<URL> features) {
        this.features = List.copyOf(features);
    }

    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** Restyles every window, where it is not the present look already; on the FX thread. */
    public void apply(Look wanted) {
        look.set(wanted);
        Styled styled = new Styled(wanted, dark(wanted));
        if (styled.equals(present)) {
            return;
        }
        present = styled;
        String sheet = sheet(wanted, styled.dark());
        Application.setUserAgentStylesheet("data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    /** The family that everything is written in, which the machine has or is loaded with the desk. */
    public String family() {
        return Fonts.family(lookProperty().get().font());
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

    private String sheet(Look wanted, boolean dark) {
        StringBuilder css = new StringBuilder(300_000);
        String base = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        css.append(dense(read(Objects.requireNonNull(Theme.class.getResource(base), base))));
        css.append(read(ours("kit.css")));
        css.append(read(ours(dark ? "dark.css" : "light.css")));
        features.forEach(feature -> css.append(read(feature)));
        css.append(".root { -fx-font-size: ").append(FONT_SIZE).append("px; -fx-font-family: \"");
        css.append(Fonts.family(wanted.font()).replace("\"", "")).append("\"; }\n");
        return scale(css, wanted.scale());
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
