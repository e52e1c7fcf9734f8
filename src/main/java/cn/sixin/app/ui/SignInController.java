package cn.sixin.app.ui;

import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.kit.Focus;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.Officer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Signing in: who, the password, and every way on when that does not work. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class SignInController {
    /** Where the links of this window lead. */
    public interface Ways {
        /** Begins what the first page will ask; on the thread that opened the store. */
        Arrival arrive(Session session);

        void in(Arrival arrival);

        void recover(List<Officer> officers);

        void restore();
    }

    private static final String TROUBLE = "problem-text";

    private final Kit kit;
    private final Station station;
    private final Entry.Who who;
    private final String last;
    private final Ways ways;
    private final Timeline countdown = new Timeline();

    @FXML
    private VBox form;

    @FXML
    private ListView<Officer> officers;

    @FXML
    private PasswordField password;

    @FXML
    private Button enter;

    @FXML
    private Button recover;

    @FXML
    private Button rescue;

    @FXML
    private Label problem;

    /**
     * @param who as the station has told
     * @param last the id of the officer who signed in last; may be empty
     */
    public SignInController(Kit kit, Station station, Entry.Who who, String last, Ways ways) {
        this.kit = kit;
        this.station = station;
        this.who = who;
        this.last = last;
        this.ways = ways;
    }

    @FXML
    void initialize() {
        officers.setCellFactory(view -> new OfficerCell());
        enter.disableProperty()
                .bind(password.textProperty()
                        .isEmpty()
                        .or(officers.getSelectionModel().selectedItemProperty().isNull()));
        password.setOnAction(event -> enter());
        officers.getSelectionModel().selectedItemProperty().addListener((seen, before, now) -> {
            stopWaiting();
            say("");
        });
        rescue.setVisible(false);
        rescue.setManaged(false);
        switch (who) {
            case Entry.Who.Known(List<Officer> known) -> known(known);
            case Entry.Who.Unreadable(Problem trouble) -> unreadable(trouble);
            case Entry.Who.Nobody n -> throw new IllegalStateException("there is nobody to sign in");
        }
    }

    private void known(List<Officer> known) {
        officers.getItems().setAll(known);
        int at = 0;
        for (int i = 0; i < known.size(); i++) {
            at = known.get(i).id().toString().equals(last) ? i : at;
        }
        officers.getSelectionModel().select(at);
        Focus.whenShown(password);
    }

    private void unreadable(Problem trouble) {
        form.setDisable(true);
        recover.setDisable(true);
        say(trouble);
    }

    @FXML
    void enter() {
        Officer who = officers.getSelectionModel().getSelectedItem();
        if (who == null || password.getText().isEmpty() || form.isDisabled()) {
            return;
        }
        char[] secret = password.getText().toCharArray();
        form.setDisable(true);
        say(kit.text("sign_in.opening"));
        kit.background()
                .job(kit.text("sign_in.opening"), work -> tried(station.enter(who.id(), secret)))
                .onSuccess(this::came)
                .onError(failure -> {
                    say("");
                    form.setDisable(false);
                })
                .onFinally(() -> Arrays.fill(secret, '\0'))
                .start();
    }

    /** What came of a password. */
    private record Tried(Entry entry, Optional<Arrival> arrival) {}

    private Tried tried(Entry entry) {
        return new Tried(
                entry,
                entry instanceof Entry.In(Session session) ? Optional.of(ways.arrive(session)) : Optional.empty());
    }

    private void came(Tried tried) {
        if (tried.arrival().isPresent()) {
            password.clear();
            ways.in(tried.arrival().get());
            return;
        }
        form.setDisable(false);
        switch (tried.entry()) {
            case Entry.In in -> throw new IllegalStateException("who is in has arrived");
            case Entry.WrongPassword(int left, Duration pause)
            when left > 0 -> {
                password.selectAll();
                password.requestFocus();
                say(Problem.error("sign_in.wrong", left));
            }
            case Entry.WrongPassword(int left, Duration pause) -> waitFor(pause);
            case Entry.Wait(Duration pause) -> waitFor(pause);
            case Entry.Refused(Problem trouble) -> refused(trouble);
            case Entry.WrongCode w -> throw new IllegalStateException("no code was given");
        }
    }

    /** A store that is damaged can be built anew from backup and journal; the password proves who asks. */
    private void refused(Problem trouble) {
        say(trouble);
        boolean damaged = trouble.key().equals("store.damaged") || trouble.key().equals("store.missing");
        rescue.setVisible(damaged);
        rescue.setManaged(damaged);
    }

    @FXML
    void rescue() {
        Officer who = officers.getSelectionModel().getSelectedItem();
        char[] secret = password.getText().toCharArray();
        form.setDisable(true);
        say(kit.text("sign_in.rescuing"));
        kit.background()
                .job(kit.text("sign_in.rescuing"), work -> tried(station.rescue(who.id(), secret)))
                .onSuccess(this::came)
                .onError(failure -> form.setDisable(false))
                .onFinally(() -> Arrays.fill(secret, '\0'))
                .start();
    }

    private void waitFor(Duration pause) {
        password.clear();
        form.setDisable(true);
        stopWaiting();
        long end = System.nanoTime() + pause.toNanos();
        Runnable tick = () -> {
            long left = Math.ceilDiv(end - System.nanoTime(), 1_000_000_000L);
            if (left > 0) {
                say(Problem.error("sign_in.wait", left));
            } else {
                stopWaiting();
                say("");
                password.requestFocus();
            }
        };
        countdown.getKeyFrames().setAll(new KeyFrame(javafx.util.Duration.millis(500), event -> tick.run()));
        countdown.setCycleCount(Timeline.INDEFINITE);
        countdown.play();
        tick.run();
        // Another officer may sign in meanwhile.
        form.setDisable(officers.getItems().size() < 2);
        password.setDisable(true);
    }

    private void stopWaiting() {
        countdown.stop();
        form.setDisable(false);
        password.setDisable(false);
    }

    @FXML
    void recover() {
        ways.recover(List.copyOf(officers.getItems()));
    }

    @FXML
    void restore() {
        ways.restore();
    }

    private void say(Problem trouble) {
        say(trouble.text(kit.labels()) + "\n" + trouble.remedy(kit.labels()));
        problem.getStyleClass().add(TROUBLE);
    }

    /** What is no trouble is not in its colour. */
    private void say(String words) {
        problem.setText(words);
        problem.getStyleClass().removeAll(TROUBLE);
    }

    private final class OfficerCell extends ListCell<Officer> {
        @Override
        protected void updateItem(Officer officer, boolean empty) {
            super.updateItem(officer, empty);
            setText(empty || officer == null ? null : officer.name() + "  " + role(officer));
        }

        private String role(Officer officer) {
            return kit.text("role." + officer.role().name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
