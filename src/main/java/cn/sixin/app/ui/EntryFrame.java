package cn.sixin.app.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** What stands around a view that is shown before anybody is signed in: the choice of language and look. */
final class EntryFrame extends BorderPane {
    EntryFrame(Kit kit, SettingsModel settings, Parent view) {
        getStyleClass().add("entry-frame");
        Button language = new Button(kit.text("entry.language"));
        language.setId("language");
        language.getStyleClass().add("flat");
        language.setOnAction(event -> settings.change(
                now -> now.withLanguage(kit.labels().getLocale().getLanguage().equals("en") ? "zh" : "en")));
        Button look = Icons.button("mdal-brightness_6", kit.text("entry.theme"), () -> toggle(kit, settings));
        look.setId("theme");
        HBox corner = new HBox(language, look);
        corner.getStyleClass().addAll("entry", "entry-corner");
        setCenter(view);
        setBottom(corner);
    }

    private static void toggle(Kit kit, SettingsModel settings) {
        Look look = kit.theme().lookProperty().get();
        settings.change(
                now -> now.withLook(look.with(look.mode() == Look.Mode.DARK ? Look.Mode.LIGHT : Look.Mode.DARK)));
    }
}
