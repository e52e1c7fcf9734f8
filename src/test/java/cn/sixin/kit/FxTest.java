package cn.sixin.kit;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
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
            made.setX(0);
            made.setY(0);
            made.show();
            made.requestFocus();
            return made;
        });
        settle();
        return stage;
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
            return task.get(30, TimeUnit.SECONDS);
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

    /** Waits until what is queued on the FX thread has run and been laid out. */
    protected static void settle() {
        for (int i = 0; i < 3; i++) {
            fx(() -> {
                for (Window window : Window.getWindows()) {
                    if (window.getScene() != null && window.getScene().getRoot() != null) {
                        window.getScene().getRoot().applyCss();
                        window.getScene().getRoot().layout();
                    }
                }
            });
        }
    }

    /** Waits up to 10 s for something that comes from another thread. */
    protected static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
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

    /** The first node a CSS selector finds in any window; fails when there is none. */
    protected final <N extends Node> N find(String selector, Class<N> type) {
        return fx(() -> robot.lookup(selector).queryAll().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing on screen: " + selector)));
    }

    protected final boolean onScreen(String selector) {
        return fx(() -> robot.lookup(selector).queryAll().stream().anyMatch(FxTest::treeVisible));
    }

    /** Whether a text is to be read anywhere, in a label, a button or a field. */
    protected final boolean reads(String text) {
        return fx(() -> robot.lookup("*").queryAll().stream()
                .filter(FxTest::treeVisible)
                .anyMatch(node -> Objects.requireNonNullElse(text(node), "").contains(text)));
    }

    private static String text(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            case javafx.scene.text.Text text -> text.getText();
            default -> "";
        };
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
        robot.clickOn(find(selector, Node.class));
        settle();
    }

    protected final void doubleClick(Node node) {
        robot.doubleClickOn(node);
        settle();
    }

    /** Types into the control that has the focus, Chinese as an input method would commit it. */
    protected final void type(String text) {
        boolean keys = text.chars().allMatch(c -> c < 128);
        if (keys) {
            robot.write(text, 0);
        } else {
            fx(() -> commit(text));
        }
        settle();
    }

    private static void commit(String text) {
        Node focus = Window.getWindows().stream()
                .filter(Window::isFocused)
                .map(window -> window.getScene().getFocusOwner())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has the focus"));
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
        robot.press(keys);
        robot.release(keys);
        settle();
    }
}
