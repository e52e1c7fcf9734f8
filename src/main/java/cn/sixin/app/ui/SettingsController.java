package cn.sixin.app.ui;

import cn.sixin.app.sync.ui.CityController;
import javafx.fxml.FXML;

/** The settings page: its cards, brought up to date whenever the page is gone to. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class SettingsController {
    @FXML
    private LookController lookController;

    @FXML
    private CityController cityController;

    @FXML
    private DataController dataController;

    @FXML
    private BackupsController backupsController;

    @FXML
    private UpdateController updateController;

    void refresh() {
        lookController.refresh();
        cityController.refresh();
        dataController.refresh();
        backupsController.refresh();
        updateController.refresh();
    }
}
