package cn.sixin.page.ui;

import cn.sixin.exchange.Start;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.LedgerPageModel;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The import wizard over a page, which waits beneath it. */
final class ImportCover {
    private final Kit kit;
    private final LedgerPageModel model;
    private final StackPane over;
    private final Node page;
    private final Runnable uncovered;

    ImportCover(Kit kit, LedgerPageModel model, StackPane over, Node page, Runnable uncovered) {
        this.kit = kit;
        this.model = model;
        this.over = over;
        this.page = page;
        this.uncovered = uncovered;
    }

    boolean isUp() {
        return over.isVisible();
    }

    ImportWizard raise() {
        return raise(model.ledger(), Start.of(model.ledger(), model.desk().context()), uncovered);
    }

    /** For the rows of another ledger that has no page on screen; then the officer is back where he was. */
    ImportWizard raise(Ledger other, Start start) {
        Node focus = page.getScene().getFocusOwner();
        return raise(other, start, focus == null ? uncovered : focus::requestFocus);
    }

    private ImportWizard raise(Ledger of, Start start, Runnable then) {
        ImportWizard wizard = new ImportWizard(kit, model.desk(), of, start, () -> lower(then));
        over.getChildren().setAll(wizard.node());
        over.setUserData(wizard);
        cover(true);
        return wizard;
    }

    void raise(Path workbook) {
        raise().open(workbook);
    }

    private void lower(Runnable then) {
        over.getChildren().clear();
        cover(false);
        then.run();
    }

    private void cover(boolean covered) {
        over.setVisible(covered);
        over.setManaged(covered);
        page.setVisible(!covered);
    }
}
