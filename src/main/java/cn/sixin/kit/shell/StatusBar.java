package cn.sixin.kit.shell;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The line at the foot of the desk: whether all is saved, what waits to be sent, work under way, and who sits here. What
 * it is not told it does not show.
 */
public final class StatusBar extends HBox {
    /** How safe what was entered is. */
    public enum Saved {
        SAVED("mdal-check_circle"),
        SAVING("mdmz-save"),
        UNSAVED("mdal-edit"),
        FAILED("mdal-error");

        private final PseudoClass pseudo = PseudoClass.getPseudoClass(name().toLowerCase(java.util.Locale.ROOT));
        private final String icon;

        Saved(String icon) {
            this.icon = icon;
        }
    }

    private static final PseudoClass NEEDED = PseudoClass.getPseudoClass("needed");

    private final Kit kit;
    private final Label saved = new Label();
    private final Button pending = new Button();
    private final Button synced = new Button();
    private final Button officer = new Button();
    private final Label town = new Label();
    private final HBox slots = new HBox();

    public StatusBar(Kit kit) {
        this.kit = kit;
        setId("status-bar");
        getStyleClass().add("status-bar");
        saved.setId("status-saved");
        saved.getStyleClass().add("saved");
        pending.setId("status-pending");
        synced.setId("status-synced");
        officer.setId("status-officer");
        officer.setGraphic(Icons.of("mdmz-person"));
        town.setId("status-town");
        town.setGraphic(Icons.of("mdmz-place"));
        slots.getStyleClass().add("slots");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        for (Button button : new Button[] {pending, synced, officer}) {
            button.getStyleClass().addAll("flat", "status-button");
            button.setMnemonicParsing(false);
        }
        for (Region part : new Region[] {saved, pending, synced, officer, town}) {
            part.setMinWidth(USE_PREF_SIZE);
            part.managedProperty().bind(part.visibleProperty());
        }
        setOfficer("");
        setTown("");
        setPending(0);
        setSynced("", false);
        setSaved(Saved.SAVED);
        getChildren().addAll(saved, pending, synced, new RunningWork(kit), gap, slots, officer, town);
    }

    /** In its own standard words. */
    public void setSaved(Saved state) {
        setSaved(state, kit.text("kit.status." + state.name().toLowerCase(java.util.Locale.ROOT)));
    }

    /** In given words, as 已保存 14:02. */
    public void setSaved(Saved state, String words) {
        saved.setText(words);
        saved.setGraphic(Icons.of(state.icon));
        for (Saved any : Saved.values()) {
            saved.pseudoClassStateChanged(any.pseudo, any == state);
        }
    }

    /** How many changes wait to be sent; 0 hides it. */
    public void setPending(long count) {
        pending.setText(kit.text("kit.status.pending", count));
        pending.setGraphic(Icons.of("mdal-cloud_upload"));
        pending.setVisible(count > 0);
    }

    /** How things stand with the server; "" hides it. @param needed whether somebody must see to it */
    public void setSynced(String words, boolean needed) {
        synced.setText(words);
        synced.setGraphic(Icons.of(needed ? "mdmz-warning" : "mdal-cloud_done"));
        synced.pseudoClassStateChanged(NEEDED, needed);
        synced.setVisible(!words.isEmpty());
    }

    /** What a click on that does. */
    public void onSynced(Runnable action) {
        synced.setOnAction(event -> action.run());
    }

    /** What a click on the waiting changes does, such as showing them. */
    public void onPending(Runnable action) {
        pending.setOnAction(event -> action.run());
    }

    /** Who is signed in; "" hides it. */
    public void setOfficer(String name) {
        officer.setText(name);
        officer.setAccessibleText(kit.text("kit.status.officer", name));
        officer.setVisible(!name.isEmpty());
    }

    /** What a click on the officer does, such as locking. */
    public void onOfficer(Runnable action) {
        officer.setOnAction(event -> action.run());
    }

    /** The station's town by name; "" hides it. */
    public void setTown(String name) {
        town.setText(name);
        town.setVisible(!name.isEmpty());
    }

    /** More at the right, before the officer: toggles of the look, of the scale. */
    public void add(Node node) {
        slots.getChildren().add(node);
    }
}
