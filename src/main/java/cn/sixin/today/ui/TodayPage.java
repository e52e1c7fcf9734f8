package cn.sixin.today.ui;

import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.Desk;
import cn.sixin.page.FormFile;
import cn.sixin.today.TodayModel;
import java.net.URL;
import java.util.Objects;
import java.util.UUID;
import javafx.scene.Parent;

/** 今日. FX thread only. */
public final class TodayPage {
    private static final FxmlFile FILE = new FormFile(TodayPage.class, "today.fxml");

    /** Where a line leads. */
    public interface Ways {
        /** Shows a ledger's page. */
        void go(Ledger page);

        /**
         * Shows a row on a ledger's page.
         *
         * @param of the row's ledger; where it is another than the page's, the page begins the row that is missing for it
         */
        void open(Ledger page, Ledger of, UUID row);

        /** What an officer who has no rows yet does first. */
        void begin();
    }

    private final Views.View<TodayController> view;

    public TodayPage(Kit kit, Desk desk, Ways ways) {
        view = new Views(kit.labels())
                .register(TodayController.class, () -> new TodayController(kit, new TodayModel(desk), ways))
                .load(FILE, TodayController.class);
    }

    /** The page, up to date. */
    public Parent view() {
        view.controller().refresh();
        return view.root();
    }

    /** The style sheet, for the theme. */
    public static URL styles() {
        return Objects.requireNonNull(TodayPage.class.getResource("today.css"));
    }
}
