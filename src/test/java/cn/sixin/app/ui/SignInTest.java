package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.station.Stations;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.keys.RecoveryCode;
import cn.sixin.store.keys.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class SignInTest extends DeskTest {
    private static final String WRONG = "Wrong-2027";

    private RecoveryCode found() {
        Station.Founded.Made made = Stations.founded(station());
        made.session().close();
        return made.code();
    }

    private void enter(String password) {
        click("#password");
        press(KeyCode.SHORTCUT, KeyCode.A);
        type(password);
        press(KeyCode.ENTER);
    }

    @Test
    void thePasswordOpensTheDesk() {
        found();
        open();
        picture("sign-in");
        type(Stations.PASSWORD);
        press(KeyCode.ENTER);
        await("the desk", () -> !onScreen(".entry"));
    }

    private Node behind() {
        Parent root = fx(() -> stage.getScene().getRoot());
        await("the page behind", () -> root.lookup("#shell") != null);
        return fx(() -> root.lookup("#shell"));
    }

    @Test
    void thePageMadeAheadIsTheOneThatIsShownAndCannotBeReachedBefore() {
        found();
        open();
        Node shell = behind();
        assertFalse(onScreen("#navigation"));
        for (int i = 0; i < 12; i++) {
            press(KeyCode.TAB);
            Node owner = fx(() -> stage.getScene().getFocusOwner());
            for (Node at = owner; at != null; at = at.getParent()) {
                assertNotSame(shell, at, "the keyboard is behind the window");
            }
        }
        enter(Stations.PASSWORD);
        await("the desk", () -> !onScreen(".entry"));
        assertSame(shell, find("#shell", Node.class));
        assertTrue(onScreen("#navigation"));
        ListView<?> list = (ListView<?>) fx(() -> shell.lookup("#today-list"));
        assertEquals(0, fx(() -> list.getItems().size()), "lines of nobody");
    }

    @Test
    void aLanguageThatIsChosenMeanwhileIsThePagesToo() {
        found();
        open();
        behind();
        clickText("English");
        awaitText("Sign in");
        enter(Stations.PASSWORD);
        await("the desk", () -> !onScreen(".entry"));
        assertTrue(onScreen("#navigation") && reads("Today") && !reads("今日"));
    }

    /** What is no trouble is not told in its colour. */
    @Test
    void onlyTroubleIsRed() {
        found();
        open();
        enter(WRONG);
        awaitText("还可以试 4 次");
        assertTrue(find("#problem", Label.class).getStyleClass().contains("problem-text"));
        List<String> opening = new ArrayList<>();
        Label problem = find("#problem", Label.class);
        fx(() -> problem.textProperty()
                .addListener((seen, before, now) -> Platform.runLater(
                        () -> opening.add(now + " " + problem.getStyleClass().contains("problem-text")))));
        enter(Stations.PASSWORD);
        await("the desk", () -> !onScreen(".entry"));
        assertTrue(opening.contains("正在打开台账 false"), opening::toString);
    }

    /** Double-clicked in the system's files, before anybody is in and again afterwards. */
    @Test
    void aPackageThatWasOpenedIsOfferedOnceAnOfficerIsIn() {
        found();
        DeskWindow desk = open();
        fx(() -> desk.offer(home.resolve("回包.sixinpkg")));
        settle();
        assertFalse(onScreen("#package-offered"));
        type(Stations.PASSWORD);
        press(KeyCode.ENTER);
        await("the offer", () -> onScreen("#package-offered"));
        picture("sync-package-offered");
        click("#package-decline");
        click("#navigation-today");
        await("another page", () -> !onScreen("#package-export"));
        fx(() -> desk.offer(home.resolve("第二个.sixinpkg")));
        await("the next offer", () -> onScreen("#package-offered"));
        assertTrue(said("#package-offered-file").contains("第二个.sixinpkg"));
        click("#package-take-offered");
        awaitText("还没有在城市服务器登记");
    }

    @Test
    void fiveWrongPasswordsThenAWaitThatCountsDown() {
        found();
        open();
        for (int left = 4; left > 0; left--) {
            enter(WRONG);
            awaitText("还可以试 " + left + " 次");
        }
        picture("sign-in-wrong");
        enter(WRONG);
        awaitText("请等");
        picture("sign-in-wait");
        assertTrue(find("#password", PasswordField.class).isDisabled());
        String before = said("#problem");
        await("the countdown", () -> !said("#problem").equals(before));

        // A restart does not end it; time does.
        fx(() -> stage.hide());
        clock.forward(Duration.ofMinutes(1));
        open();
        enter(Stations.PASSWORD);
        await("the desk", () -> !onScreen(".entry"));
    }

    @Test
    void theRecoveryCodeOpensWhenThePasswordIsLost() {
        RecoveryCode code = found();
        open();
        click("#recover");
        type("0000-1111");
        click("#passwordAgain");
        type("Summer-2027");
        click("#password");
        type("Summer-2027");
        press(KeyCode.TAB);
        press(KeyCode.ENTER);
        awaitText("恢复码不对");
        picture("recover");
        press(KeyCode.SHORTCUT, KeyCode.A);
        type(code.printed());
        click("#enter");
        await("the desk", () -> !onScreen(".entry"));
    }

    /** Closed or killed before it was written down, the first run's code must not be lost for good. */
    @Test
    void aCodeThatNobodyConfirmedIsReplacedUntilOneIs() throws IOException {
        Station.Founded.Made made = (Station.Founded.Made)
                station().found(Stations.TOWN, Stations.OFFICER, Stations.PASSWORD.toCharArray());
        try (Session session = made.session()) {
            // else it is made while the desk is closed again
            new Backups(station().files(), Clock.systemDefaultZone()).make(session.store(), Backup.Reason.DAILY);
        }
        String first = newCode();
        Pictures.take(find("#code-kept", Button.class).getScene(), "sign-in-code-unconfirmed");
        press(KeyCode.ESCAPE);
        fx(() -> stage.hide());
        closeDesk();
        String second = newCode();
        assertNotEquals(first, second);
        click("#code-tail");
        type(second.substring(second.length() - 4).toLowerCase(Locale.ROOT));
        click("#code-kept");
        await("confirmed", () -> !onScreen("#code-kept"));
        fx(() -> stage.hide());
        closeDesk();
        assertInstanceOf(Entry.In.class, signedOut(station().recover(second, officer(), "Autumn-2027".toCharArray())));
        assertInstanceOf(Entry.WrongCode.class, station().recover(first, officer(), "Autumn-2027".toCharArray()));
        open();
        enter("Autumn-2027");
        await("the desk", () -> !onScreen(".entry"));
        assertFalse(onScreen("#new-recovery-code"), "it is kept now");
    }

    private String newCode() {
        open();
        enter(Stations.PASSWORD);
        await("a new code", () -> onScreen("#new-recovery-code"));
        return find("#new-recovery-code", TextField.class).getText();
    }

    private UUID officer() {
        return ((Entry.Who.Known) station().who()).officers().getFirst().id();
    }

    private static Entry signedOut(Entry entry) {
        if (entry instanceof Entry.In(Session session)) {
            session.close();
        }
        return entry;
    }

    @Test
    void aBackupIsPutBackFromHere() throws IOException {
        Station.Founded.Made made = Stations.founded(station());
        try (Session session = made.session()) {
            new Backups(station().files(), Clock.systemUTC()).make(session.store(), Backup.Reason.DEMAND);
        }
        open();
        click("#restoreLink");
        ListView<?> list = find("#list", ListView.class);
        await("the backups", () -> list.getItems().size() == 1);
        picture("restore");
        fx(() -> list.getSelectionModel().selectFirst());
        click("#restore");
        await("the question", () -> onScreen(".kit-dialog"));
        assertTrue(reads("移到一边"));
        click(".kit-dialog .danger");
        await("sign-in again", () -> onScreen("#officers"));
        assertTrue(Files.exists(home.resolve("aside")));
    }

    @Test
    void aDamagedStoreIsBuiltAnewFromTheJournal() throws IOException {
        Station.Founded.Made made = Stations.founded(station());
        try (Session session = made.session()) {
            new DemoData(session.store(), Labels.of(Locale.SIMPLIFIED_CHINESE), LocalDate.of(2027, 2, 13))
                    .fill(3, session.actor(), Progress.NONE);
        }
        Path database = station().files().database();
        byte[] whole = Files.readAllBytes(database);
        Files.write(database, new byte[whole.length]);
        open();
        enter(Stations.PASSWORD);
        await("the way on", () -> onScreen("#rescue"));
        picture("sign-in-damaged");
        assertEquals(whole.length, Files.size(database), "left as it was");
        click("#rescue");
        await("the desk", () -> !onScreen(".entry"));
        clickText("企业名册");
        await("its rows", () -> reads("监测") || reads("有限公司"));
    }

    @Test
    void brokenKeysAreSaidAndABackupIsTheWayOn() throws IOException {
        found();
        Files.writeString(station().files().keys(), "{");
        open();
        assertTrue(reads("keys.json"), said("#problem"));
        assertTrue(find("#officers", ListView.class).getItems().isEmpty());
        click("#restoreLink");
        assertTrue(onScreen("#list"));
    }

    @Test
    void whoSignedInLastIsChosenAndADisabledOfficerIsNotThere() throws IOException {
        Station.Founded.Made made = Stations.founded(station());
        try (Session session = made.session()) {
            session.slots().add(session.key(), "陈建辉", Role.OFFICER, "Winter-2027".toCharArray());
            var gone = session.slots().add(session.key(), "旧同事", Role.OFFICER, "Winter-2027".toCharArray());
            session.slots().disable(gone.id());
        }
        open();
        ListView<?> officers = find("#officers", ListView.class);
        assertEquals(2, fx(() -> officers.getItems().size()));
        assertFalse(reads("旧同事"));
        fx(() -> officers.getSelectionModel().select(1));
        enter("Winter-2027");
        await("the desk", () -> !onScreen(".entry"));
        fx(() -> stage.hide());
        await("the choice on disk", () -> Files.exists(home.resolve("settings.json")));
        close();
    }
}
