package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Row;
import cn.sixin.picture.CameraPhotos;
import cn.sixin.store.Attachment;
import cn.sixin.store.search.Query;
import cn.sixin.visit.Visit;
import cn.sixin.visit.ui.VisitPage;
import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos come with a visit as an officer brings them: chosen, dropped, pasted; are seen, removed and put back. */
class PhotoFlowTest extends PageTest {
    private Row factory;

    @BeforeEach
    void begin() {
        factory = enterprise(1, "东莞市测试电子有限公司");
        save(factory);
        showPage(VisitPage.declare());
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-problems"));
    }

    private AttachmentsEditor editor() {
        return (AttachmentsEditor) find(".photos-field", Node.class).getUserData();
    }

    private void choose(Path... files) {
        AttachmentsEditor editor = editor();
        fx(() -> editor.add(List.of(files)));
    }

    private List<Node> tiles() {
        return fx(() -> List.copyOf(
                stage.getScene().getRoot().lookupAll(".photo-tile").stream().toList()));
    }

    private boolean seen(int count) {
        return tiles().size() == count
                && stage.getScene()
                                .getRoot()
                                .lookupAll(".photo-tile .image-view")
                                .size()
                        == count;
    }

    private void awaitSeen(int count) {
        await(count + " photos", () -> seen(count) && !onScreen("#photo-stop"));
    }

    private Path phone(String name, int orientation) throws Exception {
        return CameraPhotos.jpeg(home.resolve(name), 1600, 1200, orientation);
    }

    private void bringIntoView() {
        fx(() -> find("#field-photos", Node.class).requestFocus());
        fx(() -> {
            javafx.scene.control.ScrollPane scroll =
                    (javafx.scene.control.ScrollPane) stage.getScene().getRoot().lookup(".form-scroll");
            double whole = scroll.getContent().getBoundsInLocal().getHeight();
            double at = scroll.getContent()
                    .sceneToLocal(find(".photos-field", Node.class).localToScene(0, 0))
                    .getY();
            scroll.setVvalue((at - 60) / (whole - scroll.getViewportBounds().getHeight()));
        });
        settle();
    }

    private Row only() {
        return desk.index(Visit.LEDGER).query(Query.ALL).row(0);
    }

    private void saveVisit() {
        fx(() -> find("#field-enterprise", javafx.scene.control.TextField.class)
                .setText(factory.get(cn.sixin.enterprise.Enterprise.NAME)));
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(Visit.LEDGER).count() == 1);
    }

    @Test
    void chosenPhotosAreKeptSmallAndAnExeIsToldApart() throws Exception {
        Path exe = Files.write(home.resolve("假装.jpg"), "MZ\u0090 this program cannot be run".getBytes());
        choose(phone("IMG_1.jpg", 6), exe, phone("IMG_2.jpg", 1));
        awaitSeen(2);
        assertTrue(reads(labels.text("problem.picture.not_picture", "假装.jpg")));
        bringIntoView();
        Pictures.both(theme, scene(), "visit-photos");
        fx(() -> theme.apply(Look.DEFAULT.scaled(200)));
        settle();
        bringIntoView();
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "visit-photos-200");
        fx(() -> theme.apply(Look.DEFAULT));
        saveVisit();
        List<String> hashes = only().get(Visit.PHOTOS, List.of());
        assertEquals(2, hashes.size());
        Attachment upright = store.attachments().find(hashes.getFirst()).orElseThrow();
        assertEquals(1200, upright.width());
        assertEquals(1600, upright.height());

        press(KeyCode.ESCAPE);
        Row saved = only();
        fx(() -> shown.controller().open(saved.id()));
        await("form", () -> onScreen("#field-photos"));
        awaitSeen(2);
        assertFalse(onScreen("#unsaved"), "what was only looked at is not changed");
    }

    @Test
    void aPictureIsPastedWhereverTheFormHasTheKeyboard() {
        fx(() -> {
            WritableImage image = new WritableImage(800, 600);
            for (int x = 0; x < 800; x++) {
                image.getPixelWriter().setColor(x, 300, Color.RED);
            }
            ClipboardContent content = new ClipboardContent();
            content.putImage(image);
            Clipboard.getSystemClipboard().setContent(content);
        });
        fx(() -> find("#field-problems", Node.class).requestFocus());
        press(KeyCode.CONTROL, KeyCode.V);
        awaitSeen(1);
        bringIntoView();
        click("#photo-paste");
        await("told", () -> reads(labels.text("problem.picture.there_already")));
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("缺普工");
            Clipboard.getSystemClipboard().setContent(content);
        });
        fx(() -> find("#field-problems", Node.class).requestFocus());
        press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(
                "缺普工",
                find("#field-problems", javafx.scene.control.TextArea.class).getText());
        click("#photo-paste");
        await("told", () -> reads(labels.text("problem.picture.none_on_clipboard")));
        assertEquals(1, tiles().size());
    }

    @Test
    void oneIsRemovedAndPutBackByKeyboardAlone() throws Exception {
        choose(phone("1.jpg", 1), phone("2.jpg", 3), phone("3.jpg", 6));
        awaitSeen(3);
        List<String> before = editor().read().value();
        fx(() -> tiles().getFirst().requestFocus());
        press(KeyCode.RIGHT);
        assertEquals(
                labels.text("page.photo.tile", 2, 3),
                fx(() -> scene().getFocusOwner().getAccessibleText()));
        press(KeyCode.DELETE);
        assertEquals(2, tiles().size());
        assertEquals(
                labels.text("page.photo.tile", 2, 2),
                fx(() -> scene().getFocusOwner().getAccessibleText()),
                "the keyboard stays on the photos");
        press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, editor().read().value(), "in its old place");
        press(KeyCode.DELETE);
        bringIntoView();
        Pictures.take(scene(), "visit-photo-removed");
        click("#photo-put-back");
        assertEquals(before, editor().read().value());
        assertFalse(onScreen("#photo-put-back"));
    }

    @Test
    void aPhotoIsLookedAtWhole() throws Exception {
        choose(phone("1.jpg", 1), phone("2.jpg", 6));
        awaitSeen(2);
        fx(() -> tiles().getFirst().requestFocus());
        press(KeyCode.ENTER);
        await("the viewer", () -> onScreen("#photo-whole .image-view"));
        await(
                "its picture",
                () -> find("#photo-whole .image-view", ImageView.class).getImage() != null);
        ImageView view = find("#photo-whole .image-view", ImageView.class);
        assertEquals("1/2", find("#photo-number", Label.class).getText());
        double fitting = fx(view::getFitWidth);
        Pictures.both(theme, fx(() -> view.getScene()), "photo-viewer");
        press(KeyCode.PLUS);
        assertEquals(fitting * 1.25, fx(view::getFitWidth), 8);
        press(KeyCode.DIGIT1);
        assertEquals(1600, fx(view::getFitWidth));
        press(KeyCode.DIGIT0);
        assertEquals(fitting, fx(view::getFitWidth), 8);
        press(KeyCode.RIGHT);
        await("the next", () -> view.getImage() != null && view.getImage().getHeight() == 1600);
        assertEquals("2/2", find("#photo-number", Label.class).getText());
        press(KeyCode.RIGHT);
        assertEquals("2/2", find("#photo-number", Label.class).getText(), "there is none after the last");
        press(KeyCode.ESCAPE);
        assertFalse(onScreen("#photo-whole"));
        assertTrue(onScreen("#field-problems"), "the form is there still");
    }

    @Test
    void photosOfAHalfWrittenFormComeBackWithIt() throws Exception {
        choose(phone("1.jpg", 1));
        awaitSeen(1);
        await("kept", () -> store.drafts().of(OFFICER).size() == 1);
        restart(VisitPage.declare());
        await("offered", () -> onScreen(".draft-go"));
        click(".draft-go");
        awaitSeen(1);
        saveVisit();
        assertEquals(1, only().get(Visit.PHOTOS, List.of()).size());
    }

    @Test
    void photosGoOutInAFolderBesideTheWorkbook() throws Exception {
        choose(phone("1.jpg", 1), phone("2.jpg", 6));
        awaitSeen(2);
        saveVisit();
        press(KeyCode.ESCAPE);
        Path target = home.resolve("走访.xlsx");
        press(KeyCode.CONTROL, KeyCode.E);
        await("sheet", () -> onScreen("#export-photos"));
        Pictures.take(fx(() -> find("#export-go", Node.class).getScene()), "export-with-photos");
        click("#export-photos");
        fx(() -> find("#export-target", javafx.scene.control.TextField.class).setText(target.toString()));
        click("#export-go");
        await("written", () -> !onScreen("#export-go"));
        Path folder = home.resolve(labels.text("page.export.photos.folder", "走访"));
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("2027-02-16 东莞市测试电子有限公司 2.jpg", "2027-02-16 东莞市测试电子有限公司.jpg"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.exists(target));
        assertTrue(store.audit().latest(5).stream()
                .anyMatch(entry -> entry.action().equals("export_photos")));
    }

    /** What was exported comes in again as the same rows: nothing new, nothing changed, photos and links untouched. */
    @Test
    void whatWentOutComesInAgainAsTheSame() throws Exception {
        choose(phone("1.jpg", 1));
        awaitSeen(1);
        saveVisit();
        press(KeyCode.ESCAPE);
        Row before = only();
        Path target = home.resolve("走访.xlsx");
        press(KeyCode.CONTROL, KeyCode.E);
        await("sheet", () -> onScreen("#export-all"));
        click("#export-all");
        fx(() -> find("#export-target", javafx.scene.control.TextField.class).setText(target.toString()));
        click("#export-go");
        await("written", () -> !onScreen("#export-go"));
        fx(() -> shown.controller().importBook(target));
        await("columns", () -> onScreen(".mapping-grid"));
        click("#import-next");
        await("checked", () -> onScreen("#fate-same"));
        assertTrue(fx(() -> find("#fate-same", javafx.scene.control.ToggleButton.class)
                        .getText())
                .contains("1"));
        assertTrue(fx(() -> find("#fate-problem", javafx.scene.control.ToggleButton.class)
                        .getText())
                .contains("0"));
        assertTrue(only().sameValues(before));
    }

    @Test
    void filesThatWereCopiedArePasted() throws Exception {
        Path photo = phone("1.jpg", 1);
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(photo.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        bringIntoView();
        click("#photo-paste");
        awaitSeen(1);
    }

    /** As from a file manager. The headless platform plays no drag, so the events are sent as it would end. */
    @Test
    void filesThatAreDroppedAreTakenAndTextIsNot() throws Exception {
        ClipboardContent files = new ClipboardContent();
        files.putFiles(List.of(phone("1.jpg", 1).toFile(), phone("2.jpg", 6).toFile()));
        ClipboardContent text = new ClipboardContent();
        text.putString("三线缺技工");
        bringIntoView();
        assertFalse(fx(() -> drop(text)));
        assertTrue(fx(() -> drop(files)));
        awaitSeen(2);
    }

    private boolean drop(ClipboardContent content) {
        TKClipboard carried = Toolkit.getToolkit().createLocalClipboard();
        // A clipboard of the toolkit's that says how it may be dropped, as only one of a platform's drag does.
        Dragboard board = DragboardHelper.createDragboard((TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (self, method, arguments) -> method.getName().equals("getTransferModes")
                        ? Set.of(TransferMode.COPY)
                        : method.invoke(carried, arguments)));
        board.setContent(content);
        Node box = find(".photos-field", Node.class);
        send(box, board, DragEvent.DRAG_OVER);
        return send(box, board, DragEvent.DRAG_DROPPED).isDropCompleted();
    }

    private static DragEvent send(Node to, Dragboard board, EventType<DragEvent> type) {
        DragEvent[] came = new DragEvent[1];
        EventHandler<DragEvent> watch = event -> came[0] = event;
        to.addEventFilter(type, watch);
        Event.fireEvent(to, new DragEvent(type, board, 5, 5, 5, 5, TransferMode.COPY, null, null, null));
        to.removeEventFilter(type, watch);
        return came[0];
    }
}
