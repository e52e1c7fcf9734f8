package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;

/** Shows personal data whole: asks why, logs it, then shows it. */
public final class Reveal {
    private final Kit kit;
    private final Desk desk;

    public Reveal(Kit kit, Desk desk) {
        this.kit = kit;
        this.desk = desk;
    }

    public void ask(Row row, Runnable show) {
        kit.dialogs()
                .prompt(
                        kit.text("page.reveal.title"),
                        kit.text("page.reveal.text"),
                        kit.text("page.reveal.default"),
                        kit.text("page.reveal.ok"))
                .ifPresent(reason -> kit.background()
                        .job(kit.text("page.reveal"), progress -> {
                            desk.store()
                                    .audit()
                                    .add(desk.officer(), "reveal", row.ledger().name() + " " + row.id(), reason);
                            return reason;
                        })
                        .quiet()
                        .onSuccess(done -> show.run())
                        .start());
    }
}
