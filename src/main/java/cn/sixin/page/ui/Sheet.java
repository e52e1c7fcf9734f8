package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** A window over the page for a task of its own: its content, its buttons; Esc closes it and nothing is done. */
public final class Sheet {
    /** What of the desk's window it may take, in either direction: at 200 % it scrolls. */
    private static final double ROOM = 0.94;

    private final Kit kit;
    private final Dialog<ButtonType> dialog = new Dialog<>();

    /** @param width in px at 100 % */
    public Sheet(Kit kit, Window owner, String title, Region content, double width) {
        this.kit = kit;
        dialog.setDialogPane(new DialogPane() {
            /** Where it stands is reckoned from this: its head must not be above the screen. */
            @Override
            protected double computePrefHeight(double width) {
                return Math.min(super.computePrefHeight(width), owner.getHeight() * ROOM);
            }
        });
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setResizable(true);
        dialog.getDialogPane().getStyleClass().addAll("kit-dialog", "sheet");
        ScrollPane scroll = scrolling(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("sheet-body");
        dialog.getDialogPane().setContent(scroll);
        dialog.getDialogPane().setPrefWidth(Math.min(kit.theme().px(width), owner.getWidth() * ROOM));
        dialog.getDialogPane().setMaxWidth(Double.MAX_VALUE);
    }

    /** As high as its content in the width that it has, as long as there is room: words wrap. */
    private static ScrollPane scrolling(Region content) {
        ScrollPane scroll = new ScrollPane(content) {
            @Override
            public @Nullable Orientation getContentBias() {
                return content.getContentBias();
            }

            @Override
            protected double computePrefHeight(double width) {
                double room = width < 0 ? width : width - snappedLeftInset() - snappedRightInset();
                return content.prefHeight(room) + snappedTopInset() + snappedBottomInset();
            }
        };
        // It grows with the sheet, yet never shrinks below what its words take.
        scroll.viewportBoundsProperty().subscribe(room -> content.setMinHeight(room.getHeight()));
        return scroll;
    }

    /** A button that does something and leaves the sheet open; whoever made it closes it when all is well. */
    public Button action(String name, Runnable action) {
        ButtonType type = new ButtonType(name, ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().add(type);
        Button button = (Button) dialog.getDialogPane().lookupButton(type);
        button.getStyleClass().add("accent");
        button.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            action.run();
        });
        return button;
    }

    /** The button that closes it. */
    public Sheet closedBy(String labelKey) {
        dialog.getDialogPane().getButtonTypes().add(new ButtonType(kit.text(labelKey), ButtonData.CANCEL_CLOSE));
        return this;
    }

    public void show() {
        dialog.show();
    }

    public void close() {
        dialog.close();
    }

    public Window window() {
        return dialog.getDialogPane().getScene().getWindow();
    }
}
