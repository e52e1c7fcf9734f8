package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.exchange.AtomicFile;
import cn.sixin.exchange.Refused;
import cn.sixin.kit.Kit;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** A receipt on paper or as a text file. */
final class ReceiptPaper {
    private final Kit kit;
    private final ReceiptText words;
    private final Consumer<String> said;
    private final Supplier<Optional<PrinterJob>> printer;

    /** @param said hears what came of it */
    ReceiptPaper(Kit kit, ReceiptText words, Consumer<String> said, Supplier<Optional<PrinterJob>> printer) {
        this.printer = printer;
        this.kit = kit;
        this.words = words;
        this.said = said;
    }

    void print(Receipt receipt, Window owner) {
        PrinterJob job = printer.get().orElse(null);
        if (job == null) {
            said.accept(kit.text("sync.print.none"));
        } else if (job.showPrintDialog(owner)) {
            VBox paper = paper(receipt);
            boolean printed = job.printPage(paper) && job.endJob();
            said.accept(kit.text(printed ? "sync.print.done" : "sync.print.failed"));
        }
    }

    /** What goes to the printer. */
    VBox paper(Receipt receipt) {
        VBox paper = new VBox();
        words.whole(receipt).forEach(line -> paper.getChildren().add(new Label(line)));
        // On paper, whatever the screen's look is.
        paper.setStyle("-fx-background-color: white; -fx-font-size: 11pt; -fx-text-background-color: black;");
        return paper;
    }

    /** The system's; empty where there is none. */
    static Optional<PrinterJob> printer() {
        return Printer.getDefaultPrinter() == null
                ? Optional.empty()
                : Optional.ofNullable(PrinterJob.createPrinterJob());
    }

    void export(Receipt receipt, Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.text("sync.export"));
        chooser.setInitialFileName(
                kit.text("sync.export.name", words.when(receipt.begun()).replaceAll("[^0-9]", "")));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kit.text("sync.export.files"), "*.txt"));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            export(receipt, chosen.toPath());
        }
    }

    void export(Receipt receipt, Path file) {
        String text = String.join("\r\n", words.whole(receipt)) + "\r\n";
        kit.background()
                .job(kit.text("sync.export"), progress -> write(file, text))
                .quiet()
                .onSuccess(said)
                .start();
    }

    private String write(Path file, String text) {
        try {
            AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            return kit.text("sync.export.done", file);
        } catch (Refused refused) {
            return refused.problem().text(kit.labels()) + "  "
                    + refused.problem().remedy(kit.labels());
        }
    }
}
