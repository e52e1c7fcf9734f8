package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.SettingsFile;
import cn.sixin.app.station.Stations;
import cn.sixin.app.sync.TestStation;
import cn.sixin.app.sync.ui.SyncModel;
import cn.sixin.app.update.Updates;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.store.Preferences;
import cn.sixin.store.Store;
import cn.sixin.store.Sync;
import cn.sixin.sync.Attention;
import cn.sixin.sync.Pulled;
import cn.sixin.sync.http.Membership;
import cn.sixin.sync.http.RoughServer;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.SentRow;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer enrols, presses F9, reads what came of it, and decides what is left; against the real server. */
class SyncFlowTest extends FxTest {
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final List<Exception> faults = new CopyOnWriteArrayList<>();
    private final ThreadRunner background = new ThreadRunner(faults::add);
    private final Kit kit = new Kit(labels, theme, background, new Dialogs(labels));

    @TempDir
    Path folder;

    private TestCity city;
    private TestStation desk;
    private TestStation laptop;
    private Shell shell;
    private Stage stage;

    @Override
    protected List<URL> styles() {
        return DeskProcess.styles();
    }

    @BeforeEach
    void start() {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD.times(100));
        desk = new TestStation(folder.resolve("desk"));
        laptop = new TestStation(folder.resolve("laptop")).joins(city.address(), city.code(Stations.TOWN), "笔记本");
    }

    @AfterEach
    void stop() {
        settle();
        fx(shell::close);
        background.close();
        desk.close();
        laptop.close();
        city.close();
        assertEquals(List.of(), faults);
    }

    private void open() throws IOException {
        SettingsModel settings = new SettingsModel(SettingsFile.read(folder.resolve("settings.json")), background);
        Shell.Window window = new Shell.Window(() -> {}, () -> {}, () -> {}, () -> {}, Updates.here(folder));
        shell = fx(() -> new Shell(
                kit,
                desk.session(),
                settings,
                Clock.systemDefaultZone(),
                window,
                new ShellFrame(kit, settings, window)));
        stage = show(() -> {
            shell.begin(FirstRunController.Begin.EMPTY, Optional.empty(), () -> {});
            return shell.view();
        });
        await("the first page", () -> onScreen("#status-bar"));
    }

    private void go(String place) {
        click("#navigation-" + place);
        settle();
    }

    private void f9() {
        press(KeyCode.F9);
        await(
                "the sync's end",
                () -> onScreen("#sync-end")
                        && !find("#sync-end", Label.class).getText().isEmpty());
    }

    private void closeSheet() {
        press(KeyCode.ESCAPE);
        await("closed", () -> !onScreen("#sync-end"));
    }

    @Test
    void enrolsAndSyncs() throws IOException {
        desk.creates("长安五金制品有限公司");
        open();
        press(KeyCode.F9);
        await("not enrolled", () -> onScreen("#sync-enrol"));
        sheetPicture("sync-sheet-not-enrolled");
        click("#sync-enrol");
        await("the settings", () -> onScreen("#city-card"));
        fx(() -> {
            find("#city-address", TextField.class).setText("http://city.example.com");
            find("#city-code", TextField.class).setText("121-7Q2M-K4PX-9TDA");
            find("#city-device", TextField.class).setText("一楼窗口");
        });
        fx(() -> find("#settings-scroll", ScrollPane.class).setVvalue(0.35));
        settle();
        click("#city-enrol");
        awaitSaid("#city-said", labels.text("problem.sync.join.address"));
        fx(() -> find("#city-address", TextField.class).setText(city.address().toString()));
        click("#city-enrol");
        awaitSaid("#city-said", "虎门镇");
        Pictures.both(theme, stage.getScene(), "settings-city");
        fx(() -> find("#city-code", TextField.class).setText(city.code(Stations.TOWN)));
        click("#city-enrol");
        await("enrolled", () -> onScreen("#city-known"));
        assertTrue(desk.city().membership().isPresent());
        f9();
        assertEquals(
                labels.text("sync.end.done"), find("#sync-end", Label.class).getText());
        assertTrue(reads(labels.text("sync.receipt.sent", 1)));
        sheetPicture("sync-sheet-done");
        closeSheet();
        laptop.synced();
        assertEquals(1, laptop.store().size(Enterprise.LEDGER));
        Pictures.both(theme, stage.getScene(), "settings-city-enrolled");
        go("sync");
        fx(() -> find("#sync-tabs", TabPane.class).getSelectionModel().select(2));
        await(
                "the receipts",
                () -> onScreen("#receipts")
                        && find("#receipts", TableView.class).getItems().size() == 1);
        await("the bar", () -> find("#status-synced", Button.class).getText().contains("上次同步"));
        Pictures.both(theme, stage.getScene(), "sync-receipts");
        fx(() -> find("#sync-tabs", TabPane.class).getSelectionModel().select(3));
        await("the packages", () -> onScreen("#package-export"));
        Pictures.both(theme, stage.getScene(), "sync-package");
        fx(() -> theme.apply(Look.DEFAULT.scaled(200)));
        settle();
        Pictures.take(stage.getScene(), "sync-package-200");
        fx(() -> theme.apply(Look.DEFAULT));
        settle();
    }

    @Test
    void decidesAConflictByColumn() throws IOException {
        desk.joins(city.address(), city.code(Stations.TOWN), "一楼窗口");
        UUID id = desk.creates("大朗毛织有限公司").id();
        desk.synced();
        laptop.synced();
        desk.edits(id, row -> row.with(Enterprise.CONTACT, "王芳").with(Enterprise.HEADCOUNT, 120));
        desk.synced();
        laptop.edits(id, row -> row.with(Enterprise.CONTACT, "刘强").with(Enterprise.HEADCOUNT, 150));
        laptop.synced();
        fromANewerProgram(desk.store());
        desk.store().preferences().put(Preferences.STATION, SyncModel.AT_SIGN_IN, "yes");
        open();
        await("what nobody watched is told", () -> onScreen(".toast-action"));
        assertTrue(reads(labels.text("sync.end.done") + "（"));
        Pictures.both(theme, stage.getScene(), "sync-unseen");
        click(".toast-action");
        await("the page of what is left", () -> onScreen("#conflicts"));
        assertTrue(reads(labels.text("sync.conflicts.newer", 1)), "counted, and said why it is not listed");
        f9();
        assertTrue(onScreen("#sync-decide"), "a conflict of another device is told, too");
        closeSheet();
        desk.creates("石碣印刷有限公司");
        go("enterprise");
        await("the rows", () -> reads("石碣印刷有限公司"));
        Pictures.both(theme, stage.getScene(), "sync-marks");
        standing("pending", "石碣印刷有限公司", "大朗毛织有限公司");
        standing("conflict", "大朗毛织有限公司", "石碣印刷有限公司");
        Pictures.take(stage.getScene(), "sync-marks-filtered");
        fx(() -> ((RadioMenuItem) standings().getItems().getFirst()).setSelected(true));
        await("all again", () -> reads("石碣印刷有限公司") && reads("大朗毛织有限公司"));
        go("sync");
        await(
                "the conflict",
                () -> onScreen("#conflicts")
                        && !find("#conflicts", TableView.class).getItems().isEmpty());
        Pictures.both(theme, stage.getScene(), "sync-conflicts");
        fx(() -> theme.apply(Look.DEFAULT.scaled(200)));
        settle();
        Pictures.take(stage.getScene(), "sync-conflicts-200");
        fx(() -> theme.apply(Look.DEFAULT));
        settle();
        click("#conflict-offered-contact");
        click("#conflict-typed-headcount");
        type("135");
        click("#conflict-choose");
        await("decided", () -> find("#conflicts", TableView.class).getItems().isEmpty());
        assertEquals("刘强", desk.row(id).get(Enterprise.CONTACT));
        assertEquals(135, desk.row(id).get(Enterprise.HEADCOUNT));
        f9();
        closeSheet();
        laptop.synced();
        assertEquals(135, laptop.row(id).get(Enterprise.HEADCOUNT));
        assertEquals(SyncState.SENT, laptop.state(id));
    }

    @Test
    void seesToWhatTheServerDidNotTake() throws IOException {
        desk.joins(city.address(), city.code(Stations.TOWN), "一楼窗口");
        UUID id = desk.creates("厚街鞋业有限公司").id();
        desk.synced();
        desk.edits(id, row -> row.with(Enterprise.HEADCOUNT, 88));
        rejected(desk.store(), id);
        open();
        go("sync");
        await(
                "the list",
                () -> onScreen("#attentions")
                        && !find("#attentions", TableView.class).getItems().isEmpty());
        assertTrue(reads(labels.text("sync.reason.value_bad", labels.text("enterprise.column.headcount"))));
        Pictures.both(theme, stage.getScene(), "sync-attention");
        click("#attention-resend");
        await("seen to", () -> find("#attentions", TableView.class).getItems().isEmpty());
        f9();
        closeSheet();
        laptop.synced();
        assertEquals(88, laptop.row(id).get(Enterprise.HEADCOUNT));
    }

    @Test
    void cancelsAtAnyMomentAndSendsBeforeItLeaves() throws Exception {
        desk.joins(city.address(), city.code(Stations.TOWN), "一楼窗口");
        UUID id = desk.creates("谢岗食品有限公司").id();
        Membership real = desk.city().membership().orElseThrow();
        try (RoughServer mute = new RoughServer(new byte[0], true)) {
            desk.store()
                    .syncBook()
                    .keepMembership(new Membership(
                                    mute.address(),
                                    null,
                                    real.device(),
                                    real.town(),
                                    real.name(),
                                    real.keys(),
                                    real.serverSigningKey(),
                                    real.serverAgreementKey(),
                                    real.enrolledAt())
                            .text());
            open();
            press(KeyCode.F9);
            mute.awaitAsked();
            await("under way", () -> onScreen("#sync-cancel"));
            fx(() -> find("#sync-phase", Label.class).getScene().getWindow().sizeToScene());
            settle();
            Pictures.both(theme, fx(() -> find("#sync-phase", Label.class).getScene()), "sync-sheet-running");
            click("#sync-cancel");
            await(
                    "cancelled",
                    () -> find("#sync-end", Label.class).getText().equals(labels.text("sync.end.cancelled", 1)));
            closeSheet();
        }
        desk.store().syncBook().keepMembership(real.text());
        desk.store().preferences().put(Preferences.STATION, SyncModel.AT_EXIT, "yes");
        AtomicBoolean left = new AtomicBoolean();
        fx(() -> shell.end(() -> left.set(true)));
        await("may leave", left::get);
        laptop.synced();
        assertEquals(SyncState.SENT, desk.state(id));
        assertEquals("谢岗食品有限公司", laptop.row(id).get(Enterprise.NAME));
    }

    @Test
    void asksAboutADeletionAndAboutWhatWasEnteredTwice() throws IOException {
        desk.joins(city.address(), city.code(Stations.TOWN), "一楼窗口");
        UUID id = desk.creates("茶山糕点有限公司").id();
        desk.synced();
        laptop.synced();
        laptop.edits(id, row -> row.with(Enterprise.HEADCOUNT, 60).with(Enterprise.PHONE, "19900000001"));
        UUID first = laptop.creates("桥头环保有限公司").id();
        laptop.synced();
        desk.deletes(id);
        UUID second = desk.creates("桥头环保有限公司").id();
        desk.edits(second, row -> row.with(Enterprise.CONTACT, "王芳").with(Enterprise.PHONE, "19900000002"));
        desk.synced();
        open();
        go("sync");
        await(
                "both",
                () -> onScreen("#conflicts")
                        && find("#conflicts", TableView.class).getItems().size() == 2);
        conflict("茶山糕点有限公司");
        Pictures.both(theme, stage.getScene(), "sync-conflict-deleted");
        click("#conflict-keep");
        await("kept", () -> find("#conflicts", TableView.class).getItems().size() == 1);
        conflict("桥头环保有限公司");
        Pictures.both(theme, stage.getScene(), "sync-conflict-twice");
        click("#conflict-offered-contact");
        click("#conflict-choose");
        await("merged", () -> find("#conflicts", TableView.class).getItems().isEmpty());
        desk.synced();
        laptop.synced();
        assertEquals("王芳", laptop.row(first).get(Enterprise.CONTACT));
        assertTrue(laptop.row(second).envelope().deleted());
        assertEquals(60, laptop.row(id).get(Enterprise.HEADCOUNT));
        assertEquals(false, laptop.row(id).envelope().deleted());
    }

    private MenuButton standings() {
        return find("#quick-standing", MenuButton.class);
    }

    /** Chooses rows by how they stand with the city. */
    private void standing(String state, String shown, String left) {
        fx(() -> standings().getItems().stream()
                .filter(item -> ("quick-" + state).equals(item.getId()))
                .forEach(item -> ((RadioMenuItem) item).setSelected(true)));
        await(state, () -> reads(shown) && !reads(left));
    }

    private void conflict(String name) {
        await(name, () -> {
            TableView<?> list = find("#conflicts", TableView.class);
            for (int i = 0; i < list.getItems().size(); i++) {
                list.getSelectionModel().select(i);
                if (find("#conflict-title", Label.class).getText().contains(name)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** A conflict of a kind that this program does not know. */
    private static void fromANewerProgram(Store store) {
        Instant now = Instant.now();
        Row conflict = Row.draft(Conflict.LEDGER, UUID.randomUUID(), Stations.TOWN)
                .with(Conflict.ABOUT_LEDGER, "enterprise")
                .with(Conflict.KIND, "later")
                .with(Conflict.STATE, "open");
        Row kept =
                conflict.with(new Envelope(conflict.id(), Stations.TOWN, 1, SyncState.SENT, now, "王", now, "王", false));
        SentRow sent = new SentRow("conflict", kept.id(), 1, 1, false, Map.of(), now, "王", now, "王", "笔记本");
        store.sync("同步").store().write(tx -> {
            tx.write(List.of(new Pulled(null, kept, sent)));
            return kept;
        });
    }

    /** As the engine keeps it when the server has rejected the row's last change. */
    private static void rejected(Store store, UUID id) {
        Sync sync = store.sync("同步");
        sync.store().write(tx -> {
            long seq = tx.unsettled(List.of(id)).getLast().seq();
            tx.attend(new Attention(
                    UUID.randomUUID(),
                    Attention.Kind.REJECTED,
                    seq,
                    "enterprise",
                    id,
                    "value_bad",
                    "headcount",
                    null,
                    Instant.now()));
            return tx.unsettled(List.of(id));
        });
    }

    private void awaitSaid(String selector, String words) {
        await(words, () -> find(selector, Label.class).getText().contains(words));
    }

    private void sheetPicture(String name) {
        fx(() -> find("#sync-end", Label.class).getScene().getWindow().sizeToScene());
        settle();
        Pictures.both(theme, fx(() -> find("#sync-end", Label.class).getScene()), name);
    }
}
