package cn.sixin.app.sync.ui;

import cn.sixin.kit.FxmlFile;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Every view of the syncing. */
enum SyncView implements FxmlFile {
    PAGE("sync.fxml");

    private final String file;

    SyncView(String file) {
        this.file = file;
    }

    @Override
    public @Nullable URL url() {
        return SyncView.class.getResource(file);
    }
}
