package cn.sixin.app.ui;

import cn.sixin.app.SettingsFile;
import cn.sixin.app.station.Station;
import cn.sixin.app.station.Stations;
import cn.sixin.app.update.Updates;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.work.ThreadRunner;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;

/** A desk on a real, encrypted store in a folder of the test's own. */
abstract class DeskTest extends FxTest {
    @TempDir
    protected Path home;

    protected final Stations.Hands clock = new Stations.Hands();
    private final List<Exception> faults = new CopyOnWriteArrayList<>();
    private final ThreadRunner background = new ThreadRunner(faults::add);
    private @Nullable DeskWindow desk;
    protected Stage stage;

    @Override
    protected List<URL> styles() {
        return DeskProcess.styles();
    }

    protected final Station station() {
        return Stations.at(home, clock);
    }

    protected final DeskWindow open() {
        return open(Clock.systemDefaultZone());
    }

    /** @param day the day on which the officer works */
    protected final DeskWindow open(Clock day) {
        DeskWindow opened = fx(() -> {
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            SettingsModel settings = new SettingsModel(read(), background);
            Station station = station();
            DeskWindow made = new DeskWindow(station, settings, background, theme, day, Updates.here(home));
            theme.apply(settings.get().look());
            made.prepare(station.who());
            made.open(stage);
            stage.requestFocus();
            return made;
        });
        desk = opened;
        settle();
        return opened;
    }

    private SettingsFile read() throws IOException {
        return SettingsFile.read(home.resolve("settings.json"));
    }

    /** Closes what the window held, once it is gone; {@link #open} begins anew. */
    protected final void closeDesk() {
        DeskWindow open = desk;
        desk = null;
        if (open != null) {
            open.close();
        }
    }

    @AfterEach
    void close() {
        DeskWindow open = desk;
        if (open != null) {
            fx(stage::hide);
        }
        // As the process does: what still reads the store is let finish before the store closes.
        background.close();
        if (open != null) {
            fx(open::close);
        }
        Assertions.assertEquals(List.of(), faults);
    }

    /** Waits until a label says something. */
    protected final void awaitText(String words) {
        await(words, () -> reads(words));
    }

    protected final String said(String selector) {
        return find(selector, Label.class).getText();
    }

    protected final void picture(String name) {
        Pictures.both(theme, stage.getScene(), name);
    }
}
