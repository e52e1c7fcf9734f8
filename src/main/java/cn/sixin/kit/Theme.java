package cn.sixin.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
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
    /** AtlantaFX's rules for controls that the desk does not have; a test finds one that is shown all the same. */
    static final Set<String> ABSENT = Set.of(
            "accordion",
            "bb-code",
            "breadcrumbs",
            "calendar",
            "caption-menu-item",
            "card",
            "choice-box",
            "choice-dialog",
            "color-palette",
            "color-palette-region",
            "color-picker",
            "custom-color-dialog",
            "elevated-",
            "html-editor",
            "interactive",
            "modal-box",
            "modal-pane",
            "notification",
            "pagination",
            "pie-legend-symbol",
            "popover",
            "ring-progress-indicator",
            "segmented-control",
            "selectable-text",
            "slider",
            "split-menu-button",
            "tab-line",
            "text-input-dialog",
            "tile-base",
            "titled-pane",
            "toggle-switch",
            "tree-cell",
            "tree-table-row-cell",
            "tree-table-view",
            "tree-view");

    /** The controls of the window in which an officer signs in; what is ours there is called {@code entry-…}. */
    private static final Set<String> SIGN_IN = Set.of(
            "root",
            "label",
            "button",
            "text",
            "Text",
            "text-input",
            "text-field",
            "password-field",
            "list-view",
            "cell",
            "list-cell",
            "scroll-bar",
            "officer-list",
            "problem-text",
            "muted");

    /** By its module, or by its jar where it is on the class path; a property tells it only once the toolkit is up. */
    private static final String JAVAFX = Optional.ofNullable(
                    Platform.class.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion)
            .orElseGet(() -> Path.of(Platform.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .getFileName()
                    .toString());

    /** Raised when {@link #css} makes other rules of the same sheets. */
    private static final int RULES = 1;

    private final List<URL> features;
    private final Optional<Path> kept;
    private final Optional<ParsedSheets> parsed;
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.DEFAULT);
    private @Nullable Styled present;
    /** Whether this machine has no Chinese family of its own, so that ours was loaded. */
    private volatile boolean bundled;

    private final Queue<Sheet> unkept = new ConcurrentLinkedQueue<>();

    private record Styled(Look look, boolean dark, boolean whole) {
        /** Written out: the one that the compiler leaves to run time takes a fortieth of a start to make. */
        boolean is(@Nullable Styled other) {
            return other != null
                    && dark == other.dark
                    && whole == other.whole
                    && look.mode() == other.look.mode()
                    && look.scale() == other.look.scale()
                    && look.font().equals(other.look.font());
        }
    }

    /** The rules for a look, written out only where they were not kept as JavaFX parses them. */
    private record Sheet(String name, Styled styled, String family) {}

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

    /** Restyles every window, where it is not the present look already; on the FX thread. */
    public void apply(Look wanted) {
        sheet(wanted, true).ifPresent(Application::setUserAgentStylesheet);
    }

    /**
     * Takes over a look before there is a window, for the caller to name its sheet to JavaFX; on any thread.
     *
     * @param signIn whether the window is the one in which an officer signs in: its sheet is short, and {@link #apply}
     *     brings the rest
     * @return the sheet's address
     */
    public String first(Look wanted, boolean signIn) {
        return sheet(wanted, !signIn).orElseThrow();
    }

    /** Empty when it is the present one already. */
    private Optional<String> sheet(Look wanted, boolean whole) {
        look.set(wanted);
        Styled styled = new Styled(wanted, dark(wanted), whole);
        if (styled.is(present)) {
            return Optional.empty();
        }
        present = styled;
        boolean there = Fonts.isThere();
        String family = Fonts.family(wanted.font(), kept);
        bundled |= !there && Fonts.isThere();
        Sheet sheet = new Sheet(name(styled, family), styled, family);
        Optional<String> found =
                parsed.flatMap(sheets -> sheets.find(sheet.name())).map(URI::toString);
        if (found.isEmpty()) {
            unkept.add(sheet);
        }
        return found.or(() -> Optional.of("data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(css(sheet).getBytes(StandardCharsets.UTF_8))));
    }

    /** Keeps the sheets of the looks so far and their font for the next start, where not kept yet. Blocks; on any thread. */
    public void keep() throws IOException {
        if (kept.isPresent() && bundled) {
            Fonts.keep(kept.get());
        }
        for (Sheet sheet = unkept.peek(); sheet != null && parsed.isPresent(); sheet = unkept.peek()) {
            parsed.get().keep(sheet.name(), css(sheet));
            unkept.remove(sheet);
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

    private String css(Sheet sheet) {
        StringBuilder css = new StringBuilder(300_000);
        for (URL url : sheets(sheet.styled().dark())) {
            String rules = read(url);
            css.append(css.isEmpty() ? dense(rules) : rules);
        }
        css.append(".root { -fx-font-size: ")
                .append(FONT_SIZE)
                .append("px; -fx-font-family: \"")
                .append(sheet.family().replace("\"", ""))
                .append("\"; }\n");
        return scale(
                Rules.of(css, sheet.styled().whole() ? Theme::shown : Theme::signsIn),
                sheet.styled().look().scale());
    }

    private static boolean shown(String name) {
        return !ABSENT.contains(name);
    }

    private static boolean signsIn(String name) {
        return SIGN_IN.contains(name) || name.startsWith("entry");
    }

    /** Of which the first is AtlantaFX's. */
    private List<URL> sheets(boolean dark) {
        String base = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        List<URL> sheets = new ArrayList<>();
        sheets.add(Objects.requireNonNull(Theme.class.getResource(base), base));
        sheets.add(ours("kit.css"));
        sheets.add(ours(dark ? "dark.css" : "light.css"));
        sheets.addAll(features);
        return sheets;
    }

    /**
     * Names all that the rules depend on: the sheets by their checksums, which a jar has at hand; the scale; the font; the
     * version of JavaFX, since another may keep its sheets otherwise; and of this class.
     */
    private String name(Styled styled, String family) {
        StringBuilder name = new StringBuilder();
        name.append(styled.whole() ? "" : "sign-in-");
        sheets(styled.dark()).forEach(url -> name.append(checksum(url)));
        return name.append('-')
                .append(styled.look().scale())
                .append('-')
                .append(JAVAFX)
                .append('-')
                .append(RULES)
                .append('-')
                .append(HexFormat.of().formatHex(family.getBytes(StandardCharsets.UTF_8)))
                .toString();
    }

    private static String checksum(URL url) {
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Long.toHexString(jar.getJarEntry().getCrc());
            }
            CRC32 crc = new CRC32();
            crc.update(read(url).getBytes(StandardCharsets.UTF_8));
            return Long.toHexString(crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(url.toString(), e);
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
