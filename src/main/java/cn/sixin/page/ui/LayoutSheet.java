package cn.sixin.page.ui;

import cn.sixin.exchange.ExportColumn.Style;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.page.ExportLayout;
import cn.sixin.page.ExportModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How one recipient wants a list: which columns, in which order, under which words. */
final class LayoutSheet {
    private static final double WIDTH = 760;

    private final Kit kit;
    private final ExportModel model;
    private final Optional<ExportLayout> present;
    private final BiConsumer<List<ExportLayout>, String> changed;
    private final TextField name = new TextField();
    private final VBox lines = new VBox();
    private final VBox notice = new VBox();
    private final List<Line> order = new ArrayList<>();

    /** @param changed takes all layouts and the name of the one that was kept; "" when one was deleted */
    LayoutSheet(
            Kit kit,
            ExportModel model,
            Optional<ExportLayout> present,
            BiConsumer<List<ExportLayout>, String> changed) {
        this.kit = kit;
        this.model = model;
        this.present = present;
        this.changed = changed;
        ExportLayout begun = present.orElseGet(() -> model.asShown(""));
        begun.items()
                .forEach(item -> ExportLayout.sources(model.ledger()).stream()
                        .filter(source -> source.code().equals(item.source()))
                        .findFirst()
                        .ifPresent(source -> order.add(new Line(source, item))));
        ExportLayout.sources(model.ledger()).stream()
                .filter(source ->
                        begun.items().stream().noneMatch(item -> item.source().equals(source.code())))
                .forEach(source -> order.add(new Line(source, null)));
        name.setId("layout-name");
        name.setText(begun.name());
        name.setPromptText(kit.text("page.layout.name.prompt"));
        name.setAccessibleText(kit.text("page.layout.name"));
    }

    void show(Window owner) {
        lines.getStyleClass().add("layout-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
        VBox body = new VBox(
                Notices.line(kit.text("page.layout.name"), "section-title"),
                name,
                Notices.line(kit.text("page.layout.hint"), "muted"),
                scroll,
                notice);
        body.getStyleClass().add("lines");
        fill();
        Sheet sheet = new Sheet(kit, owner, kit.text("page.layout.title"), body, WIDTH);
        Button keep = sheet.action(kit.text("page.layout.keep"), () -> keep(sheet));
        keep.setId("layout-keep");
        present.ifPresent(layout -> sheet.action(kit.text("page.layout.forget"), () -> forget(sheet, layout))
                .getStyleClass()
                .remove("accent"));
        sheet.closedBy("page.cancel").show();
        name.requestFocus();
    }

    private void fill() {
        lines.getChildren().setAll(order.stream().map(Line::node).toList());
    }

    private void keep(Sheet sheet) {
        String called = name.getText().strip();
        List<ExportLayout.Item> items =
                order.stream().filter(Line::isTaken).map(Line::item).toList();
        if (called.isEmpty() || items.isEmpty()) {
            String key = called.isEmpty() ? "page.layout.name.required" : "page.layout.empty";
            notice.getChildren().setAll(Notices.of(true, kit.text(key), ""));
            name.requestFocus();
            return;
        }
        ExportLayout layout = new ExportLayout(called, items);
        kit.background()
                .job(kit.text("page.layout.keep"), progress -> model.layouts().keep(layout))
                .quiet()
                .onSuccess(all -> done(sheet, all, called))
                .start();
    }

    private void forget(Sheet sheet, ExportLayout layout) {
        kit.background()
                .job(kit.text("page.layout.forget"), progress -> model.layouts().forget(layout.name()))
                .quiet()
                .onSuccess(all -> done(sheet, all, ""))
                .start();
    }

    private void done(Sheet sheet, List<ExportLayout> all, String kept) {
        sheet.close();
        changed.accept(all, kept);
    }

    private void move(Line line, int by) {
        int to = order.indexOf(line) + by;
        if (to >= 0 && to < order.size()) {
            order.remove(line);
            order.add(to, line);
            fill();
        }
    }

    /** One column that may go out. */
    private final class Line {
        private final ExportLayout.Source source;
        private final CheckBox taken;
        private final TextField header;
        private final ComboBox<Style> style = new ComboBox<>();
        private final HBox node;

        Line(ExportLayout.Source source, ExportLayout.@Nullable Item item) {
            this.source = source;
            String label = source.label(kit.labels());
            taken = new CheckBox(label);
            taken.setSelected(item != null);
            taken.setId("layout-" + id());
            header = new TextField(item == null ? source.header(kit.labels()) : item.header());
            header.setId("layout-header-" + id());
            header.setAccessibleText(kit.text("page.layout.header", label));
            style.getItems().setAll(Style.values());
            style.setConverter(new StyleWords());
            style.setValue(item == null ? Style.PLAIN : item.style());
            style.setAccessibleText(kit.text("page.layout.style", label));
            header.disableProperty().bind(taken.selectedProperty().not());
            style.disableProperty().bind(taken.selectedProperty().not());
            node = new HBox(
                    taken,
                    header,
                    style,
                    Icons.button("mdal-arrow_upward", kit.text("kit.columns.up", label), () -> move(this, -1)),
                    Icons.button("mdal-arrow_downward", kit.text("kit.columns.down", label), () -> move(this, 1)));
            node.getStyleClass().add("layout-line");
            HBox.setHgrow(header, Priority.ALWAYS);
        }

        private String id() {
            return source.code().replace("#", "number").replace("/", "whole-");
        }

        HBox node() {
            return node;
        }

        boolean isTaken() {
            return taken.isSelected();
        }

        ExportLayout.Item item() {
            String typed = header.getText().strip();
            return new ExportLayout.Item(
                    source.code(), typed.isEmpty() ? source.header(kit.labels()) : typed, style.getValue());
        }
    }

    private final class StyleWords extends StringConverter<Style> {
        @Override
        public String toString(@Nullable Style value) {
            return value == null
                    ? ""
                    : kit.text("page.layout.style." + value.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public Style fromString(String text) {
            throw new UnsupportedOperationException("the list is not typed into");
        }
    }
}
