package cn.sixin.kit.table;

import cn.sixin.kit.Icons;
import cn.sixin.ledger.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;

/** What the rows are narrowed down to, in words, each with its way out; takes no room when there is nothing. */
final class FilterChips extends FlowPane {
    private final Labels labels;
    private final Map<String, TableField> fields;
    private final Actions actions;

    /** What a chip does. */
    interface Actions {
        void edit(String column);

        void lift(String column);

        void liftAll();
    }

    FilterChips(Labels labels, Map<String, TableField> fields, Actions actions) {
        this.labels = labels;
        this.fields = fields;
        this.actions = actions;
        getStyleClass().add("filter-chips");
        show(Arrangement.ALL);
    }

    void show(Arrangement arrangement) {
        getChildren().clear();
        arrangement.conditions().forEach((column, condition) -> {
            TableField field = fields.get(column);
            if (field != null) {
                getChildren().add(chip(field, condition));
            }
        });
        boolean any = !getChildren().isEmpty();
        if (any) {
            Hyperlink all = new Hyperlink(labels.text("kit.filter.clear_all"));
            all.setId("filter-clear-all");
            all.setOnAction(event -> actions.liftAll());
            getChildren().add(all);
        }
        setVisible(any);
        setManaged(any);
    }

    private javafx.scene.Node chip(TableField field, Condition condition) {
        String words = field.header() + " " + words(field, condition);
        Button chip = new Button(words);
        chip.getStyleClass().add("chip-text");
        chip.setOnAction(event -> actions.edit(field.name()));
        Button lift = Icons.button(
                "mdal-close", labels.text("kit.filter.lift", field.header()), () -> actions.lift(field.name()));
        lift.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        lift.getStyleClass().add("chip-close");
        javafx.scene.layout.HBox box = new javafx.scene.layout.HBox(chip, lift);
        box.getStyleClass().add("chip");
        return box;
    }

    private String words(TableField field, Condition condition) {
        return switch (condition) {
            case Condition.Contains(String text) -> labels.text("kit.filter.words.contains", text);
            case Condition.AnyOf(SortedSet<String> codes) -> choices(field, codes);
            case Condition.Numbers(var from, var to) ->
                range(from.map(java.math.BigDecimal::toPlainString), to.map(java.math.BigDecimal::toPlainString));
            case Condition.Dates(var from, var to) ->
                range(from.map(java.time.LocalDate::toString), to.map(java.time.LocalDate::toString));
        };
    }

    private String choices(TableField field, SortedSet<String> codes) {
        List<String> names = field.choices().stream()
                .filter(choice -> codes.contains(choice.code()))
                .map(TableField.Choice::label)
                .collect(Collectors.toList());
        if (codes.contains("")) {
            names.add(labels.text("kit.filter.blank"));
        }
        return labels.text("kit.filter.words.any_of", String.join(labels.text("kit.list_comma"), names));
    }

    private String range(Optional<String> from, Optional<String> to) {
        if (to.isEmpty()) {
            return labels.text("kit.filter.words.from", from.orElse(""));
        }
        return from.isEmpty()
                ? labels.text("kit.filter.words.to", to.get())
                : labels.text("kit.filter.words.between", from.get(), to.get());
    }
}
