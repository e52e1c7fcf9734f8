package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.SettingsFile;
import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.station.Stations;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.ui.SyncModel;
import cn.sixin.app.update.Updates;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.store.AuditLog;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.keys.Officer;
import cn.sixin.store.keys.RecoveryCode;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead's and an officer's way through the settings and the recent operations, over a real station. */
class SettingsFlowTest extends FxTest {
    private static final String NEW = "Autumn-2027";

    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final List<Throwable> faults = new ArrayList<>();
    private final ThreadRunner background = new ThreadRunner(faults::add);
    private final Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
    private final AtomicBoolean signedOut = new AtomicBoolean();

    @TempDir
    Path home;

    private Session session;
    private SettingsModel settings;
    private Stage stage;

    @Override
    protected List<URL> styles() {
        return DeskProcess.styles();
    }

    @BeforeEach
    void found() throws IOException {
        session = Stations.founded(home).session();
        settings = new SettingsModel(SettingsFile.read(home.resolve("settings.json")), background);
        settings.property().addListener((seen, before, now) -> theme.apply(now.look()));
    }

    @AfterEach
    void close() {
        settle();
        background.close();
        session.close();
        assertEquals(List.of(), faults);
    }

    private void showSettings() {
        stage = show(() -> new SettingsPage(
                        kit,
                        session,
                        settings,
                        Clock.systemDefaultZone(),
                        new Shell.Window(() -> {}, () -> {}, () -> signedOut.set(true), () -> {}, Updates.here(home)),
                        new SyncModel(
                                kit, session.store(), new CitySync(session.store(), "", "", Clock.systemDefaultZone())),
                        () -> {})
                .view());
    }

    private Session reopened(String officer, String password) {
        session.close();
        Station station = Stations.at(home);
        Officer who = assertInstanceOf(Entry.Who.Known.class, station.who()).officers().stream()
                .filter(o -> o.name().equals(officer))
                .findFirst()
                .orElseThrow();
        session = assertInstanceOf(Entry.In.class, station.enter(who.id(), password.toCharArray()))
                .session();
        return session;
    }

    private Entry tried(UUID officer, String password) {
        return Stations.at(home).enter(officer, password.toCharArray());
    }

    private UUID id(String name) {
        return session.officers().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void typeInto(String selector, String text) {
        click(selector);
        type(text);
    }

    private void newPassword(String password) {
        typeInto("#new-password", password);
        typeInto("#new-password-again", password);
    }

    private String said(String selector) {
        return find(selector, Label.class).getText();
    }

    private void ok() {
        click("#sheet-ok");
        await("the sheet closes", () -> !onScreen("#sheet-ok"));
    }

    private void addOfficer(String name) {
        click("#officer-add");
        typeInto("#officer-name", name);
        newPassword(NEW);
        ok();
    }

    @SuppressWarnings("unchecked") // what the page declares
    private TableView<Officer> officers() {
        return find("#officers", TableView.class);
    }

    /** Presses the dialog's button, which is named as its title is. */
    private void confirm(String key) {
        Button button = fx(() -> newest().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(one -> one.getText().equals(labels.text(key)))
                .findFirst()
                .orElseThrow());
        click(button);
        settle();
    }

    private void choose(String name) {
        fx(() -> officers()
                .getSelectionModel()
                .select(officers().getItems().stream()
                        .filter(o -> o.name().equals(name))
                        .findFirst()
                        .orElseThrow()));
        settle();
    }

    private void reveal(String selector) {
        fx(() -> {
            ScrollPane scroll = find("#settings-scroll", ScrollPane.class);
            Node node = find(selector, Node.class);
            double y = scroll.getContent().sceneToLocal(node.localToScene(0, 0)).getY();
            double room = scroll.getContent().getBoundsInLocal().getHeight()
                    - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(room <= 0 ? 0 : Math.clamp((y - 60) / room, 0, 1));
        });
        settle();
    }

    @Test
    void aNewOfficerSignsInOnTheReopenedStoreAndIsNoLead() {
        showSettings();
        click("#officer-add");
        assertTrue(reads("大写字母"), "the rule is said before anything is typed");
        typeInto("#officer-name", "陈静");
        typeInto("#new-password", "short");
        assertTrue(find("#sheet-ok", Button.class).isDisabled());
        press(KeyCode.ESCAPE);
        addOfficer("陈静");
        assertEquals(labels.text("settings.officers.added"), said("#officers-said"));
        assertFalse(reopened("陈静", NEW).leads());
        fx(stage::hide);
        showSettings();
        assertFalse(onScreen("#officer-add"));
        assertFalse(onScreen("#backup-restore"));
        assertTrue(onScreen("#own-password"));
        Pictures.take(stage.getScene(), "settings-officer");
    }

    @Test
    void aNameThatIsTakenIsSaidAndWhatWasTypedStays() {
        showSettings();
        click("#officer-add");
        typeInto("#officer-name", Stations.OFFICER);
        newPassword(NEW);
        click("#sheet-ok");
        await(
                "the problem",
                () -> !find("#sheet-problem", Label.class).getText().isEmpty());
        assertTrue(reads("已经有一位"));
        Pictures.take(find("#sheet-ok", Button.class).getScene(), "settings-officer-sheet");
        assertEquals(Stations.OFFICER, find("#officer-name", TextField.class).getText());
        press(KeyCode.ESCAPE);
        assertEquals(1, session.officers().size());
    }

    @Test
    void aResetADisablingAndAnEnablingHoldAtTheNextSignIn() {
        showSettings();
        addOfficer("陈静");
        UUID officer = id("陈静");
        choose("陈静");
        click("#officer-reset");
        newPassword("Winter-2027");
        ok();
        assertInstanceOf(Entry.WrongPassword.class, tried(officer, NEW));

        choose("陈静");
        click("#officer-toggle");
        confirm("settings.officers.disable");
        await("disabled", () -> reads(labels.text("settings.officers.disabled")));
        assertInstanceOf(Entry.Refused.class, tried(officer, "Winter-2027"));

        choose("陈静");
        click("#officer-toggle");
        newPassword(NEW);
        ok();
        assertEquals("陈静", reopened("陈静", NEW).officer().name());
        List<String> actions = session.store().audit().latest(10).stream()
                .map(AuditLog.Entry::action)
                .toList();
        assertEquals(
                List.of("sign_in", "officer_enabled", "officer_disabled", "password_reset", "officer_added"), actions);
    }

    @Test
    void aLeadDoesNotDisableHimself() {
        showSettings();
        choose(Stations.OFFICER);
        click("#officer-toggle");
        confirm("settings.officers.disable");
        await("the reason", () -> said("#officers-said").startsWith("不能停用自己"));
        assertFalse(session.officers().getFirst().disabled());
    }

    @Test
    void oneOwnPasswordNeedsThePresentOne() {
        showSettings();
        click("#own-password");
        typeInto("#present-password", "Wrong-2027");
        newPassword(NEW);
        click("#sheet-ok");
        await(
                "the problem",
                () -> !find("#sheet-problem", Label.class).getText().isEmpty());
        fx(() -> find("#present-password", TextField.class).clear());
        typeInto("#present-password", Stations.PASSWORD);
        ok();
        assertEquals(labels.text("settings.own.changed"), said("#officers-said"));
        assertInstanceOf(Entry.WrongPassword.class, tried(session.officer().id(), Stations.PASSWORD));
        assertTrue(reopened(Stations.OFFICER, NEW).leads());
    }

    @Test
    void aNewRecoveryCodeIsCopiedAndTheOldOneIsVoid() throws IOException {
        session.close();
        Path other = home.resolve("other");
        Station.Founded.Made made = Stations.founded(other);
        session = made.session();
        showSettings();
        click("#renew-code");
        confirm("settings.code.renew");
        await("the code", () -> onScreen("#new-recovery-code"));
        String shown = find("#new-recovery-code", TextField.class).getText();
        click("#copy-code");
        assertEquals(shown, fx(() -> Clipboard.getSystemClipboard().getString()));
        Pictures.take(find("#copy-code", Button.class).getScene(), "settings-recovery-code");
        assertTrue(find("#code-kept", Button.class).isDisabled(), "not before it is kept somewhere");
        click("#code-tail");
        type(shown.substring(shown.length() - 4));
        click("#code-kept");
        await("closed", () -> !onScreen("#code-kept"));
        assertFalse(session.slots().isRecoveryUnconfirmed());
        assertTrue(session.slots().recover(made.code()).isEmpty());
        assertTrue(
                session.slots().recover(RecoveryCode.parse(shown).orElseThrow()).isPresent());
    }

    @Test
    void lookLanguageAndLockTimeAreAppliedAtOnceAndKept() throws IOException {
        showSettings();
        fx(() -> {
            combo("#look-mode").setValue(Look.Mode.DARK);
            combo("#look-scale").setValue(150);
            combo("#look-language").setValue("en");
        });
        assertEquals(
                new Look(Look.Mode.DARK, 150, java.util.Optional.empty()),
                theme.lookProperty().get());
        reveal("#lock-minutes");
        fx(() -> find("#lock-minutes", Spinner.class).getEditor().setText("500"));
        fx(() -> find("#lock-minutes", Spinner.class).commitValue());
        assertEquals(240, settings.get().lockMinutes());
        await("written", () -> kept().lockMinutes() == 240);
        assertEquals("en", kept().language().orElseThrow());
        assertEquals(150, kept().look().scale());
    }

    private cn.sixin.app.Settings kept() {
        try {
            return SettingsFile.read(home.resolve("settings.json")).loaded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked") // what the page declares
    private ComboBox<Object> combo(String selector) {
        return find(selector, ComboBox.class);
    }

    @Test
    void aBackupIsMadeAndPutBackAfterASignOut() throws IOException {
        save("东莞市长安华宇1电子有限公司");
        showSettings();
        reveal("#backup-now");
        click("#backup-now");
        await("the backup", () -> said("#backups-said").equals(labels.text("settings.backups.made", 1)));
        Backup made = new Backups(session.store().files(), Clock.systemDefaultZone())
                .list()
                .getFirst();
        assertEquals(1, made.rows());
        save("东莞市长安金泰2电子有限公司");
        await("the list", () -> find("#backups", TableView.class).getItems().size() == 1);
        reveal("#backups-said");
        click("#backup-restore");
        Pictures.take(newest(), "settings-restore");
        confirm("settings.backups.restore");
        await("signed out", signedOut::get);
        Session again = reopened(Stations.OFFICER, Stations.PASSWORD);
        assertEquals(1, again.store().count(Enterprise.LEDGER));
    }

    private static javafx.scene.Scene newest() {
        return fx(() -> List.copyOf(javafx.stage.Window.getWindows()).getLast().getScene());
    }

    private Saving.Saved save(String name) {
        return (Saving.Saved) session.store()
                .save(Batch.of(GroupKind.EDIT, "新增：" + name, session.actor())
                        .create(session.store()
                                .draft(Enterprise.LEDGER)
                                .with(Enterprise.NAME, name)
                                .with(Enterprise.CONTACT, "林海")
                                .with(Enterprise.PHONE, "19900001234")));
    }

    @Test
    void picturesOfTheSettings() {
        save("东莞市长安华宇1电子有限公司");
        showSettings();
        addOfficer("陈静");
        reveal("#backup-now");
        click("#backup-now");
        await("the backup", () -> said("#backups-said").equals(labels.text("settings.backups.made", 1)));
        Pictures.both(theme, stage.getScene(), "settings-lower");
        fx(() -> find("#settings-scroll", ScrollPane.class).setVvalue(0));
        Pictures.both(theme, stage.getScene(), "settings");
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "settings-200");
        assertTrue(onScreen("#officers-card"));
    }

    @Test
    void oneOperationIsUndoneAndWhatWasChangedSinceIsNamed() {
        save("东莞市长安华宇1电子有限公司");
        Saving.Saved created = save("东莞市长安金泰2电子有限公司");
        var row = created.rows().getFirst().after();
        session.store()
                .save(Batch.of(GroupKind.EDIT, "保存：东莞市长安金泰2电子有限公司", session.actor())
                        .update(row, row.with(Enterprise.HEADCOUNT, 80)));
        session.store().audit().add(Stations.OFFICER, "reveal", "enterprise " + row.id(), "回访");
        Desk desk = Desk.open(session.store(), labels, Clock.systemDefaultZone(), Stations.OFFICER);
        stage = show(() -> new OperationsPage(kit, desk, session).view());
        await("the list", () -> find("#operations", TableView.class).getItems().size() == 3);
        undo(1);
        await("left out", () -> said("#operation-said").contains("东莞市长安金泰2电子有限公司"));
        assertEquals(2, session.store().count(Enterprise.LEDGER));
        await("the list", () -> find("#operations", TableView.class).getItems().size() == 3);
        undo(2);
        await("undone", () -> said("#operation-said").equals(labels.text("operations.undo.done", 1)));
        assertEquals(1, session.store().count(Enterprise.LEDGER));
        await("the list", () -> find("#operations", TableView.class).getItems().size() == 4);
        fx(() -> find("#operations", TableView.class).getSelectionModel().select(3));
        assertTrue(find("#operation-undo", Button.class).isDisabled(), "once is enough");
        Pictures.both(theme, stage.getScene(), "operations");
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "operations-200");
        fx(() -> theme.apply(Look.DEFAULT));
        clickText(labels.text("audit.title"));
        assertTrue(reads("回访"));
        Pictures.take(stage.getScene(), "operations-audit");
    }

    private void undo(int at) {
        fx(() -> find("#operations", TableView.class).getSelectionModel().clearAndSelect(at));
        settle();
        click("#operation-undo");
        confirm("operations.undo");
    }

    @Test
    void onlyALeadSeesTheAudit() {
        showSettings();
        addOfficer("陈静");
        fx(stage::hide);
        Session plain = reopened("陈静", NEW);
        Desk desk = Desk.open(plain.store(), labels, Clock.systemDefaultZone(), "陈静");
        stage = show(() -> new OperationsPage(kit, desk, plain).view());
        assertFalse(reads(labels.text("audit.title")));
    }

    @Test
    void theAuditNamesTheRowThatWasLookedAt() {
        Row row = session.store().draft(Enterprise.LEDGER).with(Enterprise.NAME, "东莞市华宇电子有限公司");
        session.store().save(Batch.of(GroupKind.EDIT, "建档", session.actor()).create(row));
        session.store().audit().add(Stations.OFFICER, "reveal", "enterprise " + row.id(), "核对联系电话");
        Desk desk = Desk.open(session.store(), labels, Clock.systemDefaultZone(), Stations.OFFICER);
        stage = show(() -> new OperationsPage(kit, desk, session).view());
        fx(() -> find(".tab-pane", javafx.scene.control.TabPane.class)
                .getSelectionModel()
                .select(1));
        await("the row's name", () -> reads("企业名册  东莞市华宇电子有限公司"));
        assertFalse(reads(row.id().toString()));
        Pictures.take(
                theme, stage.getScene(), new Look(Look.Mode.LIGHT, 200, java.util.Optional.empty()), "operations-200");
    }
}
