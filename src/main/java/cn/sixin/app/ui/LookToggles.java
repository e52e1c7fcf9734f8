package cn.sixin.app.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.shell.StatusBar;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;

/** What an officer changes often enough to have it in the status bar: scale, light or dark, language, lock, leave. */
final class LookToggles {
    private static final List<Integer> SCALES = List.of(100, 125, 150, 175, 200);

    private final Kit kit;
    private final SettingsModel settings;
    private final Runnable lock;
    private final Runnable signOut;

    LookToggles(Kit kit, SettingsModel settings, Runnable lock, Runnable signOut) {
        this.kit = kit;
        this.settings = settings;
        this.lock = lock;
        this.signOut = signOut;
    }

    void into(StatusBar bar) {
        bar.add(scale());
        bar.add(button(
                "mode",
                "mdal-brightness_6",
                () -> settings.change(now -> {
                    Look look = now.look();
                    return now.withLook(look.with(look.mode() == Look.Mode.DARK ? Look.Mode.LIGHT : Look.Mode.DARK));
                })));
        bar.add(button("language", "mdal-language", () -> {
            boolean english = kit.labels().getLocale().getLanguage().equals("en");
            settings.change(now -> now.withLanguage(english ? "zh" : "en"));
        }));
        bar.add(button("lock", "mdal-lock", lock));
        bar.add(button("sign_out", "mdal-exit_to_app", signOut));
    }

    private Button button(String key, String icon, Runnable action) {
        Button button = Icons.button(icon, kit.text("shell." + key), action);
        button.setId("status-" + key);
        return button;
    }

    private ComboBox<Integer> scale() {
        ComboBox<Integer> box = new ComboBox<>();
        box.setId("status-scale");
        box.setAccessibleText(kit.text("shell.scale"));
        box.setConverter(new javafx.util.converter.IntegerStringConverter() {
            @Override
            public String toString(Integer percent) {
                return percent + " %";
            }
        });
        box.getItems().setAll(SCALES);
        box.setValue(settings.get().look().scale());
        box.setOnAction(event -> settings.change(now -> now.withLook(now.look().scaled(box.getValue()))));
        return box;
    }
}
