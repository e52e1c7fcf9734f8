package cn.sixin.page.ui;

import cn.sixin.exchange.MarkedBook;
import cn.sixin.kit.Kit;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.FileChooser;

/** The officer's own workbook back, with the cells marked that did not come in. */
final class MarkedOffer {
    private final ImportWizard wizard;
    private final Kit kit;

    MarkedOffer(ImportWizard wizard) {
        this.wizard = wizard;
        kit = wizard.kit();
    }

    List<Node> nodes() {
        Button take = wizard.button("import-marked", "page.import.marked", this::choose);
        return List.of(Notices.line(kit.text("page.import.marked.hint"), "hint"), take);
    }

    private void choose() {
        Path source = wizard.model().file();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.text("page.import.marked"));
        chooser.setInitialFileName(kit.text("page.import.marked.name", String.valueOf(source.getFileName())));
        File target = chooser.showSaveDialog(wizard.node().getScene().getWindow());
        if (target != null) {
            write(target.toPath());
        }
    }

    void write(Path target) {
        MarkedBook marked = new MarkedBook(wizard.steps().plans(), kit.labels());
        wizard.run(
                kit.text("page.import.marked"),
                progress -> marked.write(wizard.model().file(), target),
                same -> wizard.say(kit.text("page.import.marked.done", target.toString())));
    }
}
