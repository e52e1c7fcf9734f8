package cn.sixin.app.ui;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** Puts a backup in the place of a store that nobody is signed in to. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class RestoreController {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Kit kit;
    private final Backups backups;
    private final ZoneId zone;
    private final Runnable back;

    @FXML
    private ListView<Backup> list;

    @FXML
    private Label problem;

    @FXML
    private Button restore;

    public RestoreController(Kit kit, Backups backups, ZoneId zone, Runnable back) {
        this.kit = kit;
        this.backups = backups;
        this.zone = zone;
        this.back = back;
    }

    @FXML
    void initialize() {
        list.setCellFactory(view -> new BackupCell(kit, zone));
        list.setPlaceholder(new Label(kit.text("restore.none")));
        restore.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        kit.background()
                .job(kit.text("restore.reading"), work -> backups.list())
                .quiet()
                .onSuccess(all -> {
                    list.getItems().setAll(all);
                    list.getSelectionModel().selectFirst();
                })
                .start();
    }

    @FXML
    void restore() {
        Backup chosen = list.getSelectionModel().getSelectedItem();
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("restore.title"),
                        kit.text("restore.sure", shown(kit, chosen, zone)),
                        kit.text("restore.do"),
                        Dialogs.Weight.DANGER);
        if (!sure) {
            return;
        }
        kit.background()
                .job(kit.text("restore.running"), work -> backups.restore(chosen))
                .onSuccess(trouble -> trouble.ifPresentOrElse(
                        t -> problem.setText(t.problem().text(kit.labels()) + "\n"
                                + t.problem().remedy(kit.labels())),
                        back))
                .start();
    }

    @FXML
    void back() {
        back.run();
    }

    static String shown(Kit kit, Backup backup, ZoneId zone) {
        return kit.text(
                "backup.line",
                WHEN.format(backup.at().atZone(zone)),
                backup.rows(),
                kit.text("backup.reason." + backup.reason().name().toLowerCase(Locale.ROOT)));
    }

    /** A backup in one line. */
    static final class BackupCell extends ListCell<Backup> {
        private final Kit kit;
        private final ZoneId zone;

        BackupCell(Kit kit, ZoneId zone) {
            this.kit = kit;
            this.zone = zone;
        }

        @Override
        protected void updateItem(Backup backup, boolean empty) {
            super.updateItem(backup, empty);
            setText(empty || backup == null ? null : shown(kit, backup, zone));
        }
    }
}
