package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.files.StoreTrouble;
import java.io.IOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** 备份: those that lie in the folder; one more now; one of them in the place of the present store. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class BackupsController {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Kit kit;
    private final Session session;
    private final Clock clock;
    private final Backups backups;
    private final Runnable signedOut;

    @FXML
    private TableView<Backup> list;

    @FXML
    private TableColumn<Backup, String> when;

    @FXML
    private TableColumn<Backup, String> size;

    @FXML
    private TableColumn<Backup, String> rows;

    @FXML
    private TableColumn<Backup, String> reason;

    @FXML
    private Button restore;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label said;

    /** @param signedOut shows who may sign in; the session is closed by then */
    public BackupsController(Kit kit, Session session, Clock clock, Runnable signedOut) {
        this.kit = kit;
        this.session = session;
        this.clock = clock;
        this.signedOut = signedOut;
        backups = new Backups(session.store().files(), clock);
    }

    @FXML
    void initialize() {
        column(when, this::when);
        column(size, b -> kit.text("settings.megabytes", Sizes.megabytes(b.bytes())));
        column(rows, b -> kit.text("settings.backups.rows_of", b.rows()));
        column(reason, b -> kit.text("backup.reason." + b.reason().name().toLowerCase(Locale.ROOT)));
        list.setPlaceholder(new Label(kit.text("settings.backups.none")));
        restore.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        restore.setVisible(session.leads());
        busy(false);
        refresh();
    }

    private static void column(TableColumn<Backup, String> column, Function<Backup, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    private String when(Backup backup) {
        return WHEN.format(backup.at().atZone(clock.getZone()));
    }

    void refresh() {
        kit.background()
                .job(kit.text("settings.backups"), work -> backups.list())
                .quiet()
                .onSuccess(this::show)
                .start();
    }

    private void show(List<Backup> all) {
        list.getItems().setAll(all);
        list.getSelectionModel().selectFirst();
    }

    /** The buttons stay able: the keyboard would jump away from one that is not, and the page after it. */
    private void busy(boolean working) {
        progress.setVisible(working);
    }

    @FXML
    void make() {
        if (progress.isVisible()) {
            return;
        }
        busy(true);
        said.setText(kit.text("settings.backups.making"));
        kit.background()
                .job(kit.text("settings.backups.make"), work -> made())
                .onSuccess(outcome -> {
                    said.setText(outcome);
                    refresh();
                })
                .onError(failure -> said.setText(""))
                .onFinally(() -> busy(false))
                .start();
    }

    private String made() throws IOException {
        return switch (BackupNow.of(session, clock, Backup.Reason.DEMAND)) {
            case BackupNow.Made(Backup backup) -> kit.text("settings.backups.made", backup.rows());
            case BackupNow.Refused(Problem problem) -> words(problem);
        };
    }

    @FXML
    void restore() {
        if (progress.isVisible()) {
            return;
        }
        Backup chosen = list.getSelectionModel().getSelectedItem();
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("settings.backups.restore"),
                        kit.text("settings.backups.restore.sure", when(chosen), chosen.rows()),
                        kit.text("settings.backups.restore"),
                        Dialogs.Weight.DANGER);
        if (sure) {
            busy(true);
            Node root = list.getScene().getRoot();
            root.setDisable(true);
            said.setText(kit.text("settings.backups.restoring"));
            kit.background()
                    .job(kit.text("settings.backups.restoring"), work -> putBack(chosen))
                    .onSuccess(this::restored)
                    .onFinally(() -> {
                        root.setDisable(false);
                        busy(false);
                    })
                    .start();
        }
    }

    /** What stands in the way is found before anything is closed. */
    private Optional<Problem> putBack(Backup chosen) throws IOException {
        Optional<StoreTrouble> trouble = backups.obstacle(chosen);
        if (trouble.isEmpty()) {
            session.store()
                    .audit()
                    .add(
                            session.officer().name(),
                            "restored",
                            chosen.file().getFileName().toString(),
                            null);
            session.close();
            trouble = backups.restore(chosen);
        }
        return trouble.map(StoreTrouble::problem);
    }

    private void restored(Optional<Problem> trouble) {
        if (trouble.isPresent()) {
            said.setText(words(trouble.get()));
        } else {
            signedOut.run();
        }
    }

    private String words(Problem problem) {
        return problem.text(kit.labels()) + "  " + problem.remedy(kit.labels());
    }
}
