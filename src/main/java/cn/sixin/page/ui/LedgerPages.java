package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.LedgerPageModel;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;

/** Makes the page of a ledger from its declaration. */
public final class LedgerPages {
    private final Kit kit;
    private final Desk desk;
    private final Ways ways;

    /** @param ways between the pages */
    public LedgerPages(Kit kit, Desk desk, Ways ways) {
        this.kit = kit;
        this.desk = desk;
        this.ways = ways;
    }

    /** A page on screen and what drives it. */
    public record Shown(Parent root, LedgerPageController controller) {}

    /**
     * On the FX thread.
     *
     * @param beside makes what stands beside the form, given the way to open another row of the page
     */
    public Shown open(LedgerPage page, Optional<Function<LedgerPageModel, Beside>> beside) {
        LedgerPageModel model = new LedgerPageModel(desk, page);
        Views views = new Views(kit.labels());
        views.register(LedgerPageController.class, () -> new LedgerPageController(kit, views, model, beside));
        views.register(RowFormController.class, () -> new RowFormController(kit, views, model, ways));
        Views.View<LedgerPageController> view = views.load(PageView.PAGE, LedgerPageController.class);
        return new Shown(view.root(), view.controller());
    }
}
