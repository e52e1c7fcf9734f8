package cn.sixin.page.ui;

import cn.sixin.kit.FxmlFile;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** The views of any ledger's page. */
public enum PageView implements FxmlFile {
    PAGE("ledger-page.fxml"),
    FORM("row-form.fxml");

    private final String file;

    PageView(String file) {
        this.file = file;
    }

    @Override
    public @Nullable URL url() {
        return PageView.class.getResource(file);
    }

    /** The style sheet of all of them, for the theme. */
    public static URL styles() {
        return java.util.Objects.requireNonNull(PageView.class.getResource("page.css"));
    }
}
