package cn.sixin.kit.form;

import cn.sixin.code.LunarDay;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * A form's fields and a row. What is typed and cannot be read stays where it is, with the problem under it; nothing
 * that an officer typed is taken away but by {@link #load}.
 */
public final class FormBinder {
    private final Kit kit;
    private final Ledger ledger;
    private final Supplier<Context> context;
    private final Map<Column<?>, Field<?>> fields = new LinkedHashMap<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private Row loaded;
    private List<Problem> others = List.of();
    private boolean loading;

    /**
     * @param root holds a {@link FieldBox} for every column that is edited
     * @throws IllegalArgumentException when a box names no column of the ledger
     */
    public FormBinder(
            Kit kit,
            Ledger ledger,
            Parent root,
            Row first,
            Showing showing,
            References references,
            Supplier<Context> context) {
        this.kit = kit;
        this.ledger = ledger;
        this.context = context;
        loaded = first;
        Editors editors = new Editors(kit, showing, references);
        boxes(root).forEach(box -> bind(box, ledger.column(box.getColumn()), editors));
        load(first);
    }

    private <T> void bind(FieldBox box, Column<T> column, Editors editors) {
        Editor<T> editor = editors.of(column);
        editor.control().setId(column.name());
        box.put(editor.control(), column.label(kit.labels()), column.isRequired());
        fields.put(column, new Field<>(column, box, editor));
        editor.onChange(this::changed);
    }

    private static List<FieldBox> boxes(Parent root) {
        List<FieldBox> found = new ArrayList<>();
        root.getChildrenUnmodifiable().forEach(child -> {
            if (child instanceof FieldBox box) {
                found.add(box);
            } else if (child instanceof javafx.scene.control.ScrollPane scroll
                    && scroll.getContent() instanceof Parent content) {
                found.addAll(boxes(content));
            } else if (child instanceof Parent parent) {
                found.addAll(boxes(parent));
            }
        });
        return found;
    }

    /** Shows a row; whatever was typed before is gone, so ask first. */
    public void load(Row row) {
        loading = true;
        try {
            loaded = row;
            fields.values().forEach(field -> field.load(row));
        } finally {
            loading = false;
        }
        dirty.set(false);
        showProblems(List.of());
        fields.values().forEach(Field::showHint);
    }

    public Row loaded() {
        return loaded;
    }

    public boolean isDirty() {
        return dirty.get();
    }

    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** The loaded row with what the fields hold; a field that cannot be read leaves its column empty. */
    public Row row() {
        Row row = loaded;
        for (Field<?> field : fields.values()) {
            row = field.into(row);
        }
        return row;
    }

    /** Everything wrong with what the fields hold, each shown under its field. */
    public List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        List<Column<?>> unread = new ArrayList<>();
        for (Field<?> field : fields.values()) {
            Reading<?> reading = field.read();
            problems.addAll(reading.problems());
            if (reading.isBad()) {
                unread.add(field.column);
            }
        }
        ledger.check(row(), context.get()).stream()
                .filter(problem -> problem.column() == null || !unread.contains(problem.column()))
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        showProblems(problems);
        return problems;
    }

    /** Problems that no field of this form shows, for a line of their own. */
    public List<Problem> elsewhere() {
        return others;
    }

    /** Puts the keyboard into the first field that has an error; false when none has. */
    public boolean focusFirstError(List<Problem> problems) {
        for (Field<?> field : fields.values()) {
            if (problems.stream().anyMatch(problem -> problem.isError() && problem.column() == field.column)) {
                field.editor.control().requestFocus();
                return true;
            }
        }
        return false;
    }

    public void focusFirst() {
        fields.values().stream()
                .findFirst()
                .ifPresent(field -> field.editor.control().requestFocus());
    }

    /** Puts a value in as if the officer had, such as one taken over from another row. */
    public <T> void set(Column<T> column, @Nullable T value) {
        Field<?> field = fields.get(column);
        if (field == null) {
            throw new IllegalArgumentException("no field for " + column);
        }
        field.put(value);
    }

    private void changed() {
        if (loading) {
            return;
        }
        boolean differs = fields.values().stream().anyMatch(Field::differs);
        dirty.set(differs);
        fields.values().forEach(field -> {
            field.box.show(field.read().problems(), kit.labels());
            field.showHint();
        });
    }

    private void showProblems(List<Problem> problems) {
        fields.values()
                .forEach(field -> field.box.show(
                        problems.stream()
                                .filter(problem -> problem.column() == field.column)
                                .toList(),
                        kit.labels()));
        others = problems.stream()
                .filter(problem -> problem.column() == null || !fields.containsKey(problem.column()))
                .toList();
    }

    private final class Field<T> {
        private final Column<T> column;
        private final FieldBox box;
        private final Editor<T> editor;

        Field(Column<T> column, FieldBox box, Editor<T> editor) {
            this.column = column;
            this.box = box;
            this.editor = editor;
        }

        void load(Row row) {
            editor.set(row.get(column));
        }

        void put(@Nullable Object value) {
            editor.set(value == null ? null : column.kind().type().cast(value));
            changed();
        }

        Reading<T> read() {
            return editor.read(context.get()).on(column);
        }

        Row into(Row row) {
            return row.with(column, read().value());
        }

        /** What cannot be read differs too: it is work that would be lost. */
        boolean differs() {
            Reading<T> reading = read();
            return reading.isBad() || !java.util.Objects.equals(reading.value(), loaded.get(column));
        }

        void showHint() {
            T value = read().value();
            box.hint(value instanceof LocalDate day ? LunarDay.of(day).text() : "");
        }
    }
}
