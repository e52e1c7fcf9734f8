package cn.sixin.dispatch.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.code.Mask;
import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DayTally;
import cn.sixin.dispatch.Falling;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.shell.Toasts.Tone;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What an officer does to a day as a whole, or to a line beside typing in it. */
final class DispatchActions {
    private static final int NAMED = 3;

    private final Kit kit;
    private final DispatchModel model;
    private final Toasts toasts;

    DispatchActions(Kit kit, DispatchModel model, Toasts toasts) {
        this.kit = kit;
        this.model = model;
        this.toasts = toasts;
    }

    /** 零报告 for what is left of these lines. */
    void zero(List<UUID> lines) {
        int count = model.zero(lines);
        long waiting = lines.stream()
                .filter(id -> !model.sheet().line(id).entry().confirmed())
                .count();
        if (count == 0) {
            toasts.show(Tone.NOTE, kit.text("dispatch.zero.nothing", waiting));
        } else {
            toasts.show(
                    Tone.DONE,
                    kit.text("dispatch.zero.done", count, waiting),
                    kit.text("page.undo.button"),
                    () -> model.undo());
        }
    }

    void close() {
        model.leave(kept -> {});
        DayTally tally = model.tally();
        String day = LunarDay.report(model.day());
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("dispatch.close.title", day),
                        kit.text(
                                "dispatch.close.text",
                                tally.reported(),
                                tally.enterprises(),
                                tally.enterprises() - tally.reported(),
                                tally.failed()),
                        kit.text("dispatch.close"),
                        Dialogs.Weight.MAIN);
        if (sure) {
            model.close();
        }
    }

    /** Whether to go although the disk has not taken all of it. */
    boolean leaveAnyway() {
        return kit.dialogs()
                .confirm(
                        kit.text("dispatch.leave.title"),
                        kit.text("dispatch.leave.text"),
                        kit.text("dispatch.leave.ok"),
                        Dialogs.Weight.DANGER);
    }

    void correct() {
        kit.dialogs()
                .prompt(
                        kit.text("dispatch.correct.title", LunarDay.report(model.day())),
                        kit.text("dispatch.correct.text"),
                        "",
                        kit.text("dispatch.correct"))
                .ifPresent(model::correct);
    }

    /** Asks once why figures fell; for several lines once. */
    void askWhy(List<DayLine> fell) {
        String names = fell.stream().limit(NAMED).map(this::what).collect(Collectors.joining("\n"));
        String all = fell.size() > NAMED ? kit.text("dispatch.why.more", names, fell.size()) : names;
        Optional<String> why =
                kit.dialogs().prompt(kit.text("dispatch.why.title"), all, "", kit.text("dispatch.why.ok"));
        model.explain(fell.stream().map(DayLine::id).toList(), why.orElse(""));
    }

    private String what(DayLine line) {
        Row last = line.last();
        Row now = line.entry().values();
        String figures = Falling.columns(last, now).stream()
                .map(column -> kit.text(
                        "dispatch.why.figure", column.label(kit.labels()), before(last, column), now.get(column, 0)))
                .collect(Collectors.joining(kit.text("kit.list_comma")));
        return line.enterprise().get(Enterprise.NAME, "") + kit.text("dispatch.colon") + figures;
    }

    private static int before(@org.jspecify.annotations.Nullable Row last, Column<Integer> column) {
        return last == null ? 0 : last.get(column, 0);
    }

    /**
     * The number onto the clipboard, to dial it. That it was taken is noted as showing it would be, with the day's
     * dispatch as the reason: to ask for one at each of a day's calls would teach officers to type anything.
     */
    void copyPhone(UUID enterprise) {
        Row row = model.sheet().line(enterprise).enterprise();
        String number = row.get(Enterprise.PHONE, "");
        if (number.isEmpty()) {
            toasts.show(Tone.WARNING, kit.text("dispatch.phone.none"));
            return;
        }
        kit.background()
                .job(kit.text("dispatch.phone.copy"), progress -> {
                    model.desk()
                            .store()
                            .audit()
                            .add(
                                    model.desk().officer(),
                                    "copy_phone",
                                    "enterprise " + enterprise,
                                    kit.text("dispatch.phone.reason", LunarDay.report(model.day())));
                    return number;
                })
                .quiet()
                .onSuccess(taken -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(taken);
                    Clipboard.getSystemClipboard().setContent(content);
                    toasts.show(
                            Tone.DONE,
                            kit.text("dispatch.phone.copied", row.get(Enterprise.CONTACT, ""), Mask.phone(taken)));
                })
                .start();
    }

    /** What a paste could not place. */
    void leftOut(List<String> unknown, int beyond) {
        if (!unknown.isEmpty()) {
            String names = unknown.stream().limit(NAMED).collect(Collectors.joining(kit.text("kit.list_comma")));
            toasts.show(Tone.WARNING, kit.text("dispatch.paste.unknown", unknown.size(), names));
        }
        if (beyond > 0) {
            toasts.show(Tone.WARNING, kit.text("dispatch.paste.beyond", beyond));
        }
    }
}
