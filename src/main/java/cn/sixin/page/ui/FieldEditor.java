package cn.sixin.page.ui;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Reading;
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

    abstract Reading<T> read();

    /** Evens what was typed out, once the officer has left the field. */
    void settle() {}

    void onChanged(Runnable action) {
        changed = action;
    }

    final void changed() {
        changed.run();
    }
}
