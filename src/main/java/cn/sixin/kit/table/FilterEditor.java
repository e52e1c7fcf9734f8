package cn.sixin.kit.table;

import cn.sixin.kit.Icons;
import cn.sixin.kit.control.LunarNote;
import cn.sixin.kit.table.TableField.Choice;
import cn.sixin.ledger.Labels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The fields in which a column is narrowed down; Enter applies. */
final class FilterEditor extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Labels labels;
    private final TableField field;
    private final Consumer<@Nullable Condition> apply;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final List<CheckBox> boxes = new ArrayList<>();

    /** @param sort told true for descending; the keyboard's way to what a click on the header does */
    FilterEditor(
            Labels labels,
            TableField field,
            @Nullable Condition present,
            Consumer<Boolean> sort,
            Consumer<@Nullable Condition> apply) {
        this.labels = labels;
        this.field = field;
        this.apply = apply;
        getStyleClass().add("filter-editor");
        Label title = new Label(field.header());
        title.getStyleClass().add("strong");
        getChildren().addAll(title, inputs(), buttons(), sorting(sort));
        fill(present);
        from.setOnAction(event -> applyTyped());
        to.setOnAction(event -> applyTyped());
    }

    void focusFirst() {
        (boxes.isEmpty() ? from : boxes.getFirst()).requestFocus();
    }

    private Node inputs() {
        from.setId("filter-from");
        to.setId("filter-to");
        if (field.filter() == TableField.Filter.CHOICE) {
            return choiceBoxes();
        }
        if (field.filter() == TableField.Filter.TEXT) {
            from.setPromptText(labels.text("kit.filter.contains"));
            from.setAccessibleText(labels.text("kit.filter.contains"));
            return from;
        }
        from.setPromptText(labels.text("kit.filter.from"));
        to.setPromptText(labels.text("kit.filter.to"));
        from.setAccessibleText(labels.text("kit.filter.from"));
        to.setAccessibleText(labels.text("kit.filter.to"));
        if (field.filter() == TableField.Filter.DATE) {
            VBox days = new VBox(day(from), day(to));
            days.getStyleClass().add("days");
            return days;
        }
        HBox range = new HBox(from, new Label("–"), to);
        range.getStyleClass().add("range");
        return range;
    }

    /** With its lunar day as soon as it can be read. */
    private static Node day(TextField input) {
        LunarNote note = new LunarNote(input);
        input.textProperty().addListener((seen, was, is) -> note.say(told(is)));
        return note.withField();
    }

    private static @Nullable LocalDate told(String text) {
        try {
            return date(text.strip());
        } catch (DateTimeParseException halfTyped) {
            return null;
        }
    }

    private Node choiceBoxes() {
        VBox list = new VBox();
        list.getStyleClass().add("choices");
        List<Choice> all = new ArrayList<>(field.choices());
        all.add(new Choice("", labels.text("kit.filter.blank")));
        for (Choice choice : all) {
            CheckBox box = new CheckBox(choice.label());
            box.setUserData(choice.code());
            boxes.add(box);
            list.getChildren().add(box);
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("choice-scroll");
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private Node sorting(Consumer<Boolean> sort) {
        Button up = new Button(labels.text("kit.sort.up"), Icons.of("mdal-arrow_upward"));
        up.setId("sort-up");
        up.setOnAction(event -> sort.accept(false));
        Button down = new Button(labels.text("kit.sort.down"), Icons.of("mdal-arrow_downward"));
        down.setId("sort-down");
        down.setOnAction(event -> sort.accept(true));
        HBox row = new HBox(up, down);
        row.getStyleClass().add("sorting");
        return row;
    }

    private Node buttons() {
        Button clear = new Button(labels.text("kit.filter.clear"));
        clear.setId("filter-clear");
        clear.setOnAction(event -> apply.accept(null));
        Button ok = new Button(labels.text("kit.filter.apply"));
        ok.setId("filter-apply");
        ok.getStyleClass().add("accent");
        ok.setDefaultButton(true);
        ok.setOnAction(event -> applyTyped());
        HBox row = new HBox(clear, ok);
        row.getStyleClass().add("buttons");
        return row;
    }

    private void fill(@Nullable Condition present) {
        switch (present) {
            case Condition.Contains(String text) -> from.setText(text);
            case Condition.AnyOf(SortedSet<String> codes) ->
                boxes.forEach(box -> box.setSelected(codes.contains(String.valueOf(box.getUserData()))));
            case Condition.Numbers(Optional<BigDecimal> least, Optional<BigDecimal> most) -> {
                from.setText(least.map(BigDecimal::toPlainString).orElse(""));
                to.setText(most.map(BigDecimal::toPlainString).orElse(""));
            }
            case Condition.Dates(Optional<LocalDate> first, Optional<LocalDate> last) -> {
                from.setText(first.map(LocalDate::toString).orElse(""));
                to.setText(last.map(LocalDate::toString).orElse(""));
            }
            case null -> {}
        }
    }

    private void applyTyped() {
        switch (field.filter()) {
            case TEXT ->
                apply.accept(
                        from.getText().isBlank()
                                ? null
                                : new Condition.Contains(from.getText().strip()));
            case CHOICE -> applyChoices();
            case NUMBER -> applyNumbers();
            case DATE -> applyDates();
            case NONE -> apply.accept(null);
        }
    }

    private void applyChoices() {
        SortedSet<String> codes = new TreeSet<>();
        boxes.stream().filter(CheckBox::isSelected).forEach(box -> codes.add(String.valueOf(box.getUserData())));
        apply.accept(codes.isEmpty() ? null : new Condition.AnyOf(codes));
    }

    private void applyNumbers() {
        Optional<Optional<BigDecimal>> least = read(from, FilterEditor::number);
        Optional<Optional<BigDecimal>> most = read(to, FilterEditor::number);
        if (least.isPresent() && most.isPresent()) {
            boolean open = least.get().isEmpty() && most.get().isEmpty();
            apply.accept(open ? null : new Condition.Numbers(least.get(), most.get()));
        }
    }

    private void applyDates() {
        Optional<Optional<LocalDate>> first = read(from, FilterEditor::date);
        Optional<Optional<LocalDate>> last = read(to, FilterEditor::date);
        if (first.isPresent() && last.isPresent()) {
            boolean open = first.get().isEmpty() && last.get().isEmpty();
            apply.accept(open ? null : new Condition.Dates(first.get(), last.get()));
        }
    }

    /** Empty when what is typed cannot be read; the field is then marked and nothing applied. */
    private static <T> Optional<Optional<T>> read(TextField input, java.util.function.Function<String, T> reader) {
        String text = input.getText().strip();
        try {
            Optional<T> value = text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
            input.pseudoClassStateChanged(DANGER, false);
            return Optional.of(value);
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            input.pseudoClassStateChanged(DANGER, true);
            input.requestFocus();
            return Optional.empty();
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    /** 2027-2-3, 2027/02/03 and 20270203 alike. */
    private static LocalDate date(String text) {
        String[] parts = text.split("[-/.]");
        if (parts.length == 3) {
            return LocalDate.parse(
                    "%4s-%2s-%2s".formatted(parts[0], parts[1], parts[2]).replace(' ', '0'));
        }
        return LocalDate.parse(text, java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
    }
}
