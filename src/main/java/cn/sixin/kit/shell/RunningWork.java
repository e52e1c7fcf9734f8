package cn.sixin.kit.shell;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Running;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The oldest work under way with its progress and a way to stop it, and how much more there is. */
final class RunningWork extends HBox {
    private final Kit kit;
    private final Label title = new Label();
    private final Label message = new Label();
    private final Label more = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;
    private final ListChangeListener<Running> changed = change -> show();

    RunningWork(Kit kit) {
        this.kit = kit;
        setId("status-work");
        getStyleClass().add("running-work");
        bar.setId("status-progress");
        message.getStyleClass().add("message");
        cancel = Icons.button("mdal-close", kit.text("kit.cancel"), () -> {});
        cancel.setId("status-cancel");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(message.textProperty());
        message.setTooltip(whole);
        title.setMinWidth(USE_PREF_SIZE);
        more.setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(title, bar, message, more, cancel);
        // Work outlives a window; it must not hold on to a closed one.
        kit.background().running().addListener(new WeakListChangeListener<>(changed));
        show();
    }

    private void show() {
        ObservableList<Running> all = kit.background().running();
        bar.progressProperty().unbind();
        message.textProperty().unbind();
        setVisible(!all.isEmpty());
        if (all.isEmpty()) {
            bar.setProgress(0); // an unseen bar of unknown progress would go on moving
            return;
        }
        Running first = all.getFirst();
        title.setText(first.title());
        more.setText(all.size() > 1 ? kit.text("kit.status.more", all.size() - 1) : "");
        bar.progressProperty().bind(first.progressProperty());
        bar.setAccessibleText(first.title());
        message.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(first), first.messageProperty(), first.progressProperty()));
        cancel.setDisable(first.cancelled());
        cancel.setAccessibleText(kit.text("kit.status.cancel", first.title()));
        cancel.setOnAction(event -> {
            first.cancel();
            cancel.setDisable(true);
        });
    }

    private static String words(Running work) {
        double done = work.progressProperty().get();
        String percent = done < 0 ? "" : Math.round(done * 100) + "%";
        String said = work.messageProperty().get();
        return said.isEmpty() ? percent : percent.isEmpty() ? said : percent + "  " + said;
    }
}
