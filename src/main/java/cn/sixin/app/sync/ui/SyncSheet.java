package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Running;
import cn.sixin.sync.Outcome.End;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A sync, watched: what it does, how fast, what is left; then what came of it and the way on. It stands beside the desk,
 * not in its way: whoever closes it stops nothing.
 */
public final class SyncSheet {
    private final Kit kit;
    private final SyncModel model;
    private final ReceiptText words;
    private final Runnable decide;
    private final Runnable settings;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Label phase = wrapped("sync-phase", "");
    private final Label end = wrapped("sync-end", "strong");
    private final Label remedy = wrapped("sync-remedy", "muted");
    private final Label said = wrapped("sync-said", "said");
    private final VBox lines = new VBox();
    private final ProgressBar bar = new ProgressBar();
    private final FlowPane actions = new FlowPane();
    private final Button cancel;
    private boolean open;

    /** @param decide shows what is left for people @param settings where the station is enrolled */
    public SyncSheet(Kit kit, SyncModel model, ZoneId zone, Runnable decide, Runnable settings) {
        this.kit = kit;
        this.model = model;
        this.decide = decide;
        this.settings = settings;
        words = new ReceiptText(kit.labels(), zone);
        cancel = button("sync-cancel", "sync.cancel", this::cancel);
        bar.setId("sync-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        lines.setId("sync-lines");
        lines.getStyleClass().add("sync-lines");
        actions.getStyleClass().add("card-actions");
        Label hint = wrapped("sync-hint", "muted");
        hint.setText(kit.text("sync.hint"));
        hint.visibleProperty().bind(bar.visibleProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        VBox body = new VBox(bar, phase, end, remedy, lines, actions, said, hint);
        body.getStyleClass().addAll("dialog-body", "sync-sheet");
        for (Label label : new Label[] {phase, end, remedy, said}) {
            label.managedProperty().bind(label.textProperty().isNotEmpty());
        }
        bar.managedProperty().bind(bar.visibleProperty());
        dialog.initModality(Modality.NONE);
        dialog.setTitle(kit.text("sync.title"));
        dialog.setHeaderText(kit.text("sync.title"));
        dialog.setResizable(true);
        dialog.getDialogPane().getStyleClass().addAll("kit-dialog", "sheet");
        dialog.getDialogPane().setContent(body);
        dialog.getDialogPane().setPrefWidth(kit.theme().px(520));
        dialog.getDialogPane().getButtonTypes().add(new ButtonType(kit.text("kit.close"), ButtonData.CANCEL_CLOSE));
        dialog.setOnHidden(event -> open = false);
        model.onEnd(this::ended);
        model.running().addListener((seen, was, is) -> {
            if (is == null) {
                still();
            }
        });
    }

    /** Nothing runs any more; what came of it, where that is known, is said next. */
    private void still() {
        bar.progressProperty().unbind();
        phase.textProperty().unbind();
        phase.setText("");
        bar.setProgress(0);
        bar.setVisible(false);
        cancel.setDisable(false);
        actions.getChildren().setAll(again());
    }

    private Button again() {
        return button("sync-again", "sync.again", () -> {
            model.start();
            follow();
        });
    }

    /** Whether somebody sees what comes of a sync. */
    public boolean isWatched() {
        return open;
    }

    /** Shows it, and begins a sync where the station is enrolled and none runs. */
    public void sync(Window owner) {
        show(owner);
        if (model.running().get() == null) {
            model.start();
        }
        follow();
    }

    private void show(Window owner) {
        if (!open) {
            open = true;
            if (dialog.getOwner() == null) {
                dialog.initOwner(owner);
            }
            dialog.show();
        }
    }

    private void follow() {
        Running run = model.running().get();
        if (run == null) {
            return;
        }
        said.setText("");
        end.setText("");
        remedy.setText("");
        lines.getChildren().clear();
        bar.setVisible(true);
        bar.setAccessibleText(kit.text("sync.title"));
        bar.progressProperty().bind(run.progressProperty());
        phase.textProperty().bind(run.messageProperty());
        actions.getChildren().setAll(cancel);
        fit();
    }

    private void cancel() {
        Running run = model.running().get();
        if (run != null) {
            run.cancel();
            cancel.setDisable(true);
        }
    }

    private void ended(Receipt receipt) {
        end.setText(words.end(receipt));
        remedy.setText(words.remedy(receipt));
        lines.getChildren().setAll(words.lines(receipt).stream().map(this::line).toList());
        actions.getChildren().clear();
        if (receipt.end() == End.UNAUTHORIZED || receipt.end() == End.REVOKED || receipt.end() == End.FORKED) {
            actions.getChildren().add(accent(button("sync-enrol", "sync.to_settings", () -> {
                dialog.close();
                settings.run();
            })));
        }
        boolean left = receipt.conflicts() + receipt.rejected() > 0
                || model.standing().get().counts().conflicts()
                                + model.standing().get().counts().attention()
                        > 0;
        if (left) {
            actions.getChildren().add(accent(button("sync-decide", "sync.to_decide", () -> {
                dialog.close();
                decide.run();
            })));
        }
        if (receipt.end() != End.DONE && receipt.end() != End.UNAUTHORIZED) {
            actions.getChildren().add(again());
        }
        if (!receipt.server().isEmpty()) {
            ReceiptPaper paper = new ReceiptPaper(kit, words, said::setText, ReceiptPaper::printer);
            actions.getChildren().add(button("sync-print", "sync.print", () -> paper.print(receipt, window())));
            actions.getChildren().add(button("sync-export", "sync.export", () -> paper.export(receipt, window())));
        }
        fit();
    }

    private Window window() {
        return dialog.getDialogPane().getScene().getWindow();
    }

    private void fit() {
        if (open) {
            window().sizeToScene();
        }
    }

    private Label line(String text) {
        Label label = wrapped(null, "sync-line");
        label.setText(text);
        return label;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(kit.text(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Node accent(Button button) {
        button.getStyleClass().add("accent");
        return button;
    }

    private static Label wrapped(@Nullable String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }
}
