package cn.sixin.page.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Latest;
import cn.sixin.page.Desk;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Photos one at a time, as large as the window: Left and Right go on, + and − enlarge and reduce, 0 fits, 1 shows every
 * pixel, Esc closes.
 */
final class PhotoViewer {
    private static final double STEP = 1.25;
    private static final double MOST = 8;
    private static final double LEAST = 0.05;

    private final Kit kit;
    private final Desk desk;
    private final List<String> hashes;
    private final Latest loading;
    private final Stage stage = new Stage();
    private final ImageView view = new ImageView();
    private final Label missing = new Label();
    private final ScrollPane scroll = new ScrollPane(new StackPane(view, missing));
    private final Label number = new Label();
    private final Label size = new Label();
    private int place;
    private double zoom = 1;
    private boolean fits = true;

    PhotoViewer(Kit kit, Desk desk, List<String> hashes, int first) {
        this.kit = kit;
        this.desk = desk;
        this.hashes = List.copyOf(hashes);
        loading = new Latest(kit.background());
        place = first;
        view.setPreserveRatio(true);
        view.setSmooth(true);
        missing.setWrapText(true);
        scroll.setId("photo-whole");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setPannable(true);
        scroll.getStyleClass().add("photo-whole");
        scroll.viewportBoundsProperty().addListener((seen, before, now) -> lay());
        number.setId("photo-number");
        size.setId("photo-size");
    }

    /** On top of {@code owner} and as large; nothing else goes on meanwhile. */
    void show(Window owner) {
        BorderPane root = new BorderPane(scroll);
        root.setBottom(foot());
        root.getStyleClass().add("photo-viewer");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(kit.text("page.photo.viewer"));
        stage.setScene(new Scene(root, owner.getWidth(), owner.getHeight()));
        stage.setX(owner.getX());
        stage.setY(owner.getY());
        go(place);
        stage.show();
        scroll.requestFocus();
    }

    private HBox foot() {
        Button before = button("photo-before", "mdal-arrow_back", "page.photo.before", () -> go(place - 1));
        Button after = button("photo-after", "mdal-arrow_forward", "page.photo.after", () -> go(place + 1));
        Button smaller = button("photo-smaller", "mdmz-remove", "page.photo.smaller", () -> enlarge(1 / STEP));
        Button larger = button("photo-larger", "mdal-add", "page.photo.larger", () -> enlarge(STEP));
        Button fit = new Button(kit.text("page.photo.fit"));
        fit.setOnAction(event -> fit());
        Button close = new Button(kit.text("kit.close"));
        close.setId("photo-close");
        close.setOnAction(event -> stage.close());
        HBox foot = new HBox(before, number, after, smaller, size, larger, fit, close);
        foot.getStyleClass().add("photo-foot");
        return foot;
    }

    private Button button(String id, String icon, String key, Runnable action) {
        Button button = Icons.button(icon, kit.text(key), action);
        button.setId(id);
        return button;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, PAGE_UP -> go(place - 1);
            case RIGHT, PAGE_DOWN -> go(place + 1);
            case PLUS, ADD, EQUALS -> enlarge(STEP);
            case MINUS, SUBTRACT -> enlarge(1 / STEP);
            case DIGIT0, NUMPAD0 -> fit();
            case DIGIT1, NUMPAD1 -> zoom(1);
            case ESCAPE -> stage.close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int to) {
        if (to < 0 || to >= hashes.size()) {
            return;
        }
        place = to;
        String said = kit.text("page.photo.number", place + 1, hashes.size());
        number.setText(said);
        view.setAccessibleText(said);
        loading.ask(kit.text("page.loading"), progress -> Pictures.whole(desk, hashes.get(to)), this::show);
    }

    private void show(Optional<Image> image) {
        view.setImage(image.orElse(null));
        missing.setText(image.isPresent() ? "" : kit.text("page.photo.not_here"));
        fit();
    }

    private void fit() {
        fits = true;
        lay();
    }

    private void enlarge(double by) {
        zoom(zoom * by);
    }

    private void zoom(double wanted) {
        fits = false;
        zoom = Math.clamp(wanted, LEAST, MOST);
        lay();
    }

    private void lay() {
        @Nullable Image image = view.getImage();
        if (image == null) {
            size.setText("");
            return;
        }
        if (fits) {
            double width = scroll.getViewportBounds().getWidth() / image.getWidth();
            double height = scroll.getViewportBounds().getHeight() / image.getHeight();
            zoom = Math.min(1, Math.min(width, height));
        }
        view.setFitWidth(Math.floor(image.getWidth() * zoom));
        view.setFitHeight(Math.floor(image.getHeight() * zoom));
        size.setText(kit.text("page.photo.size", Math.round(zoom * 100)));
    }
}
