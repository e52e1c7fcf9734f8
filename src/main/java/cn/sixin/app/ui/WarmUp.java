package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.NavigationRail;
import cn.sixin.kit.shell.StatusBar;
import cn.sixin.kit.work.Slices;
import cn.sixin.page.LedgerPage;
import cn.sixin.today.ui.TodayPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lays the first page out in no window, with lines of nobody, while the officer types his password: what JavaFX does for
 * the first time takes three times as long as what it does for the third (ADR 0021). Each step is short, and between two
 * the keyboard comes first.
 */
final class WarmUp {
    private static final int ROUNDS = 4;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 760;

    private final Kit kit;
    private final SettingsModel settings;
    private final StackPane behind;
    private final Supplier<ShellFrame> maker;
    private final Slices slices = new Slices();
    private @Nullable ShellFrame made;
    private boolean ended;

    /** @param behind gets what {@code maker} makes, unseen and behind all else, where it has its looks */
    WarmUp(Kit kit, SettingsModel settings, StackPane behind, Supplier<ShellFrame> maker) {
        this.kit = kit;
        this.settings = settings;
        this.behind = behind;
        this.maker = maker;
    }

    /** On the FX thread. Nothing, where the officer is in already. */
    void begin() {
        if (ended) {
            return;
        }
        List<Runnable> steps = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            BorderPane frame = new BorderPane();
            steps.add(() -> new Scene(frame, WIDTH, HEIGHT));
            steps.add(() -> frame.setLeft(rail()));
            steps.add(() -> frame.getLeft().applyCss());
            steps.add(() -> frame.setBottom(status()));
            steps.add(() -> frame.getBottom().applyCss());
            steps.add(() -> frame.setCenter(new TodayPage(kit).sample()));
            steps.add(() -> frame.getCenter().applyCss());
            steps.add(frame::layout);
        }
        steps.add(this::make);
        steps.add(behind::applyCss);
        steps.add(behind::layout);
        slices.run(steps);
    }

    private void make() {
        ShellFrame frame = maker.get();
        frame.root().setVisible(false);
        behind.getChildren().addFirst(frame.root());
        made = frame;
    }

    /**
     * What has not been done is left: the officer is in.
     *
     * @return what stands behind, where it came to that
     */
    Optional<ShellFrame> end() {
        ended = true;
        slices.stop();
        return Optional.ofNullable(made);
    }

    private NavigationRail rail() {
        List<NavigationRail.Item> items = new ArrayList<>();
        for (LedgerPage page : Places.ledgers()) {
            items.add(
                    new NavigationRail.Item(page.ledger().name(), page.ledger().label(kit.labels()), "mdmz-today"));
        }
        return new NavigationRail(kit, items, List.of());
    }

    private StatusBar status() {
        StatusBar bar = new StatusBar(kit);
        new LookToggles(kit, settings, () -> {}, () -> {}).into(bar);
        return bar;
    }
}
