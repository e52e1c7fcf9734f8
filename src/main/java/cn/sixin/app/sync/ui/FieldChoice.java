package cn.sixin.app.sync.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kind.Editor;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One column of a conflict: what stands, what was offered, or another value. */
final class FieldChoice {
    private final Kit kit;
    private final Contested.Field field;
    private final String blank;
    private final ToggleGroup group = new ToggleGroup();
    private final RadioButton kept;
    private final RadioButton offered;
    private final RadioButton other;
    private final TextField typed = new TextField();
    private final Label problem = new Label();

    FieldChoice(Kit kit, Contested conflict, Contested.Field field, Showing showing, boolean whole) {
        this.kit = kit;
        this.field = field;
        blank = kit.text(conflict.blank());
        boolean decides = conflict.byColumn();
        String label = field.column().label(kit.labels());
        kept = button("kept", shown(field.kept(), showing, whole), label);
        offered = button("offered", shown(field.offered(), showing, whole), label);
        other = button("other", kit.text("sync.conflict.other"), label);
        (conflict.prefersOffered(field) ? offered : kept).setSelected(true);
        typed.setId("conflict-typed-" + field.column().name());
        typed.setAccessibleText(kit.text("sync.conflict.other_of", label));
        typed.textProperty().addListener((seen, was, is) -> {
            if (!is.isEmpty()) {
                other.setSelected(true);
            }
        });
        problem.getStyleClass().add("problem-text");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        for (RadioButton each : new RadioButton[] {kept, offered, other}) {
            each.setDisable(!decides);
            // What cannot be chosen is still read.
            each.setStyle(decides ? "" : "-fx-opacity: 1;");
        }
    }

    private RadioButton button(String side, String words, String label) {
        RadioButton button = new RadioButton(words);
        button.setId("conflict-" + side + "-" + field.column().name());
        button.setAccessibleText(label + " " + words);
        button.setToggleGroup(group);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private String shown(Row row, Showing showing, boolean whole) {
        Column<?> column = field.column();
        String text = whole ? column.show(row, showing) : column.showMasked(row, showing);
        return text.isEmpty() ? blank : text;
    }

    /** @param another whether a value of its own may be typed */
    void into(GridPane grid, int line, boolean another) {
        Label label = new Label(field.column().label(kit.labels()));
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(line, label, kept, offered);
        Editor editor = field.column().kind().editor();
        if (another && editor != Editor.ATTACHMENTS && editor != Editor.REFERENCE) {
            HBox box = new HBox(other, typed);
            box.setSpacing(6);
            box.setAlignment(Pos.CENTER_LEFT);
            typed.setPrefColumnCount(8);
            other.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(typed, Priority.ALWAYS);
            grid.add(box, 3, line);
        }
        grid.add(problem, 1, line + 1, 3, 1);
    }

    boolean isTyped() {
        return group.getSelectedToggle() == other;
    }

    boolean isKept() {
        Toggle chosen = group.getSelectedToggle();
        return chosen == kept;
    }

    Column<?> column() {
        return field.column();
    }

    /** The value chosen; blank for none. @return empty when what was typed cannot be kept, which is then shown */
    Optional<Chosen> chosen(Context context) {
        if (!isTyped()) {
            return Optional.of(new Chosen((isKept() ? field.kept() : field.offered()).get(field.column())));
        }
        Reading<?> reading = field.column().kind().read(Cell.of(typed.getText()), context);
        Optional<Problem> wrong =
                reading.problems().stream().filter(Problem::isError).findFirst();
        problem.setText(wrong.map(each -> each.text(kit.labels()) + "  " + each.remedy(kit.labels()))
                .orElse(""));
        return wrong.isPresent() ? Optional.empty() : Optional.of(new Chosen(reading.value()));
    }

    /** @param value null for blank */
    record Chosen(@Nullable Object value) {}
}
