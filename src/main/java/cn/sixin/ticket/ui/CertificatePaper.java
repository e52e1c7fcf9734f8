package cn.sixin.ticket.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ticket.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Paper;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.stage.Window;

/** 用工证明 on paper, laid out as documents are (GB/T 9704-2012: A4, 156 mm wide, 三号, 28 pt from line to line). */
final class CertificatePaper {
    /** pt: 37, 28, 26 and 35 mm. */
    private static final double TOP = 105;

    private static final double LEFT = 79;
    private static final double RIGHT = 74;
    private static final double BOTTOM = 99;
    /** pt: 156 mm. */
    private static final double WIDTH = 442;

    /** pt: 三号 and 二号. */
    private static final double BODY = 16;

    private static final double TITLE = 22;
    private static final double NOTE = 12;
    private static final double LINE_GAP = 6;
    /** Two characters' width, in the fullwidth space that documents indent with. */
    private static final String INDENT = "\u3000\u3000";

    /** What came of it. */
    enum Came {
        PRINTED,
        /** The officer chose not to. */
        LEFT,
        NO_PRINTER,
        FAILED
    }

    private final Kit kit;
    private final Certificate words;

    CertificatePaper(Kit kit, Certificate words) {
        this.kit = kit;
        this.words = words;
    }

    /** A job for the printer that this machine prints with; empty when it has none. On the FX thread. */
    static Optional<PrinterJob> printer() {
        return Printer.getDefaultPrinter() == null
                ? Optional.empty()
                : Optional.ofNullable(PrinterJob.createPrinterJob());
    }

    /** Asks which printer; on the FX thread. @param printer as {@link #printer} gives it */
    Came print(Window owner, Optional<PrinterJob> printer) {
        if (printer.isEmpty()) {
            return Came.NO_PRINTER;
        }
        PrinterJob job = printer.get();
        if (!job.showPrintDialog(owner)) {
            job.cancelJob();
            return Came.LEFT;
        }
        PageLayout layout =
                job.getPrinter().createPageLayout(Paper.A4, PageOrientation.PORTRAIT, LEFT, RIGHT, TOP, BOTTOM);
        return job.printPage(layout, page()) && job.endJob() ? Came.PRINTED : Came.FAILED;
    }

    /** The page's printed part, laid out. */
    Node page() {
        List<Node> lines = new ArrayList<>();
        lines.add(line(words.title(), TITLE, Pos.CENTER));
        lines.add(line(words.number(), NOTE, Pos.CENTER_RIGHT));
        lines.add(gap());
        lines.add(line(words.addressee(), BODY, Pos.CENTER_LEFT));
        words.body().forEach(paragraph -> lines.add(line(INDENT + paragraph, BODY, Pos.CENTER_LEFT)));
        lines.add(gap());
        lines.add(line(words.signer(), BODY, Pos.CENTER_RIGHT));
        lines.add(line(words.date(), BODY, Pos.CENTER_RIGHT));
        lines.add(line(words.note(), NOTE, Pos.CENTER_RIGHT));
        VBox page = new VBox(LINE_GAP);
        page.getChildren().setAll(lines);
        page.setPrefWidth(WIDTH);
        page.setMinWidth(WIDTH);
        page.setMaxWidth(WIDTH);
        // White paper and black ink, whatever the screen looks like; styles hold within a scene only.
        page.setStyle(
                "-fx-background-color: white; -fx-font-family: '" + kit.theme().family() + "';");
        Group paper = new Group(page);
        new Scene(paper);
        paper.applyCss();
        paper.layout();
        return page;
    }

    private static Region gap() {
        Region gap = new Region();
        gap.setMinHeight(BODY);
        return gap;
    }

    private static Label line(String text, double size, Pos place) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setAlignment(place);
        label.setTextAlignment(place == Pos.CENTER_RIGHT ? TextAlignment.RIGHT : TextAlignment.LEFT);
        label.setStyle("-fx-font-size: " + size + "px; -fx-text-fill: black; -fx-line-spacing: " + LINE_GAP + "px;"
                + (size == TITLE ? " -fx-font-weight: bold;" : ""));
        return label;
    }
}
