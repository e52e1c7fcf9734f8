package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.ReceiptText;
import cn.sixin.kit.Kit;
import cn.sixin.store.Sync;
import java.time.ZoneId;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The page's head, and its tabs by how much is left in them. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class SyncPageController {
    private final Kit kit;
    private final SyncModel model;
    private final ReceiptText words;
    private final Runnable sync;

    @FXML
    private Label now;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab conflictsTab;

    @FXML
    private Tab attentionTab;

    @FXML
    private Tab receiptsTab;

    @FXML
    private Tab packagesTab;

    @FXML
    private ConflictsController conflictsController;

    @FXML
    private AttentionController attentionController;

    @FXML
    private ReceiptsController receiptsController;

    SyncPageController(Kit kit, SyncModel model, ZoneId zone, Runnable sync) {
        this.kit = kit;
        this.model = model;
        this.sync = sync;
        words = new ReceiptText(kit.labels(), zone);
    }

    @FXML
    void initialize() {
        model.standing().addListener((seen, was, is) -> show(is));
        model.onEnd(receipt -> refreshLists());
        model.offered().addListener((seen, was, is) -> lead());
        show(model.standing().get());
    }

    /** To the package that waits to be taken. */
    private void lead() {
        if (model.offered().get().isPresent()) {
            tabs.getSelectionModel().select(packagesTab);
        }
    }

    void refresh() {
        model.refresh();
        refreshLists();
        if (model.offered().get().isPresent()) {
            lead();
            return;
        }
        Sync.Counts left = model.standing().get().counts();
        Tab shown = tabs.getSelectionModel().getSelectedItem();
        boolean nothing =
                shown == conflictsTab && left.conflicts() == 0 || shown == attentionTab && left.attention() == 0;
        if (nothing) {
            tabs.getSelectionModel()
                    .select(left.conflicts() > 0 ? conflictsTab : left.attention() > 0 ? attentionTab : receiptsTab);
        }
    }

    private void refreshLists() {
        conflictsController.refresh();
        attentionController.refresh();
        receiptsController.refresh();
    }

    private void show(SyncModel.Standing is) {
        conflictsTab.setText(counted("sync.conflicts", is.counts().conflicts()));
        attentionTab.setText(counted("sync.attention", is.counts().attention()));
        String last = is.last()
                .map(receipt -> kit.text("sync.last", words.when(receipt.ended()), words.end(receipt)))
                .orElseGet(() -> kit.text(is.membership().isPresent() ? "sync.never" : "sync.not_enrolled"));
        now.setText(
                is.counts().pending() == 0
                        ? last
                        : kit.text("sync.waiting", is.counts().pending(), last));
    }

    private String counted(String key, long count) {
        return count == 0 ? kit.text(key) : kit.text("sync.tab", kit.text(key), count);
    }

    @FXML
    void sync() {
        sync.run();
    }
}
