package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.shell.FindBox;
import cn.sixin.kit.shell.NavigationRail;
import cn.sixin.kit.shell.NavigationRail.Item;
import cn.sixin.kit.shell.StatusBar;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShellTest extends FxTest {
    private final List<Exception> errors = new ArrayList<>();
    private final ThreadRunner background = new ThreadRunner(errors::add);
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
    private final List<String> done = new ArrayList<>();
    private volatile CountDownLatch loaded = new CountDownLatch(0);
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void noErrors() {
        slow.countDown();
        background.close();
        assertEquals(List.of(), errors);
    }

    private record Desk(
            Stage stage, NavigationRail rail, StatusBar status, FindBox find, Toasts toasts, TextField field) {}

    private Desk shown() {
        Desk[] made = new Desk[1];
        Stage stage = show(() -> {
            NavigationRail rail = new NavigationRail(
                    kit,
                    List.of(
                            new Item("enterprise", "企业名册", "mdal-business"),
                            new Item("service", "一对一服务", "mdal-assignment"),
                            new Item("exchange", "导入与导出", "mdal-import_export")),
                    List.of(new Item("settings", "设置", "mdmz-settings")));
            StatusBar status = new StatusBar(kit);
            FindBox find = new FindBox(kit, (text, progress) -> find(text));
            Toasts toasts = new Toasts(kit);
            TextField field = new TextField("页面上的一格");
            field.setAccessibleText("页面");
            made[0] = new Desk(new Stage(), rail, status, find, toasts, field);
            BorderPane desk = new BorderPane(page(field));
            desk.setLeft(rail);
            desk.setBottom(status);
            return new StackPane(desk, toasts, find);
        });
        Desk desk = made[0];
        fx(() -> {
            desk.rail.onPicked(done::add);
            desk.rail.select("service");
            desk.rail.badge("service", 12);
            desk.rail.badge("enterprise", 3800);
            desk.status.setOfficer("李小明");
            desk.status.setTown("石排镇");
            desk.status.setPending(1234);
            desk.status.setSaved(StatusBar.Saved.SAVED, "已保存 14:02");
        });
        return new Desk(stage, desk.rail, desk.status, desk.find, desk.toasts, desk.field);
    }

    private static VBox page(TextField field) {
        Button add = new Button("新增服务");
        add.getStyleClass().add("accent");
        HBox header = new HBox(new Label("一对一服务台账"), new Button("导出"), add);
        header.getStyleClass().add("page-header");
        VBox page = new VBox(header, field);
        page.getStyleClass().add("page");
        return page;
    }

    private List<FindBox.Group> find(String text) throws InterruptedException {
        loaded.await();
        if (text.equals("y")) {
            slow.await(); // an older question that is answered after the newer one
        }
        if (text.isEmpty() || text.startsWith("无")) {
            return List.of();
        }
        List<FindBox.Hit> hits = IntStream.range(0, 6)
                .mapToObj(i -> hit("东莞市一达家具厂" + text + i, "石排镇 · 91441900MA000000000" + i, "mdal-business"))
                .toList();
        return List.of(
                new FindBox.Group("企业", hits, 1043),
                new FindBox.Group("一对一服务", List.of(hit("用工：普工 30 人", "东莞市一达家具厂 · 逾期", "mdal-assignment")), 1));
    }

    private FindBox.Hit hit(String title, String detail, String icon) {
        return new FindBox.Hit(title, detail, icon, () -> done.add(title));
    }

    @Test
    void theRailIsWalkedAndOpenedByKeyboardAlone() {
        Desk desk = shown();
        fx(desk.rail::focusSelected);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        press(KeyCode.HOME);
        press(KeyCode.SPACE);
        press(KeyCode.END);
        press(KeyCode.ENTER);
        assertEquals(List.of("exchange", "enterprise", "settings"), done);
        assertEquals("service", fx(() -> desk.rail.selectedProperty().get()), "a page is left only when it lets go");
    }

    @Test
    void anEntrySaysItsNumberAndThatItIsThePresentOne() {
        shown();
        assertEquals("一对一服务，12 条，当前页面", fx(find("#navigation-service", Button.class)::getAccessibleText));
        assertTrue(reads("999+"), "a large number stays in its place");
    }

    @Test
    void foldedTheRailKeepsItsIconsAndNames() {
        Desk desk = shown();
        double wide = desk.rail.getWidth();
        assertTrue(find("#navigation-service", Button.class).getWidth() < wide, "an entry stays within the rail");
        Button fold = find("#navigation-fold", Button.class);
        assertNull(fold.getTooltip(), "no window is made for a tip that nobody reads");
        click("#navigation-fold");
        assertEquals(labels.text("kit.rail.fold"), fold.getTooltip().getText(), "the mouse was on it");
        assertTrue(desk.rail.getWidth() < wide / 2);
        Button entry = find("#navigation-exchange", Button.class);
        assertEquals("导入与导出", entry.getTooltip().getText());
        Pictures.both(theme, desk.stage.getScene(), "kit-shell-folded");
        Accessible.check(desk.stage.getScene());
    }

    @Test
    void whatIsFoundIsChosenByArrowsAndOpenedByEnter() {
        Desk desk = shown();
        fx(desk.field::requestFocus);
        fx(desk.find::open);
        type("yd");
        await("the results", () -> reads("东莞市一达家具厂yd0"));
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        assertEquals(List.of("东莞市一达家具厂yd1"), done);
        assertFalse(onScreen("#find-field"));
        assertTrue(fx(desk.field::isFocused), "the keyboard is back where it was");
    }

    @Test
    void aSearchWhileTheLedgersAreStillLoadingSaysSo() {
        Desk desk = shown();
        loaded = new CountDownLatch(1);
        fx(desk.find::open);
        type("d");
        assertTrue(onScreen("#find-state"));
        assertTrue(reads("正在查找…（刚登录时各台账还在载入，请稍等）"));
        assertFalse(onScreen("#find-hits"), "no empty list in its place");
        Pictures.take(fx(desk.field::getScene), "kit-find-waiting");
        loaded.countDown();
        await("the answer", () -> reads("东莞市一达家具厂d0"));
        assertFalse(onScreen("#find-state"));
    }

    @Test
    void anOlderAnswerNeverCoversANewerOne() throws Exception {
        Desk desk = shown();
        fx(desk.find::open);
        type("y");
        type("d");
        await("the newer", () -> reads("东莞市一达家具厂yd0"));
        slow.countDown();
        background.close(); // the older one has ended
        settle();
        assertTrue(reads("东莞市一达家具厂yd0"));
        assertFalse(reads("东莞市一达家具厂y0"));
    }

    @Test
    void nothingFoundIsSaidAndEscapeGoesBack() {
        Desk desk = shown();
        fx(desk.field::requestFocus);
        fx(desk.find::open);
        type("无此企业");
        await("the sentence", () -> reads("没有找到“无此企业”"));
        press(KeyCode.TAB);
        assertTrue(fx(find("#find-field", TextField.class)::isFocused), "Tab does not lead under the box");
        press(KeyCode.ESCAPE);
        assertTrue(fx(desk.field::isFocused));
        assertEquals(List.of(), done);
    }

    @Test
    void atMostThreeToastsAndTheNewestIsUndoneByKeyboard() {
        Desk desk = shown();
        fx(() -> {
            desk.toasts.show(Toasts.Tone.DONE, "第一条");
            desk.toasts.show(Toasts.Tone.WARNING, "第二条");
            desk.toasts.show(Toasts.Tone.FAILED, "第三条");
            desk.toasts.show(Toasts.Tone.DONE, "已删除 3 条服务记录", "撤销", () -> done.add("撤销"));
        });
        settle();
        assertFalse(reads("第一条"));
        assertTrue(fx(desk.toasts::focusNewest));
        Pictures.both(theme, desk.stage.getScene(), "kit-shell-toasts");
        Accessible.check(desk.stage.getScene());
        press(KeyCode.ENTER);
        assertEquals(List.of("撤销"), done);
        assertFalse(reads("已删除 3 条服务记录"));
        press(KeyCode.ESCAPE);
        assertFalse(reads("第三条"), "the keyboard went on to the next");
        assertTrue(reads("第二条"));
    }

    @Test
    void runningWorkIsShownWithItsProgressAndStopped() {
        Desk desk = shown();
        AtomicBoolean stopped = new AtomicBoolean();
        fx(() -> background
                .job("导入企业名册", progress -> {
                    progress.at(430, 1000);
                    progress.say("核对第 430 行");
                    while (!progress.cancelled()) {
                        Thread.sleep(5);
                    }
                    stopped.set(true);
                    progress.check();
                    return "";
                })
                .start());
        await("its progress", () -> reads("43%  核对第 430 行"));
        Pictures.both(theme, desk.stage.getScene(), "kit-shell");
        Pictures.take(theme, desk.stage.getScene(), Look.DEFAULT.scaled(200), "kit-shell-200");
        fx(() -> theme.apply(Look.DEFAULT));
        Accessible.check(desk.stage.getScene());
        Overflow.check(desk.stage.getScene());
        click("#status-cancel");
        await("its end", () -> stopped.get() && !onScreen("#status-work"));
    }

    @Test
    void pictureOfTheFindBox() {
        Desk desk = shown();
        fx(desk.find::open);
        type("yd");
        await("the results", () -> reads("东莞市一达家具厂yd0"));
        Pictures.both(theme, desk.stage.getScene(), "kit-shell-find");
        Accessible.check(desk.stage.getScene());
        Overflow.check(desk.stage.getScene());
    }
}
