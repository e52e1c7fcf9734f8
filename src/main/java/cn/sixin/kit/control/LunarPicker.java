package cn.sixin.kit.control;

import cn.sixin.code.LunarDay;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A day to choose; its calendar says each day's lunar day, too. */
public final class LunarPicker extends DatePicker {

    /**
     * @param reader what a person may type, 正月十五 and 2.20 among it; a text that it does not know leaves the day as it is
     * @param allowed days that can be chosen
     */
    public LunarPicker(Function<String, Optional<LocalDate>> reader, Predicate<LocalDate> allowed) {
        getStyleClass().add("lunar-picker");
        setShowWeekNumbers(false);
        setDayCellFactory(picker -> new LunarCell(allowed));
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate day) {
                return day == null ? "" : day.toString();
            }

            @Override
            public @Nullable LocalDate fromString(String text) {
                return reader.apply(text).filter(allowed).orElse(getValue());
            }
        });
    }

    private static final class LunarCell extends DateCell {
        private final Predicate<LocalDate> allowed;

        LunarCell(Predicate<LocalDate> allowed) {
            this.allowed = allowed;
        }

        @Override
        public void updateItem(@Nullable LocalDate day, boolean empty) {
            super.updateItem(day, empty);
            if (day != null && !empty) {
                LunarDay lunar = LunarDay.of(day);
                String words = lunar.text();
                // As calendars do: the month on its first day, else the day alone.
                String shown =
                        lunar.day() == 1 ? words.substring(0, words.length() - 2) : words.substring(words.length() - 2);
                setText(day.getDayOfMonth() + "\n" + shown);
                setDisable(!allowed.test(day));
            }
        }
    }
}
