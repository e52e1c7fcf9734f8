package cn.sixin.kit.control;

import cn.sixin.code.LunarDay;
import cn.sixin.ledger.InstantKind;
import cn.sixin.ledger.Kind;
import java.time.Instant;
import java.time.LocalDate;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The lunar day of what stands in a date's field, at its right end: the season is counted by it. */
public final class LunarNote extends Label {
    /** What a digit takes of the font's size, and what is left free on both sides together. */
    private static final double DIGIT = 0.6;

    private static final double FREE = 2;

    private final TextInputControl field;

    public LunarNote(TextInputControl field) {
        this.field = field;
        getStyleClass().add("lunar-note");
        setMinWidth(USE_PREF_SIZE);
        setMouseTransparent(true);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        this::hasRoom, field.widthProperty(), field.textProperty(), textProperty(), fontProperty()));
    }

    /** Whether a field of this kind has one. */
    public static boolean fits(Kind<?> kind) {
        return kind.editor() == Kind.Editor.DATE || kind.editor() == Kind.Editor.INSTANT;
    }

    /** The field with the note in it. */
    public Node withField() {
        StackPane both = new StackPane(field, this);
        StackPane.setAlignment(this, Pos.CENTER_RIGHT);
        return both;
    }

    private boolean hasRoom() {
        double size = getFont().getSize();
        double typed = (field.getText() == null ? 0 : field.getText().length()) * DIGIT;
        return !getText().isEmpty() && field.getWidth() > (getText().length() + typed + FREE) * size;
    }

    /** @param value a day or a moment; anything else says nothing */
    public void say(@Nullable Object value) {
        setText(
                switch (value) {
                    case LocalDate day -> LunarDay.of(day).text();
                    case Instant moment -> LunarDay.of(InstantKind.day(moment)).text();
                    case null, default -> "";
                });
        field.setAccessibleHelp(getText());
    }
}
