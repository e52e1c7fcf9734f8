package cn.sixin.kit;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * A test that acts as an officer does: it shows a page, clicks, types and reads the screen. The toolkit is started once
 * and headless; an exception that nobody caught on any thread fails the test in which it fell.
 */
public abstract class FxTest {
    /** The town's laptop. */
    public static final double WIDTH = 1366;

    public static final double HEIGHT = 768;

    protected final FxRobot robot = new FxRobot();
    protected final Theme theme = new Theme(styles());
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();

    /** Style sheets of the feature under test. */
    protected List<java.net.URL> styles() {
        return List.of();
    }

    @BeforeEach
    final void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        fx(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure)));
        fx(() -> theme.apply(Look.DEFAULT));
    }

    @AfterEach
    final void closeWindows() {
        settle();
        fx(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        if (!uncaught.isEmpty()) {
            AssertionError failure = new AssertionError("uncaught: " + uncaught.getFirst(), uncaught.getFirst());
            uncaught.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /** Exceptions thrown past every handler so far; a test that provokes one clears it here. */
    protected final List<Throwable> uncaught() {
        return uncaught;
    }

    /** Shows a page made on the FX thread in a window of the town's laptop's size. */
    protected final Stage show(Supplier<? extends Parent> page) {
        return show(page, WIDTH, HEIGHT);
    }

    protected final Stage show(Supplier<? extends Parent> page, double width, double height) {
        Stage stage = fx(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(page.get(), width, height));
            made.addEventFilter(MouseEvent.MOUSE_RELEASED, FxTest::asPlainClick);
            made.setX(0);
            made.setY(0);
            made.show();
            made.requestFocus();
            return made;
        });
        settle();
        return stage;
    }

    /** The headless platform calls every release a popup trigger, and a table's header then does not sort. */
    private static void asPlainClick(MouseEvent event) {
        if (!event.isPopupTrigger() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        event.consume();
        MouseEvent plain = new MouseEvent(
                MouseEvent.MOUSE_RELEASED,
                event.getX(),
                event.getY(),
                event.getScreenX(),
                event.getScreenY(),
                MouseButton.PRIMARY,
                event.getClickCount(),
                event.isShiftDown(),
                event.isControlDown(),
                event.isAltDown(),
                event.isMetaDown(),
                event.isPrimaryButtonDown(),
                event.isMiddleButtonDown(),
                event.isSecondaryButtonDown(),
                event.isSynthesized(),
                false,
                event.isStillSincePress(),
                event.getPickResult());
        Event.fireEvent(event.getTarget(), plain);
    }

    /** Runs on the FX thread and waits. */
    protected static <T> T fx(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("on the FX thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs on the FX thread and waits. */
    protected static void fx(Runnable action) {
        fx(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until what is queued on the FX thread has run and two pulses have laid it out. */
    protected static void settle() {
        CountDownLatch pulses = new CountDownLatch(2);
        fx(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses.countDown();
                    if (pulses.getCount() == 0) {
                        stop();
                    }
                }
            }.start();
            Platform.requestNextPulse();
        });
        try {
            if (!pulses.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("no pulse within 60 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        fx(() -> {});
    }

    /** Waits up to 60 s, since others may have the machine, for something that comes from another thread. */
    protected static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come: " + what);
            }
            pause();
        }
        settle();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(15);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The first visible node a CSS selector finds, in the newest window first; fails when there is none. */
    protected final <N extends Node> N find(String selector, Class<N> type) {
        return fx(() -> nodes(selector)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing on screen: " + selector)));
    }

    protected final boolean onScreen(String selector) {
        return fx(() -> nodes(selector).findAny().isPresent());
    }

    /** Whether a text is to be read anywhere, in a label, a button or a field. */
    protected final boolean reads(String text) {
        return fx(() -> all().anyMatch(node -> text(node).contains(text)));
    }

    /** Clicks the label, button or menu item of that name, in the newest window first. */
    protected final void clickText(String text) {
        Node node = fx(() -> all().filter(Labeled.class::isInstance)
                .filter(shown -> text(shown).equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not to be read on screen: " + text)));
        click(node);
    }

    private static java.util.stream.Stream<Node> nodes(String selector) {
        return roots().flatMap(root -> root.lookupAll(selector).stream()).filter(FxTest::treeVisible);
    }

    private static java.util.stream.Stream<Node> all() {
        return roots().flatMap(FxTest::walk);
    }

    private static java.util.stream.Stream<Parent> roots() {
        return List.copyOf(Window.getWindows()).reversed().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot());
    }

    /** A node and all below it that can be seen. */
    static java.util.stream.Stream<Node> walk(Node node) {
        if (!node.isVisible()) {
            return java.util.stream.Stream.empty();
        }
        java.util.stream.Stream<Node> self = java.util.stream.Stream.of(node);
        return node instanceof Parent parent
                ? java.util.stream.Stream.concat(
                        self, parent.getChildrenUnmodifiable().stream().flatMap(FxTest::walk))
                : self;
    }

    private static String text(Node node) {
        return Objects.requireNonNullElse(
                switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case TextInputControl input -> input.getText();
                    case javafx.scene.text.Text text -> text.getText();
                    default -> "";
                },
                "");
    }

    static boolean treeVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /** Clicks what a CSS selector finds. */
    protected final void click(String selector) {
        click(find(selector, Node.class));
    }

    /** Moves the mouse to a node's middle and clicks it. */
    protected final void click(Node node) {
        pointAt(node);
        click();
        settle();
    }

    protected final void doubleClick(Node node) {
        pointAt(node);
        click();
        click();
        settle();
    }

    // The robot waits a twentieth of a second after each key and movement for what they may set off; here each is
    // handled before the next is sent, and settle waits for the screen once, at the end.

    private void pointAt(Node node) {
        Point2D point = fx(() -> robot.point(node).query());
        robot.robotContext().getMouseRobot().moveNoWait(point);
        handled();
    }

    private void click() {
        robot.robotContext().getMouseRobot().pressNoWait(MouseButton.PRIMARY);
        handled();
        robot.robotContext().getMouseRobot().releaseNoWait(MouseButton.PRIMARY);
        handled();
    }

    private static void handled() {
        fx(() -> {});
    }

    /** Types into the control that has the focus, Chinese as an input method would commit it. */
    protected final void type(String text) {
        boolean keys = text.chars().allMatch(c -> c < 128);
        if (keys) {
            text.chars().forEach(this::key);
        } else {
            fx(() -> commit(text));
        }
        settle();
    }

    private void key(int character) {
        Window window = robot.robotContext().getWindowFinder().window(Window::isFocused);
        Scene scene = fx(window::getScene);
        robot.robotContext().getBaseRobot().typeKeyboard(scene, KeyCode.UNDEFINED, Character.toString(character));
        handled();
    }

    private static void commit(String text) {
        Node focus = List.copyOf(Window.getWindows()).reversed().stream()
                .map(window -> window.getScene().getFocusOwner())
                .filter(owner ->
                        owner instanceof TextInputControl || owner instanceof javafx.scene.control.ComboBoxBase)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field has the focus"));
        if (focus instanceof TextInputControl input) {
            input.replaceSelection(text);
        } else if (focus instanceof javafx.scene.control.ComboBoxBase<?>
                && focus.lookup(".text-input") instanceof TextInputControl editor) {
            editor.replaceSelection(text);
        } else {
            Assertions.fail("the focus is not on a text field: " + focus);
        }
    }

    /** Presses keys together and lets go. */
    protected final void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.robotContext().getKeyboardRobot().pressNoWait(key);
            handled();
        }
        for (KeyCode key : keys) {
            robot.robotContext().getKeyboardRobot().releaseNoWait(key);
            handled();
        }
        settle();
    }
}
