package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Stations;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import java.util.Arrays;
import javafx.application.Application;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/** The sign-in window has a short sheet of its own until it is painted: nobody may see the whole one come. */
class SignInSheetTest extends DeskTest {

    @Test
    void itLooksTheSameInTheShortSheetAndInTheWholeOne() {
        Stations.founded(station()).session().close();
        open();
        // A caret blinks.
        click("#officers");
        for (Look.Mode mode : new Look.Mode[] {Look.Mode.LIGHT, Look.Mode.DARK}) {
            for (int scale : new int[] {100, 150}) {
                Look look = new Look(mode, scale, Look.DEFAULT.font());
                fx(() -> theme.apply(look));
                int[] whole = picture();
                int rules = Application.getUserAgentStylesheet().length();
                fx(() -> theme.apply(look.with(mode == Look.Mode.DARK ? Look.Mode.LIGHT : Look.Mode.DARK)));
                fx(() -> {
                    Application.setUserAgentStylesheet(theme.first(look, true));
                    return true;
                });
                int[] brief = picture();
                assertTrue(Application.getUserAgentStylesheet().length() < rules / 3, "it is the short one");
                Pictures.take(stage.getScene(), "sign-in-short-sheet-" + mode + "-" + scale);
                assertTrue(Arrays.stream(whole).distinct().count() > 20, "nothing is drawn");
                assertArrayEquals(whole, brief, mode + " at " + scale);
            }
        }
    }

    private int[] picture() {
        settle();
        return fx(() -> {
            WritableImage image = stage.getScene().snapshot(null);
            int width = (int) image.getWidth();
            int[] pixels = new int[width * (int) image.getHeight()];
            image.getPixelReader()
                    .getPixels(
                            0, 0, width, (int) image.getHeight(), PixelFormat.getIntArgbInstance(), pixels, 0, width);
            return pixels;
        });
    }
}
