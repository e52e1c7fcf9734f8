package cn.sixin.page.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.ledger.InstantKind;
import cn.sixin.ledger.Kind;
import java.time.Instant;
import java.time.LocalDate;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The lunar day of what stands in a date's field: the season is counted by it. */
final class LunarNote extends Label {
    LunarNote() {
        getStyleClass().add("lunar-note");
        setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(textProperty().isNotEmpty());
    }

    static boolean fits(Kind<?> kind) {
        return kind.editor() == Kind.Editor.DATE || kind.editor() == Kind.Editor.INSTANT;
    }

    /** @param value a day or a moment; anything else says nothing */
    void say(@Nullable Object value) {
        setText(
                switch (value) {
                    case LocalDate day -> LunarDay.of(day).text();
                    case Instant moment -> LunarDay.of(InstantKind.day(moment)).text();
                    case null, default -> "";
                });
    }
}
