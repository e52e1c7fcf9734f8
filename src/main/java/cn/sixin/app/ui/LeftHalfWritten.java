package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.Desk;
import cn.sixin.page.HalfWritten;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** At the start: what the officer left half written, whatever ended the desk. Each page offers its own again later. */
final class LeftHalfWritten {
    private final Kit kit;
    private final Desk desk;
    private final Toasts toasts;
    private final BiConsumer<Ledger, UUID> open;

    LeftHalfWritten(Kit kit, Desk desk, Toasts toasts, BiConsumer<Ledger, UUID> open) {
        this.kit = kit;
        this.desk = desk;
        this.toasts = toasts;
        this.open = open;
    }

    void look() {
        kit.background()
                .job(kit.text("shell.loading"), progress -> HalfWritten.of(desk))
                .quiet()
                .onSuccess(this::tell)
                .start();
    }

    private void tell(List<HalfWritten> all) {
        if (all.isEmpty()) {
            return;
        }
        String ledgers = all.stream()
                .map(half -> half.ledger().label(kit.labels()))
                .distinct()
                .collect(Collectors.joining(kit.text("kit.list_comma")));
        HalfWritten latest = all.getFirst();
        toasts.offer(
                Toasts.Tone.NOTE,
                kit.text("shell.half_written", all.size(), ledgers),
                kit.text("shell.half_written.go"),
                () -> open.accept(latest.ledger(), latest.record()));
    }
}
