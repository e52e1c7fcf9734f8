package cn.sixin.page.ui;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Reading;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Control;
import org.jspecify.annotations.Nullable;

/** What edits a column's value on screen. What was shown and not touched comes back as it was. */
abstract class FieldEditor<T> {
    final Column<T> column;
    private Runnable changed = () -> {};

    FieldEditor(Column<T> column) {
        this.column = column;
    }

    abstract Node node();

    /** What takes the keyboard. */
    abstract Control control();

    abstract void show(@Nullable T value);

    /** Puts in what was typed before and not saved. */
    void restore(@Nullable T value) {
        show(value);
    }

    abstract Reading<T> read();

    /** What stands here as it was typed, where that need not be the value yet; empty for what is chosen. */
    Optional<String> text() {
        return Optional.empty();
    }

    /** Puts back what {@link #text} gave; what was shown before is still what it is compared with. */
    void retype(String text) {}

    /** Evens what was typed out, once the officer has left the field. */
    void settle() {}

    void onChanged(Runnable action) {
        changed = action;
    }

    final void changed() {
        changed.run();
    }
}
