package cn.sixin.kit.form;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Reading;
import javafx.scene.control.Control;
import org.jspecify.annotations.Nullable;

/** A control that edits one column's value. */
interface Editor<T> {
    Control control();

    Reading<T> read(Context context);

    void set(@Nullable T value);

    /** Told after every change an officer makes. */
    void onChange(Runnable changed);
}
