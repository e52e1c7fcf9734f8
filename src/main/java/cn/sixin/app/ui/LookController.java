package cn.sixin.app.ui;

import cn.sixin.app.Settings;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.text.Font;
import javafx.util.StringConverter;

/** 锁屏、外观与语言: what this machine remembers whoever sits at it, applied at once. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class LookController {
    private static final List<Integer> SCALES = List.of(100, 110, 125, 150, 175, 200);

    private final Kit kit;
    private final SettingsModel settings;
    private boolean showing;

    @FXML
    private Spinner<Integer> lock;

    @FXML
    private ComboBox<Look.Mode> mode;

    @FXML
    private ComboBox<Integer> scale;

    @FXML
    private ComboBox<Optional<String>> font;

    @FXML
    private ComboBox<String> language;

    public LookController(Kit kit, SettingsModel settings) {
        this.kit = kit;
        this.settings = settings;
    }

    @FXML
    void initialize() {
        lock.setValueFactory(new IntegerSpinnerValueFactory(
                Settings.SHORTEST_LOCK, Settings.LONGEST_LOCK, settings.get().lockMinutes()));
        lock.getEditor().setAccessibleText(kit.text("settings.lock.minutes"));
        lock.getValueFactory().setConverter(minutes());
        choices(
                mode,
                List.of(Look.Mode.values()),
                one -> kit.text("settings.look.mode." + one.name().toLowerCase(Locale.ROOT)));
        choices(scale, scales(), percent -> percent + " %");
        choices(font, fonts(), family -> family.orElse(kit.text("settings.look.font.system")));
        choices(language, List.of("zh", "en"), code -> kit.text("settings.look.language." + code));
        show(settings.get());
        on(lock.valueProperty(), minutes -> settings.change(now -> now.withLockMinutes(minutes)));
        on(
                mode.valueProperty(),
                one -> settings.change(now -> now.withLook(now.look().with(one))));
        on(
                scale.valueProperty(),
                percent -> settings.change(now -> now.withLook(now.look().scaled(percent))));
        on(
                font.valueProperty(),
                family -> settings.change(now ->
                        now.withLook(new Look(now.look().mode(), now.look().scale(), family))));
        on(language.valueProperty(), code -> settings.change(now -> now.withLanguage(code)));
    }

    /** Follows what is changed elsewhere, as by the status bar's toggles. */
    void refresh() {
        show(settings.get());
    }

    private void show(Settings now) {
        showing = true;
        lock.getValueFactory().setValue(now.lockMinutes());
        mode.setValue(now.look().mode());
        scale.setValue(now.look().scale());
        font.setValue(now.look().font());
        language.setValue(kit.labels().getLocale().getLanguage());
        showing = false;
    }

    private <T> void on(javafx.beans.value.ObservableValue<T> value, Consumer<T> change) {
        value.addListener((seen, before, chosen) -> {
            if (!showing && chosen != null) {
                change.accept(chosen);
            }
        });
    }

    private static <T> void choices(ComboBox<T> box, List<T> values, Function<T, String> words) {
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String shown) {
                throw new UnsupportedOperationException("it cannot be typed into");
            }
        });
    }

    private List<Integer> scales() {
        List<Integer> all = new ArrayList<>(SCALES);
        int present = settings.get().look().scale();
        if (!all.contains(present)) {
            all.add(present);
            all.sort(null);
        }
        return all;
    }

    private static List<Optional<String>> fonts() {
        List<Optional<String>> all = new ArrayList<>();
        all.add(Optional.empty());
        Font.getFamilies().forEach(family -> all.add(Optional.of(family)));
        return all;
    }

    /** What is no number, or outside the range, leaves the time as it was. */
    private StringConverter<Integer> minutes() {
        return new StringConverter<>() {
            @Override
            public String toString(Integer minutes) {
                return minutes == null ? "" : minutes.toString();
            }

            @Override
            public Integer fromString(String typed) {
                String digits = java.text.Normalizer.normalize(typed.strip(), java.text.Normalizer.Form.NFKC);
                return digits.matches("\\d{1,4}")
                        ? Math.clamp(Integer.parseInt(digits), Settings.SHORTEST_LOCK, Settings.LONGEST_LOCK)
                        : settings.get().lockMinutes();
            }
        };
    }
}
