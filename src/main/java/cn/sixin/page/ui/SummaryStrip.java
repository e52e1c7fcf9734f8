package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Latest;
import cn.sixin.kit.work.Once;
import cn.sixin.page.Desk;
import cn.sixin.page.Summary;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a page says of all of its rows, in lines of figures above the table; gone where there are none. */
final class SummaryStrip extends ScrollPane {
    private final Kit kit;
    private final Desk desk;
    private final Summary summary;
    private final Latest latest;
    private final Once asking = new Once(this::ask);
    private final VBox lines = new VBox();
    private final BooleanProperty any = new SimpleBooleanProperty();
    private boolean stale;

    /** @param table whether the table is on screen: without it the form needs the room */
    SummaryStrip(Kit kit, Desk desk, Summary summary, ObservableBooleanValue table) {
        this.kit = kit;
        this.desk = desk;
        this.summary = summary;
        latest = new Latest(kit.background());
        setId("summary");
        getStyleClass().add("summary");
        lines.getStyleClass().add("summary-lines");
        setContent(lines);
        setFitToWidth(true);
        prefViewportHeightProperty().bind(lines.heightProperty());
        setHbarPolicy(ScrollBarPolicy.NEVER);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(any.and(table));
        sceneProperty().addListener((seen, before, now) -> {
            if (now != null && stale) {
                asking.soon();
            }
        });
        // The indexes outlive no page: they are let go of with the desk.
        summary.of()
                .forEach(ledger -> kit.background()
                        .job(kit.text("page.loading"), progress -> desk.index(ledger))
                        .quiet()
                        .onSuccess(index -> {
                            index.onChange(() -> kit.background().screen(this::changed));
                            changed();
                        })
                        .start());
    }

    /** Figures that nobody sees are summed when he comes back to them. */
    private void changed() {
        stale = true;
        if (getScene() != null) {
            asking.soon();
        }
    }

    private void ask() {
        stale = false;
        latest.ask(kit.text("page.loading"), progress -> summary.lines().apply(desk), this::show);
    }

    private void show(List<Summary.Line> read) {
        lines.getChildren().setAll(read.stream().map(SummaryStrip::line).toList());
        any.set(!read.isEmpty());
    }

    private static FlowPane line(Summary.Line line) {
        FlowPane words = new FlowPane(word(line.title(), "summary-title"));
        words.getStyleClass().add("summary-line");
        for (Summary.Figure figure : line.figures()) {
            Label value = word(figure.value(), "strong");
            Label name = word(figure.name(), "muted");
            name.setLabelFor(value);
            HBox both = new HBox(name, value);
            both.getStyleClass().add("summary-figure");
            words.getChildren().add(both);
        }
        return words;
    }

    private static Label word(String text, String style) {
        Label label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
