package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.app.sync.ui.SyncPage;
import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.ui.DispatchModel;
import cn.sixin.dispatch.ui.DispatchPage;
import cn.sixin.dispatch.ui.DispatchTable;
import cn.sixin.enterprise.ui.EnterprisePage;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Opening;
import cn.sixin.page.season.SeasonPage;
import cn.sixin.page.ui.Beside;
import cn.sixin.page.ui.LedgerPages;
import cn.sixin.page.ui.Ways;
import cn.sixin.service.Service;
import cn.sixin.service.ui.FactsPane;
import cn.sixin.service.ui.ServicePage;
import cn.sixin.survey.ui.SurveyPage;
import cn.sixin.survey.ui.VacancyPage;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.ui.PassengerPage;
import cn.sixin.ticket.ui.TicketBeside;
import cn.sixin.ticket.ui.TicketPage;
import cn.sixin.today.ui.TodayPage;
import cn.sixin.visit.ui.EnterpriseVisits;
import cn.sixin.visit.ui.VisitPage;
import cn.sixin.weekly.Weekly;
import cn.sixin.weekly.ui.WeeklyPage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Parent;

/** Where the navigation leads, in its order. */
final class Places {
    private final Kit kit;
    private final Desk desk;
    private final Session session;
    private final SettingsModel settings;
    private final Clock clock;
    private final Shell.Window window;
    private final ShellSync sync;
    private final Ways ways;
    private final LedgerPages pages;

    Places(
            Kit kit,
            Desk desk,
            Session session,
            SettingsModel settings,
            Clock clock,
            Shell.Window window,
            ShellSync sync,
            Ways ways) {
        this.kit = kit;
        this.desk = desk;
        this.session = session;
        this.settings = settings;
        this.clock = clock;
        this.window = window;
        this.sync = sync;
        this.ways = ways;
        pages = new LedgerPages(kit, desk, ways);
    }

    /** The ledgers that have a page. */
    static List<LedgerPage> ledgers() {
        return List.of(
                EnterprisePage.declare(),
                ServicePage.declare(),
                SurveyPage.declare(),
                VacancyPage.declare(),
                TicketPage.declare(),
                PassengerPage.declare(),
                VisitPage.declare(),
                SeasonPage.declare());
    }

    private static Place.Content today(TodayPage page) {
        return new Place.Content() {
            @Override
            public Parent view() {
                return page.view();
            }

            @Override
            public void settled(Runnable then) {
                page.settled(then);
            }
        };
    }

    /** The work: what is due, then the ledgers. */
    List<Place> upper() {
        List<Place> places = new ArrayList<>();
        places.add(new Place(
                "today",
                kit.text("today.title"),
                "mdmz-today",
                List.of(),
                () -> today(new TodayPage(kit, desk, ways))));
        for (LedgerPage page : ledgers()) {
            places.add(ledger(page, beside(page)));
            if (page.ledger() == Service.LEDGER) {
                places.add(dispatch());
                places.add(dispatchTable());
                places.add(weekly());
            }
        }
        return places;
    }

    private Place weekly() {
        return new Place(
                Weekly.LEDGER.name(),
                Weekly.LEDGER.label(kit.labels()),
                "mdal-assessment",
                WeeklyPage.NEEDS,
                () -> new WeeklyContent(new WeeklyPage(kit, desk, ways)));
    }

    private Place dispatch() {
        return new Place(
                Dispatch.LEDGER.name(),
                Dispatch.LEDGER.label(kit.labels()),
                "mdmz-phone",
                DispatchModel.needs(),
                () -> new DispatchContent(DispatchPage.open(kit, desk, ways)));
    }

    /** Whether a day is closed decides what of it may come in. */
    private Place dispatchTable() {
        LedgerPage page = DispatchTable.declare();
        return new Place(
                DispatchTable.PLACE,
                page.title(kit.labels()),
                page.icon(),
                Stream.concat(page.needs().stream(), Stream.of(ClosedDay.LEDGER))
                        .toList(),
                () -> new LedgerContent(pages.open(page, Optional.empty()), desk));
    }

    private Optional<Function<LedgerPageModel, Beside>> beside(LedgerPage page) {
        if (page.ledger() == Service.LEDGER) {
            return Optional.of(model -> new FactsPane(kit, desk, new EnterpriseVisits(desk, ways)));
        }
        return page.ledger() == Ticket.LEDGER ? Optional.of(model -> new TicketBeside(kit, desk)) : Optional.empty();
    }

    /** What is about the desk itself. */
    List<Place> lower() {
        return List.of(
                new Place(
                        "sync",
                        kit.text("sync.title"),
                        "mdmz-sync",
                        List.of(),
                        () -> new SyncPage(kit, desk, sync.model(), sync.zone(), ways, sync::sync)::view),
                new Place(
                        "operations",
                        kit.text("operations.title"),
                        "mdal-history",
                        List.of(),
                        () -> new OperationsPage(kit, desk, session)::view),
                new Place(
                        "settings",
                        kit.text("settings.title"),
                        "mdmz-settings",
                        List.of(),
                        () -> new SettingsPage(kit, session, settings, clock, window, sync.model(), sync::sync)::view));
    }

    private Place ledger(LedgerPage page, Optional<Function<LedgerPageModel, Beside>> beside) {
        return new Place(
                page.ledger().name(),
                page.ledger().label(kit.labels()),
                page.icon(),
                page.needs(),
                () -> new LedgerContent(pages.open(page, beside), desk));
    }

    /** The weekly report. */
    private record WeeklyContent(WeeklyPage page) implements Place.Content {
        @Override
        public Parent view() {
            return page.view();
        }

        @Override
        public void open(UUID row) {
            page.open(row);
        }
    }

    /** The daily dispatch. */
    private record DispatchContent(DispatchPage.Shown shown) implements Place.Content {
        @Override
        public Parent view() {
            return shown.root();
        }

        @Override
        public void open(UUID row) {
            shown.controller().open(row);
        }

        @Override
        public void open(Ledger of, UUID row) {
            shown.controller().missing(row);
        }

        @Override
        public void leave(Runnable then) {
            shown.controller().leave(then);
        }
    }

    /** A ledger's page. */
    private record LedgerContent(LedgerPages.Shown shown, Desk desk) implements Place.Content {
        @Override
        public Parent view() {
            return shown.root();
        }

        @Override
        public void begin() {
            shown.controller().begin();
        }

        @Override
        public void open(UUID row) {
            shown.controller().open(row);
        }

        @Override
        public void open(Ledger of, UUID row) {
            shown.controller().begin(page -> new LedgerPageModel(desk, page).fresh(of, row));
        }

        @Override
        public void begin(Function<LedgerPage, Opening> opening) {
            shown.controller().begin(opening);
        }

        @Override
        public void leave(Runnable then) {
            shown.controller().leave(then);
        }
    }
}
