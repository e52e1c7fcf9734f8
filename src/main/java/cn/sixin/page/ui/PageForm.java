package cn.sixin.page.ui;

import cn.sixin.kit.Views;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Opening;
import cn.sixin.page.RowSaving.Outcome;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page's one form: beside the table while a row is open in it. */
final class PageForm {
    private final Views views;
    private final LedgerPageModel model;
    private final Optional<Function<LedgerPageModel, Beside>> beside;
    private final PageSplit parts;
    private final Host host;
    private @Nullable RowFormController form;

    /** The page around it. */
    interface Host {
        void kept(Outcome.Kept done);

        /** Another row is in the form, or none. */
        void turned();

        void open(UUID row);
    }

    PageForm(
            Views views,
            LedgerPageModel model,
            Optional<Function<LedgerPageModel, Beside>> beside,
            PageSplit parts,
            Host host) {
        this.views = views;
        this.model = model;
        this.beside = beside;
        this.parts = parts;
        this.host = host;
    }

    void open(Opening opening) {
        RowFormController open = form;
        if (open != null) {
            open.leave(() -> {
                open.open(opening);
                host.turned();
            });
            return;
        }
        Views.View<RowFormController> view = views.load(PageView.FORM, RowFormController.class);
        RowFormController made = view.controller();
        made.set(beside.map(maker -> maker.apply(model)), host::kept, twin -> host.open(twin.id()), this::close);
        form = made;
        parts.open(view.root());
        made.open(opening);
        host.turned();
    }

    private void close() {
        form = null;
        parts.close();
        host.turned();
    }

    boolean isOpen() {
        return form != null;
    }

    /** Whether that row is in it. */
    boolean has(UUID row) {
        return form != null && row.equals(form.row());
    }

    /** Does something with the form; nothing when none is open. @return whether one is */
    boolean with(Consumer<RowFormController> action) {
        RowFormController open = form;
        if (open != null) {
            action.accept(open);
        }
        return open != null;
    }

    /** What only stands open shows what has become of its row elsewhere. */
    void look() {
        with(open -> Optional.ofNullable(open.row())
                .flatMap(row -> model.desk().index(model.ledger()).row(row))
                .ifPresent(open::refresh));
    }

    /** Asks what is to become of unsaved typing, then goes on or not. */
    void leave(Runnable then) {
        if (!with(open -> open.leave(then))) {
            then.run();
        }
    }
}
