package cn.sixin.weekly.ui;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Kit;
import cn.sixin.page.ui.Sheet;
import cn.sixin.page.ui.Ways;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Enterprises that have not reported; Enter begins the dispatch of one. */
final class NamesSheet {
    private static final double WIDTH = 520;

    private final Kit kit;
    private final WeeklyModel model;
    private final Ways ways;

    NamesSheet(Kit kit, WeeklyModel model, Ways ways) {
        this.kit = kit;
        this.model = model;
        this.ways = ways;
    }

    void show(Window owner, List<UUID> enterprises) {
        String title = kit.text("weekly.unreported.title", enterprises.size());
        PlainTable<UUID> table = new PlainTable<UUID>(kit, "weekly-unreported", title, "")
                .text(kit.text("weekly_row.column.enterprise"), 400, model::enterprise);
        Label hint = new Label(kit.text("weekly.unreported.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().addAll("muted", "small-text");
        VBox body = new VBox(table.node(), hint);
        body.getStyleClass().add("lines");
        Sheet sheet = new Sheet(kit, owner, title, body, WIDTH);
        table.onOpen(id -> {
            sheet.close();
            ways.open(Dispatch.LEDGER, Enterprise.LEDGER, id);
        });
        sheet.closedBy("page.close").show();
        table.show(enterprises);
        table.node().requestFocus();
    }
}
