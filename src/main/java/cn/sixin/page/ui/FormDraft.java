package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.page.Desk;
import cn.sixin.page.DraftKeeper;
import cn.sixin.store.Draft;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/**
 * Keeps a form while it is typed: what stands in it is on the disk {@link DraftKeeper#AFTER_MS} and one write later, however fast and
 * long the officer types. Says so beside the form's title.
 */
final class FormDraft {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Kit kit;
    private final Supplier<Optional<Draft>> form;
    private final Label state;
    private final DraftKeeper keeper;
    private final PauseTransition soon = new PauseTransition(Duration.millis(DraftKeeper.AFTER_MS));
    private UUID record = new UUID(0, 0);
    private boolean held;

    /**
     * @param form what is typed and not saved; empty when nothing is
     * @param state where the officer reads how it stands
     */
    FormDraft(Kit kit, Desk desk, Supplier<Optional<Draft>> form, Label state) {
        this.kit = kit;
        this.form = form;
        this.state = state;
        keeper = new DraftKeeper(kit.background(), desk, this::told);
        soon.setOnFinished(event -> keep());
    }

    /** Another row is in the form. @param kept whether something of it is kept already */
    void begin(UUID row, boolean kept) {
        soon.stop();
        record = row;
        held = kept;
        state.setVisible(false);
    }

    void typed(boolean unsaved) {
        if (unsaved && !state.isVisible()) {
            say(kit.text("page.form.unsaved"), false);
        }
        state.setVisible(unsaved);
        // Not begun anew by each key: who types without a pause is kept, too.
        if (soon.getStatus() != Animation.Status.RUNNING) {
            soon.playFromStart();
        }
    }

    private void keep() {
        form.get()
                .ifPresentOrElse(
                        half -> {
                            held = true;
                            keeper.keep(half);
                        },
                        this::drop);
    }

    private void drop() {
        if (held) {
            held = false;
            keeper.drop(record);
        }
    }

    private void told(Optional<Problem> trouble) {
        trouble.ifPresentOrElse(
                problem -> {
                    say(kit.text("page.draft.failed", problem.text(kit.labels())), true);
                    state.setTooltip(new Tooltip(problem.remedy(kit.labels())));
                },
                () -> say(kit.text("page.draft.kept"), false));
    }

    private void say(String text, boolean danger) {
        state.setText(text);
        state.setTooltip(null);
        state.pseudoClassStateChanged(DANGER, danger);
    }

    /** Saved or given up. */
    void end() {
        soon.stop();
        drop();
    }

    /** The same, and goes on once it is gone from the disk. */
    void end(Runnable then) {
        end();
        keeper.whenWritten(then);
    }

    /** Goes on once the newest state is kept. */
    void finish(Runnable then) {
        soon.stop();
        keep();
        keeper.whenWritten(then);
    }
}
