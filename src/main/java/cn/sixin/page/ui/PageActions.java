package cn.sixin.page.ui;

import cn.sixin.exchange.Start;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.Toasts.Tone;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.store.Saving;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What a page does to several rows at once, and the way back from it. */
final class PageActions implements Hands {
    private final Kit kit;
    private final LedgerPageModel model;
    private final LedgerPageController page;
    private @Nullable ImportCover cover;

    PageActions(Kit kit, LedgerPageModel model, LedgerPageController page) {
        this.kit = kit;
        this.model = model;
        this.page = page;
    }

    /** @param wizard in which an import is shown */
    ImportCover under(ImportCover wizard) {
        cover = wizard;
        return wizard;
    }

    @Override
    public Window window() {
        return page.root().getScene().getWindow();
    }

    @Override
    public void importInto(Ledger other, Start start) {
        Objects.requireNonNull(cover).raise(other, start);
    }

    @Override
    public void done(String sentence) {
        page.toasts().show(Tone.DONE, sentence);
    }

    /** Where the page says for which rows one of its own is missing: the way to them. */
    Optional<Button> lackingButton() {
        return model.page().lacking().map(rows -> {
            Button button = new Button(kit.text(model.ledger().name() + ".lacking.button"), Icons.of("mdal-list"));
            button.setId("lacking-open");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setTooltip(new Tooltip(kit.text("page.lacking.tip")));
            button.setOnAction(event -> lacking());
            return button;
        });
    }

    void lacking() {
        model.page()
                .lacking()
                .ifPresent(rows -> new LackingSheet(kit, model, rows)
                        .show(window(), row -> page.begin(own -> model.fresh(row.ledger(), row.id()))));
    }

    void history() {
        Optional<UUID> row = page.selected().stream().findFirst();
        row.ifPresent(id -> kit.background()
                .job(kit.text("page.history"), progress -> model.history(id))
                .quiet()
                .onSuccess(entries -> new HistorySheet(kit)
                        .show(
                                window(),
                                model.desk()
                                        .index(model.ledger())
                                        .row(id)
                                        .map(model.desk()::title)
                                        .orElse(""),
                                entries))
                .start());
    }

    void delete() {
        List<UUID> rows = page.selected();
        if (rows.isEmpty()) {
            return;
        }
        kit.background()
                .job(kit.text("page.loading"), progress -> new Going(model.parts(rows), model.isSettled(rows)))
                .quiet()
                .onSuccess(going -> delete(rows, going))
                .start();
    }

    /** @param parts what goes with the rows; {@code settled} whether a reason must be given */
    private record Going(Map<Ledger, Long> parts, boolean settled) {}

    private void delete(List<UUID> rows, Going going) {
        String with = going.parts().entrySet().stream()
                .map(part -> kit.text("page.delete.part", part.getKey().label(kit.labels()), part.getValue()))
                .collect(Collectors.joining(kit.text("kit.list_comma")));
        String title = kit.text("page.delete.title", rows.size());
        String ok = kit.text("page.delete.ok");
        String text = with.isEmpty() ? kit.text("page.delete.text") : kit.text("page.delete.text_parts", with);
        if (going.settled()) {
            kit.dialogs().prompt(title, kit.text("page.delete.settled"), "", ok).ifPresent(why -> delete(rows, why));
        } else if (kit.dialogs().confirm(title, text, ok, Dialogs.Weight.DANGER)) {
            delete(rows, (String) null);
        }
    }

    private void delete(List<UUID> rows, @Nullable String why) {
        kit.background()
                .job(kit.text("page.delete"), progress -> model.delete(rows, why))
                .onSuccess(saving -> came(saving, count -> kit.text("page.deleted", count)))
                .start();
    }

    void bulkEdit() {
        List<UUID> rows = page.selected();
        if (rows.isEmpty()) {
            page.toasts().show(Tone.NOTE, kit.text("page.bulk.select_first"));
            return;
        }
        new BulkSheet(kit, model, rows)
                .show(window(), saving -> came(saving, count -> kit.text("page.bulk.done", count)));
    }

    void recycle() {
        kit.background()
                .job(kit.text("page.recycle"), progress -> model.deleted())
                .quiet()
                .onSuccess(rows -> new RecycleSheet(kit, model)
                        .show(window(), rows, saving -> came(saving, count -> kit.text("page.restored", count))))
                .start();
    }

    void export() {
        new ExportSheet(kit, model, page.table().state(), page.toasts()).show(window());
    }

    void undo() {
        kit.background()
                .job(kit.text("page.undo"), progress -> model.undoLast())
                .onSuccess(step -> step.ifPresentOrElse(
                        this::undone, () -> page.toasts().show(Tone.NOTE, kit.text("page.undo.nothing"))))
                .start();
    }

    private void undone(LedgerPageModel.UndoneStep step) {
        boolean left = step.undone().leftOutCount() > 0;
        switch (step.undone().saving()) {
            case Saving.Refused refused -> refused(refused);
            default ->
                page.toasts()
                        .show(
                                left ? Tone.WARNING : Tone.DONE,
                                left
                                        ? kit.text("page.undo.stale")
                                        : kit.text("page.undone", step.step().title()));
        }
    }

    private void came(Saving saving, Function<Long, String> done) {
        switch (saving) {
            case Saving.Saved saved ->
                page.toasts().show(Tone.DONE, done.apply(saved.count()), kit.text("page.undo.button"), this::undo);
            case Saving.Stale stale -> page.toasts().show(Tone.WARNING, kit.text("page.stale.row"));
            case Saving.Refused refused -> refused(refused);
            case Saving.Cancelled cancelled -> {}
        }
    }

    private void refused(Saving.Refused refused) {
        Problem problem = refused.trouble().problem();
        page.toasts()
                .show(
                        Tone.FAILED,
                        kit.text("page.refused", problem.text(kit.labels()) + " " + problem.remedy(kit.labels())));
    }
}
