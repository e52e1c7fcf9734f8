package cn.sixin.page.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Photos small, side by side: Enter looks at one, Delete removes it, the arrows go on to the next; what was removed is
 * put back by its button or Ctrl+Z.
 */
final class PhotoStrip extends VBox implements TakesBack {
    private static final double SIDE = 96;

    /** A photo that was removed, and where it stood. */
    private record Removed(int place, String hash) {}

    private final Kit kit;
    private final Runnable edited;
    private final IntConsumer look;
    private final FlowPane tiles = new FlowPane();
    private final HBox back = new HBox();
    private final Map<String, Image> pictures = new HashMap<>();
    private final Deque<Removed> removed = new ArrayDeque<>();
    private final ChangeListener<Look> scaled = (seen, before, now) -> draw();
    private List<String> hashes = List.of();

    /** @param look asked to show the photo at a place whole */
    PhotoStrip(Kit kit, Runnable edited, IntConsumer look) {
        this.kit = kit;
        this.edited = edited;
        this.look = look;
        getStyleClass().add("photo-strip");
        tiles.getStyleClass().add("photo-tiles");
        back.getStyleClass().add("photo-ways");
        getChildren().setAll(tiles, back);
        // The theme outlives the form.
        kit.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
        draw();
    }

    List<String> hashes() {
        return hashes;
    }

    /** Another row's photos: what was removed from the one before is not put back here. */
    void begin(List<String> shown) {
        removed.clear();
        show(shown);
    }

    void show(List<String> shown) {
        hashes = List.copyOf(shown);
        draw();
    }

    /** Those whose picture was not given yet. */
    List<String> unseen() {
        return hashes.stream().filter(hash -> !pictures.containsKey(hash)).toList();
    }

    void pictures(Map<String, Image> more) {
        pictures.putAll(more);
        draw();
    }

    private void draw() {
        List<Node> shown = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            shown.add(tile(i));
        }
        int focused = focusedTile();
        tiles.getChildren().setAll(shown);
        if (focused >= 0) {
            focus(focused);
        }
        visible(tiles, !shown.isEmpty());
        visible(back, !removed.isEmpty());
        if (!removed.isEmpty()) {
            Button put = new Button(kit.text("page.photo.put_back"));
            put.setId("photo-put-back");
            put.setOnAction(event -> takeBack());
            back.getChildren().setAll(Notices.line(kit.text("page.photo.removed", removed.size()), "muted"), put);
        }
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private Node tile(int place) {
        Image picture = pictures.get(hashes.get(place));
        Button look = new Button(null, picture == null ? Icons.of("mdmz-photo", "large-icon") : view(picture));
        look.getStyleClass().add("photo-tile");
        look.setAccessibleText(kit.text("page.photo.tile", place + 1, hashes.size()));
        look.setTooltip(new Tooltip(kit.text(picture == null ? "page.photo.not_here" : "page.photo.tile.tip")));
        look.setOnAction(event -> this.look.accept(place));
        look.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, place));
        Button remove = Icons.button("mdal-close", kit.text("page.photo.remove", place + 1), () -> remove(place));
        remove.getStyleClass().add("photo-remove");
        // By the keyboard it is the Delete key on the photo itself.
        remove.setFocusTraversable(false);
        StackPane pane = new StackPane(look, remove);
        StackPane.setAlignment(remove, javafx.geometry.Pos.TOP_RIGHT);
        return pane;
    }

    private ImageView view(Image picture) {
        ImageView view = new ImageView(picture);
        view.setPreserveRatio(true);
        view.setFitWidth(kit.theme().px(SIDE));
        view.setFitHeight(kit.theme().px(SIDE));
        return view;
    }

    private void key(KeyEvent event, int place) {
        if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            remove(place);
        } else if (event.getCode() == KeyCode.ENTER) {
            look.accept(place);
        } else if (event.getCode() == KeyCode.LEFT && place > 0) {
            focus(place - 1);
        } else if (event.getCode() == KeyCode.RIGHT && place < hashes.size() - 1) {
            focus(place + 1);
        } else {
            return;
        }
        event.consume();
    }

    private int focusedTile() {
        for (int i = 0; i < tiles.getChildren().size(); i++) {
            if (tiles.getChildren().get(i).isFocusWithin()) {
                return i;
            }
        }
        return -1;
    }

    private void focus(int place) {
        int last = Math.min(place, tiles.getChildren().size() - 1);
        if (last >= 0) {
            ((StackPane) tiles.getChildren().get(last)).getChildren().getFirst().requestFocus();
        }
    }

    private void remove(int place) {
        removed.push(new Removed(place, hashes.get(place)));
        List<String> left = new ArrayList<>(hashes);
        left.remove(place);
        boolean had = focusedTile() >= 0;
        show(left);
        if (had && left.isEmpty()) {
            back.getChildren().getLast().requestFocus();
        }
        edited.run();
    }

    @Override
    public boolean hasSomething() {
        return !removed.isEmpty();
    }

    @Override
    public void takeBack() {
        Removed last = removed.pop();
        List<String> all = new ArrayList<>(hashes);
        if (!all.contains(last.hash())) {
            all.add(Math.min(last.place(), all.size()), last.hash());
        }
        show(all);
        focus(last.place());
        edited.run();
    }
}
