package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.kit.Focus;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.Unlock;
import java.time.Duration;
import java.util.Arrays;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/** What covers the windows while nobody is there: the officer's name and his password, nothing else. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class LockController {
    private final Kit kit;
    private final Session session;
    private final Runnable unlocked;

    @FXML
    private Label who;

    @FXML
    private PasswordField password;

    @FXML
    private Button unlock;

    @FXML
    private Label problem;

    public LockController(Kit kit, Session session, Runnable unlocked) {
        this.kit = kit;
        this.session = session;
        this.unlocked = unlocked;
    }

    @FXML
    void initialize() {
        who.setText(kit.text("lock.who", session.officer().name()));
        unlock.disableProperty().bind(password.textProperty().isEmpty().or(password.disabledProperty()));
        Focus.whenShown(password);
    }

    @FXML
    void unlock() {
        if (unlock.isDisabled()) {
            return;
        }
        char[] secret = password.getText().toCharArray();
        password.setDisable(true);
        kit.background()
                .job(
                        kit.text("lock.unlocking"),
                        work -> session.slots().unlock(session.officer().id(), secret))
                .quiet()
                .onSuccess(this::came)
                .onFinally(() -> {
                    Arrays.fill(secret, '\0');
                    password.setDisable(false);
                    password.requestFocus();
                })
                .start();
    }

    private void came(Unlock outcome) {
        password.clear();
        switch (outcome) {
            case Unlock.Opened opened -> {
                opened.key().close();
                unlocked.run();
            }
            case Unlock.Wrong(int left, Duration pause) when left > 0 -> say(Problem.error("sign_in.wrong", left));
            case Unlock.Wrong(int left, Duration pause) -> say(Problem.error("sign_in.wait", pause.toSeconds()));
            case Unlock.Waiting(Duration pause) -> say(Problem.error("sign_in.wait", pause.toSeconds()));
            case Unlock.NotAllowed n -> say(Problem.error("officer.disabled"));
        }
    }

    private void say(Problem trouble) {
        problem.setText(trouble.text(kit.labels()));
    }
}
