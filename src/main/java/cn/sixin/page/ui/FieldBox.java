package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.control.LunarNote;
import cn.sixin.ledger.AttachmentsKind;
import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.page.Becoming;
import cn.sixin.page.Desk;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One column in a form: its label, what edits it, and below it what is wrong. In FXML it needs the column's name alone. */
public final class FieldBox extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Label label = new Label();
    private final Label problem = new Label();
    private final FlowPane offers = new FlowPane();
    private String column = "";
    private boolean pills;
    private @Nullable FieldEditor<?> editor;
    private boolean masked;

    public FieldBox() {
        getStyleClass().add("row-field");
        problem.setWrapText(true);
        problem.getStyleClass().add("field-problem");
        offers.getStyleClass().add("offers");
        offer(List.of());
        say(List.of(), null);
    }

    public String getColumn() {
        return column;
    }

    public void setColumn(String name) {
        column = name;
    }

    public boolean isPills() {
        return pills;
    }

    /** A few choices all in sight, large enough for a finger, in place of a list that drops down. */
    public void setPills(boolean inSight) {
        pills = inSight;
    }

    /** Shows the row that this one became. */
    void setLink(Kit kit, Desk desk, Becoming becoming, Ways ways) {
        set(kit, becoming.link(), new LinkEditor(kit, desk, becoming, ways), () -> {}, () -> {});
    }

    /** Makes the control that the column's kind asks for. @param reveal asked to show a masked value whole */
    void set(Kit kit, Desk desk, Ledger ledger, Runnable changed, Runnable reveal) {
        Column<?> declared = ledger.column(column);
        set(kit, declared, steps(ledger, declared, kit).orElseGet(() -> editor(declared, kit, desk)), changed, reveal);
    }

    /** As {@link #set}, for rows that stand at different steps: a status takes any of its choices. */
    void setFree(Kit kit, Desk desk, Ledger ledger, Runnable changed) {
        Column<?> declared = ledger.column(column);
        set(kit, declared, editor(declared, kit, desk), changed, () -> {});
    }

    private void set(Kit kit, Column<?> declared, FieldEditor<?> made, Runnable changed, Runnable reveal) {
        editor = made;
        label.setText(declared.label(kit.labels()));
        label.getStyleClass().setAll("label", "field-label");
        if (declared.isRequired()) {
            label.getStyleClass().add("required");
            label.setText(label.getText() + " *");
        }
        label.setLabelFor(made.control());
        // Of several controls each has a name of its own.
        if (declared.kind().editor() != Kind.Editor.CHOICES && !(made instanceof PillsEditor)) {
            made.control().setId("field-" + column);
            made.control().setAccessibleText(declared.label(kit.labels()));
        }
        made.onChanged(changed);
        made.control().focusedProperty().addListener((seen, before, now) -> {
            if (!now) {
                made.settle();
            }
        });
        getChildren().setAll(label, body(kit, declared, made, changed, reveal), offers, problem);
    }

    private static Node body(Kit kit, Column<?> declared, FieldEditor<?> made, Runnable changed, Runnable reveal) {
        if (LunarNote.fits(declared.kind()) && made.control() instanceof TextInputControl field) {
            LunarNote lunar = new LunarNote(field);
            made.onChanged(() -> {
                lunar.say(made.read().value());
                changed.run();
            });
            return lunar.withField();
        }
        if (!declared.isMasked()) {
            return made.node();
        }
        Button eye = cn.sixin.kit.Icons.button("mdmz-visibility", kit.text("page.reveal"), reveal);
        eye.setId("reveal-" + declared.name());
        HBox box = new HBox(made.node(), eye);
        HBox.setHgrow(made.node(), Priority.ALWAYS);
        return box;
    }

    @SuppressWarnings("unchecked") // steps are declared for columns of choices alone
    private static Optional<FieldEditor<?>> steps(Ledger ledger, Column<?> column, Kit kit) {
        return ledger.steps(column)
                .map(next -> new StepsEditor((Column<String>) column, ((ChoiceKind) column.kind()).list(), next, kit));
    }

    @SuppressWarnings("unchecked") // the kind says what the column's values are
    private FieldEditor<?> editor(Column<?> column, Kit kit, Desk desk) {
        return switch (column.kind()) {
            case ChoiceKind one when pills -> new PillsEditor((Column<String>) column, one.list(), kit);
            case ChoiceKind one -> new ChoiceEditor((Column<String>) column, one.list(), kit.labels());
            case ChoicesKind several -> new ChoicesEditor((Column<Set<String>>) column, several, kit.labels());
            case AttachmentsKind files -> new AttachmentsEditor((Column<List<String>>) column, kit, desk);
            case ReferenceKind other -> new ReferenceEditor((Column<UUID>) column, other, desk);
            default ->
                switch (column.kind().editor()) {
                    case CHECK -> new CheckEditor((Column<Boolean>) column, kit.labels());
                    case TOWN -> new TownEditor((Column<String>) column, desk);
                    default -> new TextEditor<>(column, desk);
                };
        };
    }

    FieldEditor<?> editor() {
        return Objects.requireNonNull(editor, column);
    }

    Column<?> declared() {
        return editor().column;
    }

    /** Shows a row's value; a masked one so that it cannot be read until it is revealed. */
    void show(Row row, boolean whole) {
        show(editor(), row, whole);
    }

    /** Shows a value that was offered; a masked one as in {@link #show}. @param value of the column's type */
    void put(@Nullable Object value) {
        put(editor(), value);
    }

    private <T> void put(FieldEditor<T> to, @Nullable Object value) {
        show(to, value == null ? null : to.column.kind().type().cast(value), false);
    }

    private <T> void show(FieldEditor<T> to, Row row, boolean whole) {
        show(to, row.get(to.column), whole);
    }

    private <T> void show(FieldEditor<T> to, @Nullable T value, boolean whole) {
        masked = to.column.isMasked() && value != null && !whole;
        if (to instanceof TextEditor<T> text) {
            text.control().setEditable(!masked);
            if (masked && value != null) {
                text.showMasked(value);
                return;
            }
        }
        to.show(value);
    }

    /** Shows what was typed before and not saved; readable, since the officer typed it himself. */
    void restore(Row typed) {
        restore(editor(), typed);
    }

    private <T> void restore(FieldEditor<T> to, Row typed) {
        masked = false;
        if (to instanceof TextEditor<T> text) {
            text.control().setEditable(true);
        }
        to.restore(typed.get(to.column));
    }

    /** Lets it know what stands in the form now. */
    void follow(Row row) {
        if (editor instanceof StepsEditor steps) {
            steps.follow(row);
        } else if (editor instanceof LinkEditor link) {
            link.refresh();
        }
    }

    /** What may be put in at one press. */
    void offer(List<Button> chips) {
        offers.getChildren().setAll(chips);
        offers.setVisible(!chips.isEmpty());
        offers.setManaged(!chips.isEmpty());
    }

    /** Keys that it takes while the form has the keyboard. */
    void installKeys(Node form) {
        if (editor instanceof StepsEditor steps) {
            steps.keys().install(form);
        } else if (editor instanceof AttachmentsEditor photos) {
            photos.keys().install(form);
        }
    }

    boolean isMasked() {
        return masked;
    }

    /** The row with what stands here; unreadable text leaves it as it is. */
    Row into(Row row) {
        return into(editor(), row);
    }

    private static <T> Row into(FieldEditor<T> from, Row row) {
        Reading<T> reading = from.read();
        return reading.isBad() ? row : row.with(from.column, reading.value());
    }

    /** What the reading itself has to say: text that cannot be read, or was read in good faith. */
    List<Problem> reading() {
        return editor().read().on(declared()).problems();
    }

    void say(List<Problem> problems, @Nullable Kit kit) {
        boolean any = !problems.isEmpty() && kit != null;
        problem.setVisible(any);
        problem.setManaged(any);
        if (!problems.isEmpty() && kit != null) {
            Problem first =
                    problems.stream().filter(Problem::isError).findFirst().orElse(problems.getFirst());
            problem.setText(first.text(kit.labels()) + "  " + first.remedy(kit.labels()));
            problem.pseudoClassStateChanged(DANGER, first.isError());
        }
        if (editor != null) {
            editor.node()
                    .pseudoClassStateChanged(DANGER, any && problems.stream().anyMatch(Problem::isError));
        }
    }
}
