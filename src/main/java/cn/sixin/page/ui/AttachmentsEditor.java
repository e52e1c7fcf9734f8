package cn.sixin.page.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Latest;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.page.Desk;
import cn.sixin.page.PhotoIntake;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Photos beside a row: chosen, dropped or pasted; seen small, looked at whole, removed and put back. */
final class AttachmentsEditor extends FieldEditor<List<String>> implements PhotoIntake.Told {
    private final Kit kit;
    private final Desk desk;
    private final PhotoIntake intake;
    private final Latest thumbs;
    private final PhotoStrip strip;
    private final Button choose = new Button();
    private final HBox busy = new HBox();
    private final Label under = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox said = new VBox();
    private final VBox box = new VBox();

    AttachmentsEditor(Column<List<String>> column, Kit kit, Desk desk) {
        super(column);
        this.kit = kit;
        this.desk = desk;
        intake = new PhotoIntake(kit.background(), desk, this);
        thumbs = new Latest(kit.background());
        strip = new PhotoStrip(kit, this::edited, this::look);
        choose.setText(kit.text("page.photo.choose"));
        choose.setGraphic(Icons.of("mdal-add_a_photo"));
        choose.setOnAction(event -> choose());
        Button paste = new Button(kit.text("page.photo.paste"), Icons.of("mdal-content_paste"));
        paste.setId("photo-paste");
        paste.setOnAction(event -> {
            if (!paste()) {
                say(Problem.warning("picture.none_on_clipboard"));
            }
        });
        HBox ways = new HBox(choose, paste, Notices.line(kit.text("page.photo.hint"), "muted"));
        ways.getStyleClass().add("photo-ways");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        paste.setMinWidth(Region.USE_PREF_SIZE);
        Button stop = new Button(kit.text("page.cancel"));
        stop.setId("photo-stop");
        stop.setOnAction(event -> intake.cancel());
        busy.getChildren().setAll(under, bar, stop);
        busy.getStyleClass().add("photo-ways");
        said.getStyleClass().add("photo-said");
        box.getStyleClass().add("photos-field");
        box.setUserData(this);
        box.getChildren().setAll(ways, strip, busy, said);
        shown(busy, false);
        shown(said, false);
        box.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        box.setOnDragDropped(event -> {
            event.setDropCompleted(take(event.getDragboard()));
            event.consume();
        });
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.text("page.photo.choose"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                kit.text("page.photo.files"),
                                "*.jpg",
                                "*.jpeg",
                                "*.png",
                                "*.bmp",
                                "*.gif",
                                "*.tif",
                                "*.tiff"),
                        new FileChooser.ExtensionFilter(kit.text("page.photo.all_files"), "*.*"));
        List<File> chosen = chooser.showOpenMultipleDialog(box.getScene().getWindow());
        if (chosen != null) {
            add(chosen.stream().map(File::toPath).toList());
        }
    }

    void add(List<Path> files) {
        quiet();
        intake.files(files);
    }

    /** @return whether a picture, or a file, was there to be taken */
    private boolean take(Clipboard from) {
        if (from.hasFiles()) {
            add(from.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        Image image = from.hasImage() ? from.getImage() : null;
        if (image == null || image.isError()) {
            return false;
        }
        quiet();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        intake.picture(width, height, () -> {
            int[] argb = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            return argb;
        });
        return true;
    }

    private boolean paste() {
        return take(Clipboard.getSystemClipboard());
    }

    /** Ctrl+V anywhere in the form, where what was copied is a picture and no text. */
    PageKeys keys() {
        return new PageKeys().on(PageKeys.control(KeyCode.V), () -> {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            return !clipboard.hasString() && paste();
        });
    }

    @Override
    public void kept(String hash) {
        if (strip.hashes().contains(hash)) {
            say(Problem.warning("picture.there_already"));
            return;
        }
        List<String> now = new ArrayList<>(strip.hashes());
        now.add(hash);
        strip.show(now);
        load();
        changed();
    }

    @Override
    public void refused(Problem problem) {
        say(problem);
    }

    @Override
    public void at(int number, int total) {
        shown(busy, total > 0);
        under.setText(kit.text("page.photo.adding", number, total));
        bar.setProgress(total > 1 ? (number - 1.0) / total : ProgressBar.INDETERMINATE_PROGRESS);
    }

    private void say(Problem problem) {
        said.getChildren().add(Notices.of(problem.isError(), problem.text(kit.labels()), problem.remedy(kit.labels())));
        shown(said, true);
    }

    private void quiet() {
        said.getChildren().clear();
        shown(said, false);
    }

    private void edited() {
        quiet();
        changed();
    }

    private void look(int place) {
        new PhotoViewer(kit, desk, strip.hashes(), place).show(box.getScene().getWindow());
    }

    private void load() {
        List<String> missing = strip.unseen();
        if (missing.isEmpty()) {
            return;
        }
        Consumer<Map<String, Image>> show = strip::pictures;
        thumbs.ask(kit.text("page.loading"), progress -> Pictures.thumbs(desk, missing), show);
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    Button control() {
        return choose;
    }

    @Override
    void show(@Nullable List<String> value) {
        quiet();
        strip.begin(value == null ? List.of() : value);
        load();
    }

    @Override
    void restore(@Nullable List<String> value) {
        strip.show(value == null ? List.of() : value);
        load();
    }

    @Override
    Reading<List<String>> read() {
        return strip.hashes().isEmpty() ? Reading.blank() : Reading.of(strip.hashes());
    }
}
