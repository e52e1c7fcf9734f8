package cn.sixin.app.ui;

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
        // In words, as the language: an icon's font takes its part of a start.
        Button look = new Button();
        look.textProperty()
                .bind(kit.theme()
                        .lookProperty()
                        .map(now -> kit.text(now.mode() == Look.Mode.DARK ? "entry.light" : "entry.dark")));
        look.setAccessibleText(kit.text("entry.theme"));
        look.getStyleClass().add("flat");
        look.setOnAction(event -> toggle(kit, settings));
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
