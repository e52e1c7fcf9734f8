package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Stations;
import cn.sixin.app.update.Installed;
import cn.sixin.app.update.Updates;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.page.FormFile;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updating the program from the settings, from the chosen file on: the file window is the system's own. */
class UpdateCardTest extends FxTest {
    private final Clock clock = Clock.system(ZoneOffset.UTC);
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final List<Throwable> faults = new ArrayList<>();
    private final ThreadRunner background = new ThreadRunner(faults::add);
    private final AtomicBoolean left = new AtomicBoolean();

    @TempDir
    Path folder;

    private Path home;
    private Session session;
    private Installed installed;

    @Override
    protected List<URL> styles() {
        return DeskProcess.styles();
    }

    @BeforeEach
    void found() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        session = Stations.founded(home).session();
        installed = new Installed(folder);
    }

    @AfterEach
    void close() {
        settle();
        background.close();
        session.close();
        assertEquals(List.of(), faults);
    }

    private UpdateController card(Updates updates) {
        Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
        UpdateController controller = new UpdateController(kit, session, clock, updates, () -> left.set(true));
        show(() -> new Views(labels)
                .register(UpdateController.class, () -> controller)
                .load(new FormFile(UpdateController.class, "update-card.fxml"), UpdateController.class)
                .root());
        return controller;
    }

    private String said() {
        return fx(() -> find("#update-said", Label.class).getText());
    }

    @Test
    void aNewerProgramIsStagedAfterABackupAndTheExitIsOffered() throws Exception {
        UpdateController card = card(installed.updates(home));
        Path file = installed.newer();
        assertFalse(onScreen("#update-quit"));
        fx(() -> {
            card.take(file);
            return true;
        });
        await("ready", () -> said().contains("99.1.0 已核对"));
        assertEquals(
                Backup.Reason.UPDATE,
                new Backups(session.store().files(), clock).list().getFirst().reason());
        click("#update-quit");
        assertTrue(left.get());
    }

    @Test
    void aForeignFileIsRefusedInPlainWordsAndNothingIsOffered() throws Exception {
        UpdateController card = card(installed.updates(home));
        Path file = installed.foreign();
        fx(() -> {
            card.take(file);
            return true;
        });
        await("refused", () -> said().contains("签名不对") && said().contains("程序没有变动"));
        assertFalse(onScreen("#update-quit"));
    }

    @Test
    void aProgramThatIsNotInstalledSaysSo() {
        UpdateController card = card(Updates.here(home));
        fx(() -> {
            card.refresh();
            return true;
        });
        await("why not", () -> said().contains("不是从安装包打开的"));
        assertTrue(find("#update-choose", Button.class).isDisabled());
    }
}
