package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Stations;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/**
 * Every place that the desk has, with a season's demo in it, at 100 % and at 200 % of the town's laptop: each control has
 * a name to be read out, no word of ours is cut, no sheet is larger than the screen. A new page is among them by itself.
 */
class EveryPlaceTest extends DeskTest {
    private static final LocalDate DAY = LocalDate.of(2027, 2, 16);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-16T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final List<String> SHEETS = List.of("#bulk", "#exportBook", "#importBook");
    /** Places where a row is begun. */
    private static final int FORMS = 9;

    private final List<String> wrong = new ArrayList<>();
    private final List<String> sheets = new ArrayList<>();
    private final List<String> forms = new ArrayList<>();

    @Test
    void nothingIsNamelessAndNothingIsCut() throws IOException {
        try (Session session = Stations.founded(station()).session()) {
            new DemoData(session.store(), Labels.of(Locale.SIMPLIFIED_CHINESE), DAY)
                    .fill(30, session.actor(), Progress.NONE);
        }
        open(CLOCK);
        fx(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
        });
        type(Stations.PASSWORD);
        press(KeyCode.ENTER);
        await("the desk", () -> onScreen("#navigation"));
        List<String> places = fx(() -> find("#navigation", Node.class).lookupAll(".rail-entry").stream()
                .map(Node::getId)
                .distinct()
                .toList());
        assertTrue(places.size() > 10, places.toString());
        places.forEach(this::place);
        assertTrue(wrong.isEmpty(), () -> String.join("\n\n", wrong));
        assertEquals(SHEETS, sheets, "the sheets were looked at");
        assertEquals(FORMS, forms.size(), forms::toString);
    }

    private void place(String id) {
        look(Look.DEFAULT);
        fx(() -> find("#" + id, ButtonBase.class).fire());
        await(id, () -> !onScreen(".waiting"));
        String name = "place-" + id.replaceFirst("^rail-", "");
        pictures(name, stage.getScene());
        // The sheets are the same for every ledger.
        if (sheets.isEmpty() && onScreen("#ledger-rows")) {
            fx(() -> find("#ledger-rows", Node.class).requestFocus());
            press(KeyCode.SHORTCUT, KeyCode.A);
            SHEETS.forEach(button -> sheet(button, name));
        }
        if (onScreen("#newRow")) {
            click("#newRow");
            await("form", () -> onScreen(".row-field"));
            look(Look.DEFAULT.scaled(200).with(Look.Mode.DARK));
            check(name + "-new-200-dark", stage.getScene());
            forms.add(id);
            press(KeyCode.ESCAPE);
        }
    }

    private void sheet(String button, String place) {
        sheets.add(button);
        look(Look.DEFAULT.scaled(200));
        Set<Window> before = fx(() -> Set.copyOf(Window.getWindows()));
        fx(() -> find(button, ButtonBase.class).fire());
        await(button, () -> sheetBeside(before) != null || onScreen("#import-wizard"));
        Stage opened = fx(() -> sheetBeside(before));
        String name = place + "-" + button.substring(1) + "-200";
        if (opened != null) {
            if (opened.getX() < 0
                    || opened.getY() < 0
                    || opened.getX() + opened.getWidth() > WIDTH
                    || opened.getY() + opened.getHeight() > HEIGHT) {
                wrong.add(name + " stands outside the screen: " + opened.getX() + ", " + opened.getY() + ", "
                        + opened.getWidth() + " × " + opened.getHeight());
            }
            check(name, opened.getScene());
            fx(opened::close);
        } else {
            check(name, stage.getScene());
            press(KeyCode.ESCAPE);
        }
        settle();
        look(Look.DEFAULT);
    }

    private static @org.jspecify.annotations.Nullable Stage sheetBeside(Set<Window> before) {
        return Window.getWindows().stream()
                .filter(window -> !before.contains(window) && window instanceof Stage && window.isShowing())
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }

    private void pictures(String name, Scene scene) {
        check(name, scene);
        look(Look.DEFAULT.scaled(200).with(Look.Mode.DARK));
        check(name + "-200-dark", scene);
        look(Look.DEFAULT);
    }

    private void check(String name, Scene scene) {
        try {
            Pictures.take(scene, name);
        } catch (AssertionError failure) {
            wrong.add(name + ": " + failure.getMessage());
        }
        // A page that needs more height than there is pushes these off the window.
        Stream.of("#navigation", "#status-bar")
                .forEach(frame -> fx(() -> {
                    Bounds bounds = find(frame, Node.class)
                            .localToScene(find(frame, Node.class).getLayoutBounds());
                    if (bounds.getMinY() < -1
                            || bounds.getMaxY() > stage.getScene().getHeight() + 1) {
                        wrong.add(name + " pushes " + frame + " off the window: " + bounds);
                    }
                }));
    }

    private void look(Look look) {
        fx(() -> theme.apply(look));
        settle();
    }
}
