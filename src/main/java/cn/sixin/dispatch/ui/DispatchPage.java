package cn.sixin.dispatch.ui;

import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.Ways;
import java.net.URL;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The page of the daily dispatch. */
public enum DispatchPage implements FxmlFile {
    PAGE("dispatch-page.fxml");

    private final String file;

    DispatchPage(String file) {
        this.file = file;
    }

    @Override
    public @Nullable URL url() {
        return DispatchPage.class.getResource(file);
    }

    /** A page on screen and what drives it. */
    public record Shown(Parent root, DispatchController controller) {}

    /** On the FX thread; the ledgers that {@link DispatchModel#needs} names are in memory. */
    public static Shown open(Kit kit, Desk desk, Ways ways) {
        Views views = new Views(kit.labels());
        views.register(
                DispatchController.class,
                () -> new DispatchController(kit, new DispatchModel(desk, kit.background()), ways));
        Views.View<DispatchController> view = views.load(PAGE, DispatchController.class);
        return new Shown(view.root(), view.controller());
    }
}
