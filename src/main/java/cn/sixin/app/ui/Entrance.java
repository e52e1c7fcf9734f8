package cn.sixin.app.ui;

import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.store.Backups;
import cn.sixin.store.keys.Officer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/** The ways in: the first run, signing in, and what helps where that does not work. On the FX thread. */
final class Entrance implements SignInController.Ways {
    /** Where they lead. */
    interface Inside {
        /** @param arrival of an officer who came by his password */
        void in(Session entered, FirstRunController.Begin begin, Optional<Arrival> arrival);
    }

    private final Station station;
    private final SettingsModel settings;
    private final Clock clock;
    private final Supplier<Kit> kit;
    private final StackPane root;
    private final Inside inside;
    private Runnable present = () -> {};
    private Runnable leave = () -> {};
    private BooleanSupplier mayLeave = () -> true;
    private boolean passed;

    /**
     * @param kit of the language now chosen
     * @param root where they are shown
     */
    Entrance(Station station, SettingsModel settings, Clock clock, Supplier<Kit> kit, StackPane root, Inside inside) {
        this.station = station;
        this.settings = settings;
        this.clock = clock;
        this.kit = kit;
        this.root = root;
        this.inside = inside;
    }

    /** What this station needs first; on any thread while {@code root} is in no window. */
    void begin(Entry.Who who) {
        if (who instanceof Entry.Who.Nobody) {
            firstRun();
        } else {
            show(() -> signIn(who));
        }
    }

    /** Nobody is in any more. */
    void signIn() {
        passed = false;
        show(() -> signIn(station.who()));
    }

    /** What is shown, in another language. */
    void again() {
        present.run();
    }

    /** Whether nothing is lost when the window is closed now. */
    boolean mayLeave() {
        return mayLeave.getAsBoolean();
    }

    /** The window is closed. */
    void leave() {
        leave.run();
    }

    /** Shows a view; it is made anew in another language when that is chosen. */
    private void show(Runnable view) {
        present = view;
        view.run();
    }

    private void firstRun() {
        Views.View<FirstRunController> view = views(
                        FirstRunController.class,
                        () -> new FirstRunController(
                                kit.get(), station, (founded, begin) -> pass(founded, begin, Optional.empty())))
                .load(AppView.FIRST_RUN, FirstRunController.class);
        leave = view.controller()::leave;
        mayLeave = view.controller()::mayLeave;
        // Once the store is made, its recovery code is on screen: another language must not take it away.
        present = () -> {
            if (!view.controller().hasFounded()) {
                firstRun();
            }
        };
        frame(view.root());
    }

    private void signIn(Entry.Who who) {
        frame(views(
                        SignInController.class,
                        () -> new SignInController(
                                kit.get(),
                                station,
                                who,
                                settings.get().officer().orElse(""),
                                this))
                .load(AppView.SIGN_IN, SignInController.class)
                .root());
    }

    @Override
    public void recover(List<Officer> officers) {
        if (!passed) {
            show(() -> frame(views(
                            RecoverController.class,
                            () -> new RecoverController(
                                    kit.get(),
                                    station,
                                    officers,
                                    recovered -> pass(recovered, FirstRunController.Begin.EMPTY, Optional.empty()),
                                    this::signIn))
                    .load(AppView.RECOVER, RecoverController.class)
                    .root()));
        }
    }

    @Override
    public void restore() {
        if (!passed) {
            Backups backups = new Backups(station.files(), clock);
            show(() -> frame(views(
                            RestoreController.class,
                            () -> new RestoreController(kit.get(), backups, clock.getZone(), this::signIn))
                    .load(AppView.RESTORE, RestoreController.class)
                    .root()));
        }
    }

    @Override
    public Arrival arrive(Session entered) {
        boolean arrived = false;
        try {
            Arrival arrival = Arrival.of(entered, kit.get(), clock);
            arrived = true;
            return arrival;
        } finally {
            if (!arrived) {
                entered.close();
            }
        }
    }

    @Override
    public void in(Arrival arrival) {
        boolean same = arrival.desk().labels() == kit.get().labels();
        if (!same) {
            // Another language was chosen meanwhile.
            arrival.desk().close();
        }
        pass(
                arrival.session(),
                FirstRunController.Begin.EMPTY,
                Optional.of(arrival).filter(arrived -> same));
    }

    /** What is left of these views until the pages are seen leads nowhere. */
    private void pass(Session entered, FirstRunController.Begin begin, Optional<Arrival> arrival) {
        passed = true;
        leave = () -> {};
        mayLeave = () -> true;
        inside.in(entered, begin, arrival);
    }

    private void frame(Parent view) {
        root.getChildren().setAll(new EntryFrame(kit.get(), settings, view));
    }

    private <C> Views views(Class<C> type, Supplier<C> maker) {
        return new Views(kit.get().labels()).register(type, maker);
    }
}
