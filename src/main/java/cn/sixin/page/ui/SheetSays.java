package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Whole;
import cn.sixin.page.ImportModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * What a sheet does not say row by row since it is the same for all of them, to be said once: the day and phase of a
 * survey, the batch whose passengers are listed.
 */
final class SheetSays {
    private static final double FIELD_WIDTH = 200;
    /** px at 100 %: a batch is called by its enterprise, day and stations. */
    private static final double NAME_WIDTH = 460;

    private final ImportWizard wizard;
    private final Kit kit;
    private final Runnable said;
    private final FlowPane fields = new FlowPane();
    private final VBox box;
    private List<Column<?>> shown = List.of();

    /** @param said after something else is the same for the sheet */
    SheetSays(ImportWizard wizard, Runnable said) {
        this.wizard = wizard;
        this.said = said;
        kit = wizard.kit();
        fields.getStyleClass().add("sheet-says");
        box = new VBox(Notices.line(kit.text("page.import.mapping.same"), "hint"), fields);
        box.setId("mapping-same");
        box.getStyleClass().add("lines");
    }

    Node node() {
        return box;
    }

    /** The columns of which the sheet says nothing may be others now. */
    void follow() {
        ImportModel model = wizard.model();
        List<Column<?>> wanted = new ArrayList<>(model.usual());
        if (model.mayBeInto()) {
            model.ledger().whole().map(Whole::reference).ifPresent(reference -> wanted.add(0, reference));
        }
        box.setVisible(!wanted.isEmpty());
        box.setManaged(!wanted.isEmpty());
        if (!wanted.equals(shown)) {
            shown = wanted;
            fields.getChildren().setAll(wanted.stream().map(this::field).toList());
        }
    }

    private FieldBox field(Column<?> column) {
        ImportModel model = wizard.model();
        FieldBox field = new FieldBox();
        field.setColumn(column.name());
        double width = column.kind() instanceof ReferenceKind ? NAME_WIDTH : FIELD_WIDTH;
        field.setPrefWidth(kit.theme().px(width));
        field.setFree(kit, wizard.desk(), model.ledger(), () -> take(field));
        field.show(model.same(), true);
        return field;
    }

    private void take(FieldBox field) {
        ImportModel model = wizard.model();
        List<Problem> problems = field.reading();
        boolean bad = problems.stream().anyMatch(Problem::isError);
        field.say(problems, kit);
        Row row = bad ? without(model.same(), field.declared()) : field.into(model.same());
        Optional<Whole> whole = model.ledger().whole().filter(w -> w.reference() == field.declared());
        if (whole.isPresent()) {
            model.into(Optional.ofNullable(row.get(whole.get().reference())));
        } else {
            model.same(row);
        }
        said.run();
    }

    private static <T> Row without(Row row, Column<T> column) {
        return row.with(column, null);
    }
}
