package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.app.update.UpdateFile;
import cn.sixin.app.update.Updates;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Progress;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Backup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.FileChooser;

/** 程序更新: a newer program out of a file that somebody brings. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class UpdateController {
    private final Kit kit;
    private final Session session;
    private final Clock clock;
    private final Updates updates;
    private final Runnable leave;

    @FXML
    private Label present;

    @FXML
    private Button choose;

    @FXML
    private Button quit;

    @FXML
    private Label said;

    /** @param leave ends the program once nothing unsaved is open */
    public UpdateController(Kit kit, Session session, Clock clock, Updates updates, Runnable leave) {
        this.kit = kit;
        this.session = session;
        this.clock = clock;
        this.updates = updates;
        this.leave = leave;
    }

    @FXML
    void initialize() {
        present.setText(kit.text("settings.update.present", updates.present().toString()));
        ready(false);
    }

    /** Says why there can be no update here, or how the last one ended. */
    void refresh() {
        kit.background()
                .job(kit.text("settings.update"), progress -> updates.outcome().or(updates::obstacle))
                .quiet()
                .onSuccess(news -> {
                    choose.setDisable(updates.obstacle().isPresent());
                    news.ifPresent(this::say);
                })
                .start();
    }

    private void ready(boolean is) {
        quit.setVisible(is);
        quit.setManaged(is);
    }

    @FXML
    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.text("settings.update.choose"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(kit.text("settings.update.files"), "*.sixinupdate"));
        File chosen = chooser.showOpenDialog(said.getScene().getWindow());
        if (chosen != null) {
            take(chosen.toPath());
        }
    }

    void take(Path file) {
        ready(false);
        said.setText(kit.text("settings.update.checking"));
        kit.background()
                .job(kit.text("settings.update.checking"), progress -> prepare(file, progress))
                .onSuccess(outcome -> {
                    switch (outcome) {
                        case Outcome.Refused(Problem problem) -> say(problem);
                        case Outcome.Ready(String version) -> {
                            said.setText(kit.text("settings.update.ready", version));
                            ready(true);
                            quit.requestFocus();
                        }
                    }
                })
                .onError(failure -> said.setText(""))
                .start();
    }

    private sealed interface Outcome {
        record Ready(String version) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    private Outcome prepare(Path file, Progress progress) throws IOException {
        return switch (updates.read(file)) {
            case UpdateFile.Read.Refused(Problem problem) -> new Outcome.Refused(problem);
            case UpdateFile.Read.Good(UpdateFile update) -> {
                // The ledgers first: a program is replaced only when what was entered is safe from the new one.
                if (BackupNow.of(session, clock, Backup.Reason.UPDATE) instanceof BackupNow.Refused(Problem full)) {
                    yield new Outcome.Refused(full);
                }
                progress.say(
                        kit.text("settings.update.staging", update.version().toString()));
                Optional<Problem> trouble = updates.stage(update, progress);
                yield trouble.<Outcome>map(Outcome.Refused::new)
                        .orElseGet(() -> new Outcome.Ready(update.version().toString()));
            }
        };
    }

    @FXML
    void quit() {
        leave.run();
    }

    private void say(Problem problem) {
        said.setText((problem.text(kit.labels()) + "  " + problem.remedy(kit.labels())).strip());
    }
}
