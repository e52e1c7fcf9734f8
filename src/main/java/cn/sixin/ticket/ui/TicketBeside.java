package cn.sixin.ticket.ui;

import cn.sixin.exchange.Letter;
import cn.sixin.exchange.Start;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Latest;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.Beside;
import cn.sixin.page.ui.Hands;
import cn.sixin.page.ui.SaveSheet;
import cn.sixin.ticket.Certificate;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Beside a batch: its deadline counted down, its passengers at a glance, the way in for their list, its certificate. */
public final class TicketBeside implements Beside {
    private final Kit kit;
    private final Desk desk;
    private final Supplier<Optional<PrinterJob>> printer;
    private final Latest latest;
    private final VBox facts = new VBox();
    private final VBox notice = new VBox();
    private final Button passengers;
    private final Button certificate;
    private final Button print;
    private final ScrollPane scroll;
    private @Nullable Runnable unfollow;
    private @Nullable Hands hands;
    private @Nullable Row draft;

    public TicketBeside(Kit kit, Desk desk) {
        this(kit, desk, CertificatePaper::printer);
    }

    /** @param printer a job for the machine's printer, empty when it has none; is asked on the FX thread */
    public TicketBeside(Kit kit, Desk desk, Supplier<Optional<PrinterJob>> printer) {
        this.kit = kit;
        this.desk = desk;
        this.printer = printer;
        latest = new Latest(kit.background());
        passengers = button("ticket-import", "mdal-get_app", "ticket.beside.import", this::importPassengers);
        certificate = button(
                "ticket-certificate", "mdal-description", "ticket.beside.certificate", () -> certify(this::save));
        print = button("ticket-print", "mdmz-print", "ticket.beside.print", () -> certify(this::print));
        facts.getStyleClass().add("facts");
        VBox box = new VBox(facts, passengers, certificate, print, notice);
        box.getStyleClass().add("facts");
        scroll = new ScrollPane(box);
        scroll.setId("ticket-beside");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("beside", "sheet-scroll");
        scroll.setFocusTraversable(false);
    }

    private Button button(String id, String icon, String key, Runnable action) {
        Button button = new Button(kit.text(key), Icons.of(icon));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> action.run());
        return button;
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public void takes(Hands given) {
        hands = given;
    }

    /** Passengers come and go by imports and on their own page; while nobody looks nothing is asked. */
    private void follow() {
        if (unfollow == null && scroll.getScene() != null) {
            Runnable off =
                    desk.index(Passenger.LEDGER).onChange(() -> kit.background().screen(this::ask));
            unfollow = off;
            scroll.sceneProperty().addListener((seen, before, now) -> {
                if (now == null) {
                    off.run();
                }
            });
        }
    }

    @Override
    public void show(Row row) {
        boolean same = draft != null && draft.sameValues(row) && draft.id().equals(row.id());
        draft = row;
        if (!same) {
            notice.getChildren().clear();
            ask();
        }
    }

    private void ask() {
        Row row = draft;
        if (row != null) {
            latest.ask(kit.text("page.loading"), progress -> TicketFacts.of(row, desk.context()), this::show);
        }
    }

    private void show(TicketFacts now) {
        follow();
        facts.getChildren().setAll(line(kit.text("ticket.beside.title"), "section-title"));
        now.stage().ifPresent(stage -> countdown(now, kit.text("ticket.quick." + stage.name())));
        Row row = Objects.requireNonNull(draft);
        add(kit.text("ticket.beside.passengers", now.passengers(), row.get(Ticket.ACCEPTED, 0)), "strong");
        if (now.passengers() > 0) {
            add(kit.text("ticket.beside.checked", now.passed(), now.failed(), now.toCheck()), "muted");
        }
        if (now.twins() > 0) {
            marked("twin", kit.text("ticket.beside.twins", now.twins()));
        }
        if (row.has(Ticket.TRAVEL_ON)) {
            add(kit.text("ticket.beside.that_day", now.thatDay()), "muted");
        }
        if (now.offersTrain()) {
            marked("special_train", kit.text("ticket.beside.train", now.trainOver()));
        }
        passengers.setDisable(!now.stored());
        certificate.setDisable(!now.stored());
        print.setDisable(!now.stored());
        if (!now.stored()) {
            add(kit.text("ticket.beside.save_first"), "muted");
        }
    }

    private void countdown(TicketFacts now, String stage) {
        now.deadline()
                .ifPresentOrElse(
                        day -> {
                            add(kit.text("ticket.beside.deadline", stage, day.toString()), "muted");
                            long left = now.daysLeft().orElse(0);
                            if (left < 0) {
                                marked("overdue", Countdown.text(left, kit.labels()));
                            } else if (left == 0) {
                                marked("due", Countdown.text(left, kit.labels()));
                            } else {
                                add(Countdown.text(left, kit.labels()), "strong");
                            }
                        },
                        () -> add(kit.text("ticket.beside.no_deadline", stage), "muted"));
    }

    private void add(String text, String style) {
        facts.getChildren().add(line(text, style));
    }

    private void marked(String mark, String text) {
        HBox box = new HBox(Icons.of(ICONS.getOrDefault(mark, ""), "mark", mark), line(text, "strong"));
        box.getStyleClass().add("fact");
        facts.getChildren().add(box);
    }

    private static final Map<String, String> ICONS = Map.of(
            "overdue", "mdal-access_time",
            "due", "mdmz-today",
            "twin", "mdal-content_copy",
            "special_train", "mdmz-train");

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private void importPassengers() {
        Row row = Objects.requireNonNull(draft);
        Start start = Start.of(Passenger.LEDGER, desk.context()).into(row);
        Objects.requireNonNull(hands).importInto(Passenger.LEDGER, start);
    }

    /** Issues the certificate, or says what still has to be filled in. @param how it goes out */
    private void certify(BiConsumer<Row, Certificate> how) {
        Row row = Objects.requireNonNull(draft);
        List<Problem> missing = Certificate.missing(row, desk.context());
        if (missing.isEmpty()) {
            how.accept(row, Certificate.of(row, desk.context()));
            return;
        }
        notice.getChildren().setAll(line(kit.text("ticket.beside.certificate.missing"), "strong"));
        missing.forEach(problem -> notice.getChildren()
                .add(line(problem.text(kit.labels()) + "  " + problem.remedy(kit.labels()), "muted")));
    }

    private void save(Row row, Certificate words) {
        String title = kit.text("ticket.beside.certificate");
        String name = words.title() + "_" + Ticket.ENTERPRISE.show(row, desk.showing()) + ".docx";
        Hands page = Objects.requireNonNull(hands);
        new SaveSheet(kit, title, name)
                .show(
                        page.window(),
                        kit.text("ticket.beside.certificate.about", words.number()),
                        (file, progress) -> write(row, words, file),
                        file -> page.done(kit.text("ticket.beside.certificate.done", file.toString())));
    }

    private void print(Row row, Certificate words) {
        Hands page = Objects.requireNonNull(hands);
        switch (new CertificatePaper(kit, words).print(page.window(), printer.get())) {
            case PRINTED ->
                kit.background()
                        .job(kit.text("ticket.beside.print"), progress -> kept(row, words))
                        .quiet()
                        .onSuccess(number -> page.done(kit.text("ticket.beside.print.done", number)))
                        .start();
            case NO_PRINTER -> told("ticket.beside.print.none");
            case FAILED -> told("ticket.beside.print.failed");
            case LEFT -> {}
        }
    }

    private void told(String key) {
        notice.getChildren().setAll(line(kit.text(key), "strong"), line(kit.text(key + ".remedy"), "muted"));
    }

    /** That a certificate went out stands in the audit trail. */
    private String kept(Row row, Certificate words) {
        desk.store().audit().add(desk.officer(), "certificate", "ticket " + row.id(), words.number());
        return words.number();
    }

    private void write(Row row, Certificate words, Path file) throws cn.sixin.exchange.Refused {
        new Letter(
                        words.title(),
                        words.number(),
                        words.addressee(),
                        words.body(),
                        words.signer(),
                        words.date(),
                        words.note())
                .docx(file);
        kept(row, words);
    }
}
