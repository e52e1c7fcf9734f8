package cn.sixin.app.ui;

import cn.sixin.kit.FxmlFile;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Every view of the windows around the pages. */
enum AppView implements FxmlFile {
    FIRST_RUN("first-run.fxml"),
    SIGN_IN("sign-in.fxml"),
    RECOVER("recover.fxml"),
    RESTORE("restore.fxml"),
    LOCK("lock.fxml"),
    SETTINGS("settings.fxml"),
    OPERATIONS("operations.fxml");

    private final String file;

    AppView(String file) {
        this.file = file;
    }

    @Override
    public @Nullable URL url() {
        return AppView.class.getResource(file);
    }
}
