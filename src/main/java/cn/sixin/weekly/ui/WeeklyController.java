package cn.sixin.weekly.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.shell.Toasts.Tone;
import cn.sixin.kit.work.Latest;
import cn.sixin.ledger.Row;
import cn.sixin.page.ui.SaveSheet;
import cn.sixin.page.ui.Ways;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Weekly;
import java.time.LocalDate;
import java.util.UUID;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The weekly report: any day's figures, what they were summed from, and the submitted ones beside the present. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class WeeklyController {
    /** So wide, in px at 100 %, the tabs stand beside the lines; else the lines are one of them. */
    private static final double LEAST_FOR_BOTH = 1000;

    private final Kit kit;
    private final WeeklyModel model;
    private final Ways ways;
    private final Latest latest;
    private final LineTable lines;
    private final SideTabs tabs;
    private final Headline headline;
    private final ChangeListener<Look> scaled = (seen, before, now) -> arrange();
    private Toasts toasts;
    private NoticeBar noticeBar;
    private KeptBar kept;
    private WeeklyModel.@Nullable Opened shown;
    private @Nullable Row frozen;

    @FXML
    private StackPane root;

    @FXML
    private DatePicker day;

    @FXML
    private Label lunar;

    @FXML
    private MenuButton submitted;

    @FXML
    private Button submit;

    @FXML
    private HBox banner;

    @FXML
    private Label bannerText;

    @FXML
    private FlowPane notices;

    @FXML
    private HBox tiles;

    @FXML
    private StackPane middle;

    @FXML
    private HBox body;

    WeeklyController(Kit kit, WeeklyModel model, Ways ways) {
        this.kit = kit;
        this.model = model;
        this.ways = ways;
        latest = new Latest(kit.background());
        lines = new LineTable(kit, this::openRows);
        tabs = new SideTabs(kit, model, ways);
        headline = new Headline(kit);
    }

    @FXML
    void initialize() {
        kept = new KeptBar(kit, model, submitted, banner, bannerText, this::look);
        noticeBar = new NoticeBar(kit, model, ways, notices, this::openRows);
        toasts = new Toasts(kit);
        root.getChildren().add(toasts);
        day.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate date) {
                return date == null ? "" : date.toString();
            }

            @Override
            public @Nullable LocalDate fromString(String typed) {
                return model.day(typed).orElse(day.getValue());
            }
        });
        day.setValue(model.opening());
        day.valueProperty().addListener((seen, before, now) -> {
            if (now != null && !now.equals(before)) {
                Row looked = frozen;
                if (looked != null && !now.equals(looked.get(Weekly.AS_OF))) {
                    frozen = null;
                }
                refresh();
            }
        });
        HBox.setHgrow(lines.node(), Priority.ALWAYS);
        HBox.setHgrow(tabs.node(), Priority.ALWAYS);
        body.widthProperty().addListener((seen, before, now) -> arrange());
        // The theme outlives the page.
        kit.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
        model.desk().onSaved(() -> kit.background().screen(this::savedMeanwhile));
    }

    /** Computes the report anew. */
    void refresh() {
        LocalDate asOf = day.getValue();
        Row looked = frozen;
        latest.ask(kit.text("weekly.work"), progress -> model.open(asOf, looked, progress), this::show);
    }

    private void savedMeanwhile() {
        if (root.getScene() != null) {
            refresh();
        }
    }

    /** Looks at a submitted report. */
    void open(UUID report) {
        kit.background()
                .job(kit.text("weekly.work"), progress -> model.desk().store().find(Weekly.LEDGER, report))
                .quiet()
                .onSuccess(row -> row.ifPresent(this::look))
                .start();
    }

    private void look(Row report) {
        frozen = report;
        day.setValue(report.get(Weekly.AS_OF, day.getValue()));
        refresh();
    }

    private void show(WeeklyModel.Opened opened) {
        shown = opened;
        Report report = opened.shown();
        lunar.setText(LunarDay.of(report.asOf()).text());
        lines.show(opened);
        tabs.show(opened);
        tiles.getChildren()
                .setAll(headline.of(
                        report,
                        line -> openRows(
                                new LineTable.Asked(line, LunarDay.report(report.asOf()), report.standings()))));
        noticeBar.show(opened.now());
        kept.show(opened);
        empty(report.standings().isEmpty());
        submit.setDisable(opened.frozen() != null || report.standings().isEmpty());
        arrange();
    }

    private void empty(boolean nothing) {
        middle.getChildren().removeIf(EmptyState.class::isInstance);
        if (nothing) {
            middle.getChildren()
                    .add(new EmptyState(
                            "mdal-assessment",
                            kit.text("weekly.nothing"),
                            kit.text("weekly.nothing.go"),
                            () -> ways.go(Dispatch.LEDGER)));
        }
        body.setVisible(!nothing);
    }

    private void openRows(LineTable.Asked asked) {
        new RowsSheet(kit, model, ways).show(window(), asked);
    }

    private Window window() {
        return root.getScene().getWindow();
    }

    @FXML
    void weekBefore() {
        day.setValue(day.getValue().minusDays(Report.WEEK));
    }

    @FXML
    void weekAfter() {
        day.setValue(day.getValue().plusDays(Report.WEEK));
    }

    @FXML
    void backToNow() {
        frozen = null;
        refresh();
    }

    private String definition(WeeklyModel.Opened opened) {
        return opened.frozen() == null
                ? Weekly.DEFINITIONS.codes().getFirst()
                : opened.frozen()
                        .row()
                        .get(Weekly.DEFINITION, Weekly.DEFINITIONS.codes().getFirst());
    }

    @FXML
    void copyText() {
        WeeklyModel.Opened opened = shown;
        if (opened != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.text(opened.shown(), definition(opened)));
            Clipboard.getSystemClipboard().setContent(content);
            toasts.show(Tone.DONE, kit.text("weekly.copied"));
        }
    }

    @FXML
    void exportBook() {
        WeeklyModel.Opened opened = shown;
        if (opened != null) {
            String words = definition(opened);
            String name = kit.text("weekly.ledger") + "_" + opened.shown().asOf() + ".xlsx";
            new SaveSheet(kit, kit.text("weekly.book"), name)
                    .show(
                            window(),
                            kit.text("weekly.book.what"),
                            (file, progress) -> new WeeklyBook(model).write(file, opened, words, progress),
                            file -> toasts.show(Tone.DONE, kit.text("weekly.book.done", file.toString())));
        }
    }

    @FXML
    void submitReport() {
        WeeklyModel.Opened opened = shown;
        if (opened != null) {
            new Submitting(kit, model, toasts).ask(window(), opened.now(), this::open);
        }
    }

    /** The tabs beside the lines where both have room; the headline where there is room above them. */
    private void arrange() {
        if (body.getWidth() <= 0) {
            return;
        }
        boolean both = body.getWidth() >= kit.theme().px(LEAST_FOR_BOTH);
        Node table = lines.node();
        if (both && (tabs.holds() || body.getChildren().isEmpty())) {
            tabs.release();
            body.getChildren().setAll(new VBox(table), tabs.node());
            VBox.setVgrow(table, Priority.ALWAYS);
            body.getChildren().getFirst().getStyleClass().add("weekly-left");
        } else if (!both && !tabs.holds()) {
            body.getChildren().setAll(tabs.node());
            tabs.hold(table);
        }
        boolean headed = both && body.isVisible();
        tiles.setVisible(headed);
        tiles.setManaged(headed);
    }
}
