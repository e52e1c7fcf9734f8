package cn.sixin.app.ui;

import cn.sixin.app.sync.ui.SyncPage;
import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.ui.DispatchModel;
import cn.sixin.dispatch.ui.DispatchPage;
import cn.sixin.dispatch.ui.DispatchTable;
import cn.sixin.enterprise.ui.EnterprisePage;
import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.NavigationRail;
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
    static final String SYNC = "sync";

    private final Kit kit;
    private final Desk desk;
    private final Arrival arrival;
    private final TodayPage first;
    private final SettingsModel settings;
    private final Clock clock;
    private final Shell.Window window;
    private final ShellSync sync;
    private final Ways ways;
    private final LedgerPages pages;

    Places(
            Kit kit,
            Arrival arrival,
            TodayPage first,
            SettingsModel settings,
            Clock clock,
            Shell.Window window,
            ShellSync sync,
            Ways ways) {
        this.kit = kit;
        desk = arrival.desk();
        this.arrival = arrival;
        this.first = first;
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

    /** A place that is nobody's yet. @param maker as of {@link Place} */
    record Spot(NavigationRail.Item item, List<Ledger> needs, Function<Places, Place.Content> maker) {
        static Spot of(String key, String label, String icon, Function<Places, Place.Content> maker) {
            return new Spot(new NavigationRail.Item(key, label, icon), List.of(), maker);
        }

        static Spot of(Kit kit, Ledger ledger, String icon, List<Ledger> needs, Function<Places, Place.Content> maker) {
            return new Spot(new NavigationRail.Item(ledger.name(), ledger.label(kit.labels()), icon), needs, maker);
        }
    }

    /** What stands on the rail: the work, what is due first and then the ledgers; at its foot the desk itself. */
    record Outline(List<Spot> upper, List<Spot> lower) {
        static Outline of(Kit kit) {
            List<Spot> upper = new ArrayList<>();
            upper.add(Spot.of("today", kit.text("today.title"), "mdmz-today", Places::today));
            for (LedgerPage page : ledgers()) {
                upper.add(Spot.of(kit, page.ledger(), page.icon(), page.needs(), places -> places.ledger(page)));
                if (page.ledger() == Service.LEDGER) {
                    upper.add(Spot.of(kit, Dispatch.LEDGER, "mdmz-phone", DispatchModel.needs(), Places::dispatch));
                    upper.add(dispatchTable(kit, DispatchTable.declare()));
                    upper.add(Spot.of(kit, Weekly.LEDGER, "mdal-assessment", WeeklyPage.NEEDS, Places::weekly));
                }
            }
            return new Outline(
                    upper,
                    List.of(
                            Spot.of(SYNC, kit.text("sync.title"), "mdmz-sync", Places::sync),
                            Spot.of("operations", kit.text("operations.title"), "mdal-history", Places::operations),
                            Spot.of("settings", kit.text("settings.title"), "mdmz-settings", Places::settings)));
        }

        /** Whether a day is closed decides what of it may come in. */
        private static Spot dispatchTable(Kit kit, LedgerPage page) {
            return new Spot(
                    new NavigationRail.Item(DispatchTable.PLACE, page.title(kit.labels()), page.icon()),
                    Stream.concat(page.needs().stream(), Stream.of(ClosedDay.LEDGER))
                            .toList(),
                    places -> places.ledger(page));
        }
    }

    /** All of them, in the order of the rail. */
    List<Place> all(Outline outline) {
        return Stream.concat(outline.upper().stream(), outline.lower().stream())
                .map(spot ->
                        new Place(spot.item(), spot.needs(), () -> spot.maker().apply(this)))
                .toList();
    }

    private Place.Content today() {
        first.open(arrival.today(), ways);
        return new Place.Content() {
            @Override
            public Parent view() {
                return first.view();
            }

            @Override
            public void settled(Runnable then) {
                first.settled(then);
            }
        };
    }

    private Place.Content dispatch() {
        return new DispatchContent(DispatchPage.open(kit, desk, ways));
    }

    private Place.Content weekly() {
        return new WeeklyContent(new WeeklyPage(kit, desk, ways));
    }

    private Place.Content ledger(LedgerPage page) {
        return new LedgerContent(pages.open(page, beside(page)), desk);
    }

    private Optional<Function<LedgerPageModel, Beside>> beside(LedgerPage page) {
        if (page.ledger() == Service.LEDGER) {
            return Optional.of(model -> new FactsPane(kit, desk, new EnterpriseVisits(desk, ways)));
        }
        return page.ledger() == Ticket.LEDGER ? Optional.of(model -> new TicketBeside(kit, desk)) : Optional.empty();
    }

    private Place.Content sync() {
        return new SyncPage(kit, desk, sync.model(), sync.zone(), ways, sync::sync)::view;
    }

    private Place.Content operations() {
        return new OperationsPage(kit, desk, arrival.session())::view;
    }

    private Place.Content settings() {
        return new SettingsPage(kit, arrival.session(), settings, clock, window, sync.model(), sync::sync)::view;
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
