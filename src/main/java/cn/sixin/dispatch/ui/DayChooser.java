package cn.sixin.dispatch.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.dispatch.Period;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.control.LunarPicker;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Kinds;
import cn.sixin.page.Desk;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The day at hand with its lunar day, and the way to another: not after today. */
final class DayChooser extends HBox {
    private final Desk desk;
    private final Consumer<LocalDate> chosen;
    private final LunarPicker picker;
    private final Label lunar = new Label();
    private final Button earlier;
    private final Button later;
    private boolean showing;

    DayChooser(Kit kit, Desk desk, Consumer<LocalDate> chosen) {
        this.desk = desk;
        this.chosen = chosen;
        picker = new LunarPicker(this::said, day -> !day.isAfter(desk.context().today()));
        picker.setId("dispatch-day");
        picker.setAccessibleText(kit.text("dispatch.day"));
        picker.valueProperty().addListener((seen, was, now) -> {
            if (!showing && now != null) {
                chosen.accept(now);
            }
        });
        earlier = Icons.button("mdal-chevron_left", kit.text("dispatch.day.earlier"), () -> step(-1));
        earlier.setId("dispatch-earlier");
        later = Icons.button("mdal-chevron_right", kit.text("dispatch.day.later"), () -> step(1));
        later.setId("dispatch-later");
        lunar.getStyleClass().add("strong");
        lunar.setId("dispatch-lunar");
        lunar.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("day-chooser");
        getChildren().addAll(earlier, picker, later, lunar);
    }

    private Optional<LocalDate> said(String text) {
        return Optional.ofNullable(
                Kinds.date().read(Cell.of(text), desk.context()).value());
    }

    void show(LocalDate day, Period period) {
        showing = true;
        picker.setValue(day);
        showing = false;
        lunar.setText(LunarDay.of(day).text());
        earlier.setDisable(!day.isAfter(period.from()));
        later.setDisable(!day.isBefore(desk.context().today()));
    }

    /** To the day before or after, as far as there is one. */
    void step(int days) {
        LocalDate day = picker.getValue();
        boolean there = day != null && !(days < 0 ? earlier : later).isDisabled();
        if (there && day != null) {
            chosen.accept(day.plusDays(days));
        }
    }
}
