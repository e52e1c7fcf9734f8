package cn.sixin.weekly.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Row;
import cn.sixin.weekly.Weekly;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/** The submitted reports: a menu of them, and a banner over the one that is looked at. */
final class KeptBar {
    private final Kit kit;
    private final WeeklyModel model;
    private final MenuButton menu;
    private final HBox banner;
    private final Label text;
    private final Consumer<Row> look;

    KeptBar(Kit kit, WeeklyModel model, MenuButton menu, HBox banner, Label text, Consumer<Row> look) {
        this.kit = kit;
        this.model = model;
        this.menu = menu;
        this.banner = banner;
        this.text = text;
        this.look = look;
    }

    void show(WeeklyModel.Opened opened) {
        List<Row> reports = opened.submitted();
        menu.setText(kit.text("weekly.submitted", reports.size()));
        menu.setDisable(reports.isEmpty());
        menu.getItems().setAll(reports.stream().map(this::item).toList());
        WeeklyModel.Frozen frozen = opened.frozen();
        banner.setVisible(frozen != null);
        banner.setManaged(frozen != null);
        if (frozen != null) {
            int changed = opened.changed().size();
            text.setText(named(frozen.row())
                    + "  "
                    + (changed == 0 ? kit.text("weekly.unchanged") : kit.text("weekly.changed.count", changed)));
        }
    }

    private MenuItem item(Row report) {
        MenuItem item = new MenuItem(named(report));
        item.setOnAction(event -> look.accept(report));
        return item;
    }

    private String named(Row report) {
        return kit.text(
                "weekly.submitted.one",
                LunarDay.report(report.get(Weekly.AS_OF, LocalDate.EPOCH)),
                report.get(Weekly.ROUND, 1),
                report.get(Weekly.FROZEN_BY, ""),
                model.show(Weekly.FROZEN_AT, report));
    }
}
