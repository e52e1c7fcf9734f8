package cn.sixin.app.ui;

import cn.sixin.code.Town;
import cn.sixin.kit.Kit;
import cn.sixin.store.keys.RecoveryCode;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A recovery code on paper, with whose it is. */
final class CodePaper {
    private static final double SPACE = 12;

    private CodePaper() {}

    /** Whether there is a printer at all. */
    static boolean mayPrint() {
        return Printer.getDefaultPrinter() != null;
    }

    /** Asks which printer. @param town 9 digits @return whether it was sent there */
    static boolean print(Kit kit, Window owner, String town, RecoveryCode code) {
        PrinterJob job = PrinterJob.createPrinterJob();
        VBox page = new VBox(
                SPACE,
                new Label(kit.text("app.name") + " · "
                        + Town.find(town).map(Town::name).orElse(town)),
                new Label(kit.text("first.code.sheet")),
                new Label(code.printed()));
        return job != null && job.showPrintDialog(owner) && job.printPage(page) && job.endJob();
    }
}
