package cn.sixin.app.ui;

import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.code.Town;
import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.FindBox;
import cn.sixin.kit.shell.NavigationRail;
import cn.sixin.kit.shell.StatusBar;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.Desk;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.Saving;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window once an officer is in: navigation, the page, the find box over it, the status bar. FX thread only. */
public final class Shell {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /**
     * What the shell asks of the window around it.
     *
     * @param lock covers the window until the password is typed again
     * @param signOut closes the store and shows who may sign in
     * @param signedOut the store is closed already: shows who may sign in and asks nothing
     */
    public record Window(Runnable lock, Runnable signOut, Runnable signedOut) {}

    private final Kit kit;
    private final Session session;
    private final SettingsModel settings;
    private final Clock clock;
    private final Window window;
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane page = new StackPane();
    private final StatusBar status;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Place.Content> made = new LinkedHashMap<>();
    private @Nullable NavigationRail rail;
    private Runnable letGo = () -> {};
    private boolean closed;
    private @Nullable FindBox findBox;

    public Shell(Kit kit, Session session, SettingsModel settings, Clock clock, Window window) {
        this.kit = kit;
        this.session = session;
        this.settings = settings;
        this.clock = clock;
        this.window = window;
        status = status();
        root.setId("shell");
        root.getStyleClass().add("shell");
        page.setId("shell-page");
        frame.setCenter(page);
        frame.setBottom(status);
        root.getChildren().setAll(frame);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private StatusBar status() {
        StatusBar bar = new StatusBar(kit);
        String code = session.store().town();
        bar.setTown(Town.find(code).map(Town::name).orElse(code));
        bar.setOfficer(session.officer().name());
        bar.onOfficer(window.lock());
        bar.setPending(session.store().pendingCount());
        new LookToggles(kit, settings, window).into(bar);
        return bar;
    }

    public Parent view() {
        return root;
    }

    /** Takes the rows into memory and shows the first page; what the day's first start owes is done behind it. */
    public void begin(FirstRunController.Begin begin) {
        page.getChildren().setAll(waiting());
        kit.background()
                .job(kit.text("shell.loading"), progress -> {
                    if (begin == FirstRunController.Begin.DEMO) {
                        demo(progress);
                    }
                    return Desk.open(
                            session.store(),
                            kit.labels(),
                            clock,
                            session.officer().name());
                })
                .onSuccess(opened -> opened(opened, begin))
                .start();
    }

    private void opened(Desk opened, FirstRunController.Begin begin) {
        if (closed) {
            opened.close();
            return;
        }
        Runnable unheard = session.store().onSaved(this::saved);
        letGo = () -> {
            unheard.run();
            opened.close();
        };
        Places listed = new Places(kit, opened, session, settings, clock, window);
        listed.upper().forEach(place -> places.put(place.key(), place));
        listed.lower().forEach(place -> places.put(place.key(), place));
        NavigationRail shown = new NavigationRail(
                kit,
                listed.upper().stream().map(Place::item).toList(),
                listed.lower().stream().map(Place::item).toList());
        shown.onPicked(this::go);
        rail = shown;
        frame.setLeft(shown);
        FindBox box = new FindBox(kit, new Everything(kit, opened, Places.ledgers(), this::open));
        findBox = box;
        root.getChildren().add(box);
        String first = places.keySet().iterator().next();
        go(first);
        if (begin == FirstRunController.Begin.IMPORT) {
            content(first).begin();
        }
        backUp();
    }

    private void demo(cn.sixin.ledger.Progress progress) {
        new DemoData(session.store(), kit.labels(), LocalDate.now(clock))
                .fill(DemoData.DEFAULT_ENTERPRISES, session.actor(), progress);
    }

    /** 当日首次启动: a backup before anything can go wrong today. */
    private void backUp() {
        Backups backups = new Backups(session.store().files(), clock);
        kit.background()
                .job(kit.text("shell.backup"), progress -> {
                    if (backups.dueToday()) {
                        backups.make(session.store(), Backup.Reason.DAILY);
                    }
                    return backups;
                })
                .start();
    }

    private Parent waiting() {
        VBox box = new VBox(new ProgressIndicator(), new Label(kit.text("shell.loading")));
        box.getStyleClass().add("waiting");
        return box;
    }

    /** Any thread: a save has become durable. */
    private void saved(Saving.Saved done) {
        kit.background().screen(() -> {
            status.setSaved(StatusBar.Saved.SAVED, kit.text("shell.saved", TIME.format(LocalTime.now(clock))));
            status.setPending(session.store().pendingCount());
        });
    }

    private void go(String key) {
        page.getChildren().setAll(content(key).view());
        NavigationRail shown = rail;
        if (shown != null) {
            shown.select(key);
        }
    }

    private Place.Content content(String key) {
        Place.Content content = made.get(key);
        if (content == null) {
            Place place = places.get(key);
            if (place == null) {
                throw new IllegalArgumentException("no place " + key);
            }
            content = place.maker().get();
            made.put(key, content);
        }
        return content;
    }

    private void onKey(KeyEvent event) {
        if (new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN).match(event)) {
            find();
            event.consume();
        } else if (new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN).match(event)) {
            window.lock().run();
            event.consume();
        } else if (event.isAltDown() && event.getCode().isDigitKey()) {
            int number = event.getCode().getCode() - KeyCode.DIGIT1.getCode();
            places.keySet().stream().skip(Math.max(0, number)).findFirst().ifPresent(this::go);
            event.consume();
        }
    }

    private void find() {
        FindBox box = findBox;
        if (box != null) {
            box.open();
        }
    }

    private void open(Ledger ledger, UUID row) {
        if (places.containsKey(ledger.name())) {
            go(ledger.name());
            content(ledger.name()).open(row);
        }
    }

    /** Another shell takes its place: this one must neither follow the store nor keep its rows in memory. */
    void close() {
        closed = true;
        letGo.run();
        letGo = () -> {};
    }

    /** Asks each page with unsaved typing in turn; goes on when all agree. */
    public void leave(Runnable then) {
        leaveNext(new ArrayDeque<>(made.values()), then);
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
