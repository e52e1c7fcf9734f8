package cn.sixin.kit.shell;

import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A page's name, a line under it, and at the right what can be done on the page; usable from FXML. */
public final class PageHeader extends HBox {
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox actions = new HBox();

    public PageHeader() {
        getStyleClass().add("page-header");
        title.getStyleClass().add("title");
        title.setAccessibleRole(AccessibleRole.TEXT);
        subtitle.getStyleClass().add("subtitle");
        subtitle.managedProperty().bind(subtitle.visibleProperty());
        VBox titles = new VBox(title, subtitle);
        titles.getStyleClass().add("titles");
        HBox.setHgrow(titles, Priority.ALWAYS);
        actions.getStyleClass().add("actions");
        actions.setMinWidth(USE_PREF_SIZE); // a long title gives way, a button does not
        setSubtitle("");
        getChildren().addAll(titles, actions);
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    public String getSubtitle() {
        return subtitle.getText();
    }

    /** "" takes no room. */
    public void setSubtitle(String text) {
        subtitle.setText(text);
        subtitle.setVisible(!text.isEmpty());
    }

    /** Buttons, the weightiest last. */
    public ObservableList<Node> getActions() {
        return actions.getChildren();
    }
}
