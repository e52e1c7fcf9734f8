package cn.sixin.app.ui;

import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.app.update.Updates;
import cn.sixin.code.Town;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.FirstPaint;
import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.FindBox;
import cn.sixin.kit.shell.StatusBar;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.kit.work.Running;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.Opening;
import cn.sixin.page.ui.Ways;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.Saving;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The window once an officer is in: navigation, the page, the find box over it, the status bar. FX thread only. */
public final class Shell {
    /** A photo that no saved row and no half-written form names. */
    private static final Duration UNUSED_FOR = Duration.ofDays(30);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /**
     * What the shell asks of the window around it.
     *
     * @param lock covers the window until the password is typed again
     * @param signOut closes the store and shows who may sign in
     * @param signedOut the store is closed already: shows who may sign in and asks nothing
     * @param quit ends the program once nothing unsaved is open
     * @param updates of the program itself
     */
    public record Window(Runnable lock, Runnable signOut, Runnable signedOut, Runnable quit, Updates updates) {}

    private final Kit kit;
    private final Session session;
    private final SettingsModel settings;
    private final Clock clock;
    private final Window window;
    private final ShellFrame frame;
    private final StackPane root;
    private final StackPane page;
    private final StatusBar status;
    private final ShellSync sync;
    private final Toasts news;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Place.Content> made = new LinkedHashMap<>();
    private @Nullable Desk desk;
    private String wanted = "";
    private Runnable letGo = () -> {};
    private boolean closed;
    private @Nullable FindBox findBox;

    Shell(Kit kit, Session session, SettingsModel settings, Clock clock, Window window, ShellFrame frame) {
        this.kit = kit;
        this.session = session;
        this.settings = settings;
        this.clock = clock;
        this.window = window;
        this.frame = frame;
        root = frame.root();
        page = frame.page();
        status = frame.status();
        String code = session.store().town();
        status.setTown(Town.find(code).map(Town::name).orElse(code));
        status.setOfficer(session.officer().name());
        news = new Toasts(kit);
        sync = new ShellSync(kit, session, clock, status, root, this::go);
        frame.rail().onPicked(this::go);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    public Parent view() {
        return root;
    }

    /** Shows the first page; the rows come into memory and what the day's first start owes is done behind it. */
    void begin(FirstRunController.Begin begin, Optional<Arrival> arrival, Runnable ready) {
        if (begin != FirstRunController.Begin.DEMO) {
            open(begin, arrival, ready);
            return;
        }
        Running filling = kit.background()
                .job(kit.text("shell.demo"), progress -> {
                    demo(progress);
                    return session;
                })
                .onSuccess(filled -> open(begin, Optional.empty(), () -> {}))
                .start();
        page.getChildren().setAll(new Waiting(kit.text("shell.demo"), filling));
        ready.run();
    }

    private void open(FirstRunController.Begin begin, Optional<Arrival> arrival, Runnable ready) {
        if (!closed) {
            opened(arrival.orElseGet(() -> Arrival.of(session, kit, clock)), begin, ready);
        }
    }

    private void opened(Arrival arrival, FirstRunController.Begin begin, Runnable ready) {
        Desk opened = arrival.desk();
        Runnable unheard = session.store().onSaved(this::saved);
        desk = opened;
        letGo = () -> {
            unheard.run();
            opened.close();
        };
        Places listed = new Places(kit, arrival, frame.today(), settings, clock, window, sync, ways());
        listed.all(frame.outline()).forEach(place -> places.put(place.key(), place));
        if (begin == FirstRunController.Begin.IMPORT) {
            importRoster();
            ready.run();
            ahead(opened);
        } else {
            String first = sync.model().offered().get().isPresent()
                    ? Places.SYNC
                    : places.keySet().iterator().next();
            go(
                    first,
                    content -> content.settled(() -> {
                        ready.run();
                        painted(() -> ahead(opened));
                    }));
        }
        root.getChildren().add(news);
        new LeftHalfWritten(kit, opened, news, this::open).look();
    }

    /** The processor is the page's until it can be seen. */
    private void painted(Runnable then) {
        Scene scene = root.getScene();
        if (scene == null) {
            then.run();
        } else {
            FirstPaint.then(scene, then);
        }
    }

    /** What the first page need not wait for. */
    private void ahead(Desk opened) {
        if (!closed) {
            load(opened);
            backUp();
            sync.begin(opened, news);
        }
    }

    /** Leads to where a sync package is taken, with this one ready to be. */
    public void offer(Path file) {
        sync.model().offer(Optional.of(file));
        if (desk != null) {
            go(Places.SYNC);
        }
    }

    private void importRoster() {
        go(Enterprise.LEDGER.name(), Place.Content::begin);
    }

    private Ways ways() {
        return new Ways() {
            @Override
            public void go(Ledger page) {
                there(page, content -> {});
            }

            @Override
            public void open(Ledger ledger, UUID row) {
                Shell.this.open(ledger, row);
            }

            @Override
            public void begin(Ledger ledger, Function<LedgerPage, Opening> opening) {
                Shell.this.go(ledger.name(), content -> content.begin(opening));
            }

            @Override
            public void missing(Ledger page, Ledger of, UUID row) {
                there(page, content -> content.open(of, row));
            }

            /** A ledger that has no page is not gone to. */
            private void there(Ledger page, Consumer<Place.Content> then) {
                if (places.containsKey(page.name())) {
                    Shell.this.go(page.name(), then);
                }
            }

            @Override
            public void begin() {
                importRoster();
            }
        };
    }

    /** What has not been gone to yet is ready when it is. */
    private void load(Desk opened) {
        kit.background()
                .job(kit.text("shell.loading"), progress -> {
                    opened.load(session.store().ledgers(), progress);
                    return opened;
                })
                .start();
    }

    private void demo(cn.sixin.ledger.Progress progress) {
        new DemoData(session.store(), kit.labels(), LocalDate.now(clock))
                .fill(DemoData.DEFAULT_ENTERPRISES, session.actor(), progress);
    }

    /** 当日首次启动: a backup before anything can go wrong today; then what was offered and never used is let go of. */
    private void backUp() {
        Backups backups = new Backups(session.store().files(), clock);
        kit.background()
                .job(kit.text("shell.backup"), progress -> {
                    if (backups.dueToday()) {
                        backups.make(session.store(), Backup.Reason.DAILY);
                        session.store().attachments().sweep(clock.instant().minus(UNUSED_FOR));
                    }
                    return backups;
                })
                .start();
    }

    /** Any thread: a save has become durable. */
    private void saved(Saving.Saved done) {
        kit.background().screen(() -> {
            status.setSaved(StatusBar.Saved.SAVED, kit.text("shell.saved", TIME.format(LocalTime.now(clock))));
            sync.model().refresh();
        });
    }

    private void go(String key) {
        go(key, content -> {});
    }

    /** @param then what is to be done there once it is shown; left out when the officer has gone elsewhere meanwhile */
    private void go(String key, Consumer<Place.Content> then) {
        Place place = place(key);
        wanted = key;
        frame.rail().select(key);
        Desk open = Objects.requireNonNull(desk, "places are of a desk");
        if (made.containsKey(key) || open.has(place.needs())) {
            show(place, then);
            return;
        }
        Running loading = kit.background()
                .job(kit.text("shell.loading.ledger", place.label()), progress -> {
                    open.load(place.needs(), progress);
                    return place;
                })
                .quiet()
                .onSuccess(ready -> {
                    if (wanted.equals(key)) {
                        show(place, then);
                    }
                })
                .start();
        page.getChildren().setAll(new Waiting(kit.text("shell.loading.ledger", place.label()), loading));
    }

    private void show(Place place, Consumer<Place.Content> then) {
        if (!closed) {
            Place.Content content =
                    made.computeIfAbsent(place.key(), key -> place.maker().get());
            Parent view = content.view();
            // One that is taken out and put back gets its looks anew.
            if (!page.getChildren().equals(List.of(view))) {
                page.getChildren().setAll(view);
            }
            then.accept(content);
        }
    }

    private Place place(String key) {
        Place place = places.get(key);
        if (place == null) {
            throw new IllegalArgumentException("no place " + key);
        }
        return place;
    }

    private void onKey(KeyEvent event) {
        if (new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN).match(event)) {
            find();
            event.consume();
        } else if (new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN).match(event)) {
            window.lock().run();
            event.consume();
        } else if (event.getCode() == KeyCode.F9) {
            sync.sync();
            event.consume();
        } else if (event.isAltDown() && event.getCode().isDigitKey()) {
            int number = event.getCode().getCode() - KeyCode.DIGIT1.getCode();
            places.keySet().stream().skip(Math.max(0, number)).findFirst().ifPresent(this::go);
            event.consume();
        }
    }

    /** The box is made when it is first asked for. */
    private void find() {
        Desk open = desk;
        if (findBox == null && open != null) {
            findBox = new FindBox(kit, new Everything(kit, open, Places.ledgers(), this::open));
            root.getChildren().add(root.getChildren().indexOf(news), findBox);
        }
        FindBox box = findBox;
        if (box != null) {
            box.open();
        }
    }

    private void open(Ledger ledger, UUID row) {
        if (places.containsKey(ledger.name())) {
            go(ledger.name(), content -> content.open(row));
        }
    }

    /** Another shell takes its place: this one must neither follow the store nor keep its rows in memory. */
    void close() {
        closed = true;
        sync.close();
        letGo.run();
        letGo = () -> {};
    }

    /** Asks each page with unsaved typing in turn; goes on when all agree. */
    public void leave(Runnable then) {
        leaveNext(new ArrayDeque<>(made.values()), then);
    }

    /** The same before the store is closed: what waits is sent first where the officer has switched that on. */
    void end(Runnable then) {
        // The sync does not hold up the work: what was typed meanwhile is asked about, too.
        leave(() -> sync.beforeEnd(() -> leave(then)));
    }

    private static void leaveNext(Deque<Place.Content> open, Runnable then) {
        Place.Content content = open.poll();
        if (content == null) {
            then.run();
        } else {
            content.leave(() -> leaveNext(open, then));
        }
    }
}
