package cn.sixin.weekly.ui;

import cn.sixin.kit.Kit;
import cn.sixin.weekly.Compared;
import cn.sixin.weekly.Figure;
import cn.sixin.weekly.Line;
import cn.sixin.weekly.Rate;
import cn.sixin.weekly.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The figures that are asked for first, both ways of counting who returned side by side; each opens its rows. */
final class Headline {
    private static final List<Line> LINES = List.of(
            new Line.By(Rate.OPENING),
            new Line.By(Rate.RETURN_HOME),
            new Line.By(Rate.RETURN_ALL),
            new Line.Of(Figure.HIRED),
            new Line.Of(Figure.SHORT_TOTAL));

    private final Kit kit;

    Headline(Kit kit) {
        this.kit = kit;
    }

    List<Node> of(Report report, Consumer<Line> open) {
        return LINES.stream().<Node>map(line -> tile(line, report, open)).toList();
    }

    private Button tile(Line line, Report report, Consumer<Line> open) {
        String name = line.label(kit.labels());
        String value = line.text(report.figures());
        String since = since(line, report.lastWeek(), report);
        VBox box = new VBox(label(name, "muted"), label(value, "tile-value"));
        if (!since.isEmpty()) {
            box.getChildren().add(label(since, "muted"));
        }
        box.getStyleClass().add("tile");
        Button tile = new Button();
        tile.setGraphic(box);
        tile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        tile.getStyleClass().add("weekly-tile");
        tile.setId("tile-" + line.figures().getFirst().code());
        tile.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setAccessibleText(name + " " + value + " " + since);
        tile.setOnAction(event -> open.accept(line));
        return tile;
    }

    private String since(Line line, Optional<Compared> lastWeek, Report report) {
        return lastWeek.map(before ->
                        kit.text("weekly.tile.since", Line.signed(line.since(before.figures(), report.figures()))))
                .orElse("");
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
