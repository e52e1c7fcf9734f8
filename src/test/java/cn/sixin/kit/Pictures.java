package cn.sixin.kit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Pictures of what an officer sees, kept under target/screens to be looked at. */
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "screens");

    private Pictures() {}

    /** Takes a scene light and dark at 100 %, as {@code <name>-light.png} and {@code <name>-dark.png}; light at the end. */
    public static void both(Theme theme, Scene scene, String name) {
        Look before = FxTest.fx(() -> theme.lookProperty().get());
        take(theme, scene, before.with(Look.Mode.DARK), name + "-dark");
        take(theme, scene, before.with(Look.Mode.LIGHT), name + "-light");
    }

    /** Takes a scene in a given look, which stays. */
    public static Path take(Theme theme, Scene scene, Look look, String name) {
        FxTest.fx(() -> theme.apply(look));
        FxTest.settle();
        return take(scene, name);
    }

    /** Takes a scene as it is; fails when a control on it has no name to be read out, or words of ours are cut. */
    public static Path take(Scene scene, String name) {
        FxTest.settle();
        WritableImage image = FxTest.fx(() -> scene.snapshot(null));
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(name + ".png");
            ImageIO.write(copy(image), "png", file.toFile());
            Accessible.check(scene);
            Overflow.check(scene);
            FxTest.fx(() -> noneAbsent(scene.getRoot()));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The theme leaves out the rules of controls that the desk does not have. */
    private static boolean noneAbsent(Node node) {
        for (String style : node.getStyleClass()) {
            if (Theme.ABSENT.contains(style)) {
                throw new AssertionError("shown without its rules: " + node);
            }
        }
        return !(node instanceof Parent parent)
                || parent.getChildrenUnmodifiable().stream().allMatch(Pictures::noneAbsent);
    }

    private static BufferedImage copy(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        copy.getRaster().setDataElements(0, 0, width, height, pixels);
        return copy;
    }
}
