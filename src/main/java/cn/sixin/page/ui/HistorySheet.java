package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.page.History;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** What happened to a row: who, when, which fields, old and new. */
final class HistorySheet {
    private static final double WIDTH = 720;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Kit kit;

    HistorySheet(Kit kit) {
        this.kit = kit;
    }

    void show(Window owner, String title, List<History.Entry> entries) {
        VBox list = new VBox();
        list.getStyleClass().add("history");
        entries.forEach(entry -> list.getChildren().add(entry(entry)));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setId("history-list");
        scroll.getStyleClass().add("sheet-scroll");
        Region content = entries.isEmpty() ? new EmptyState("mdal-history", kit.text("page.history.none")) : scroll;
        new Sheet(kit, owner, kit.text("page.history.title", title), content, WIDTH)
                .closedBy("page.close")
                .show();
    }

    /** A moment as people of this machine read it. */
    static String when(Instant at) {
        return WHEN.format(at.atZone(ZoneId.systemDefault()));
    }

    private Node entry(History.Entry entry) {
        Label what =
                new Label(kit.text("page.history.what." + entry.what().name().toLowerCase(Locale.ROOT)));
        what.getStyleClass().add("strong");
        Label who = new Label(entry.officer());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label when = new Label(when(entry.at()));
        when.getStyleClass().add("muted");
        HBox head = new HBox(what, who, gap, when);
        head.getStyleClass().add("history-head");
        VBox box = new VBox(head);
        box.getStyleClass().add("card-box");
        if (!entry.why().isEmpty()) {
            box.getChildren().add(muted(kit.text("page.history.why") + " " + entry.why()));
        }
        if (!entry.fields().isEmpty()) {
            box.getChildren().add(fields(entry.fields()));
        }
        return box;
    }

    private GridPane fields(List<History.Field> fields) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("history-fields");
        for (double percent : new double[] {22, 39, 39}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(
                0,
                muted(kit.text("page.history.field")),
                muted(kit.text("page.history.before")),
                muted(kit.text("page.history.after")));
        for (int i = 0; i < fields.size(); i++) {
            History.Field field = fields.get(i);
            grid.addRow(i + 1, muted(field.label()), value(field.before()), value(field.after()));
        }
        return grid;
    }

    private Label value(String text) {
        Label label = new Label(text.isEmpty() ? kit.text("page.history.blank") : text);
        label.setWrapText(true);
        if (text.isEmpty()) {
            label.getStyleClass().add("muted");
        }
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }
}
