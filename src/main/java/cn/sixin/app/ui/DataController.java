package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.kit.Kit;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** 数据文件夹: where everything lies and what this station is. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class DataController {
    private final Kit kit;
    private final Session session;

    @FXML
    private TextField path;

    @FXML
    private Label size;

    @FXML
    private Label town;

    @FXML
    private Label device;

    @FXML
    private Label said;

    public DataController(Kit kit, Session session) {
        this.kit = kit;
        this.session = session;
    }

    @FXML
    void initialize() {
        path.setText(home().toString());
        refresh();
    }

    void refresh() {
        kit.background()
                .job(kit.text("settings.data"), progress -> StationFacts.read(session))
                .quiet()
                .onSuccess(this::show)
                .start();
    }

    private void show(StationFacts facts) {
        size.setText(kit.text("settings.megabytes", Sizes.megabytes(facts.bytes())));
        town.setText(facts.town());
        device.setText(facts.device());
    }

    @FXML
    void copy() {
        Copying.put(home().toString());
        said.setText(kit.text("settings.copied"));
    }

    @FXML
    void open() {
        kit.background()
                .job(
                        kit.text("settings.data.open"),
                        progress -> StationFacts.open(home(), System.getProperty("os.name", "")))
                .quiet()
                .onSuccess(opened -> said.setText(opened ? "" : kit.text("settings.data.no_manager")))
                .start();
    }

    private Path home() {
        return session.store().files().home();
    }
}
