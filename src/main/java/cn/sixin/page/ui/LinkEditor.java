package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.page.Becoming;
import cn.sixin.page.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The row that this one became, as it stands now, and the way to it. Nobody types it. */
final class LinkEditor extends FieldEditor<UUID> {
    private final Kit kit;
    private final Desk desk;
    private final Becoming becoming;
    private final Label told = new Label();
    private final Button open;
    private final HBox box;
    private @Nullable UUID value;

    LinkEditor(Kit kit, Desk desk, Becoming becoming, Ways ways) {
        super(becoming.link());
        this.kit = kit;
        this.desk = desk;
        this.becoming = becoming;
        told.setId("link-" + column.name());
        told.setWrapText(true);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        open = new Button(kit.text("page.link.open"));
        open.setMinWidth(Button.USE_PREF_SIZE);
        open.managedProperty().bind(open.visibleProperty());
        open.setOnAction(event -> {
            UUID row = value;
            if (row != null) {
                ways.open(becoming.target(), row);
            }
        });
        box = new HBox(told, open);
        box.getStyleClass().add("link-field");
    }

    private Optional<Row> row() {
        return value == null ? Optional.empty() : desk.index(becoming.target()).row(value);
    }

    /** Says anew how the other row stands. */
    void refresh() {
        Labels labels = kit.labels();
        Ledger ledger = column.ledger();
        Optional<Row> row = row().filter(found -> !found.envelope().deleted());
        open.setVisible(row.isPresent());
        told.getStyleClass().remove("muted");
        if (row.isPresent()) {
            told.setText(told(row.get(), labels));
        } else {
            told.getStyleClass().add("muted");
            told.setText(kit.text(value == null ? ledger.name() + ".not_become." + becoming.name() : "page.link.gone"));
        }
    }

    private String told(Row row, Labels labels) {
        List<String> parts = new ArrayList<>();
        becoming.tells().stream()
                .map(shown -> shown.showMasked(row, desk.showing()))
                .filter(text -> !text.isEmpty())
                .forEach(parts::add);
        row.ledger().marksOf(row, desk.context()).forEach(mark -> parts.add(labels.text("mark." + mark.name())));
        return String.join("  ", parts);
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    Button control() {
        return open;
    }

    @Override
    void show(@Nullable UUID shown) {
        value = shown;
        refresh();
    }

    @Override
    Reading<UUID> read() {
        return value == null ? Reading.blank() : Reading.of(value);
    }
}
