package cn.sixin.page.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/** Where a workbook is chosen or dropped. */
final class FileStep {
    private FileStep() {}

    static Node of(Kit kit, Button choose, Consumer<Path> chosen) {
        VBox drop = new VBox(
                Icons.of("mdal-description", "large-icon"),
                Notices.line(kit.text("page.import.file.hint"), "hint"),
                choose);
        drop.getStyleClass().add("drop");
        drop.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        drop.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            boolean one = files != null && !files.isEmpty();
            event.setDropCompleted(one);
            if (one) {
                chosen.accept(files.getFirst().toPath());
            }
            event.consume();
        });
        return drop;
    }
}
