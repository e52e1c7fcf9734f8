package cn.sixin.app.ui;

import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.kit.Focus;
import cn.sixin.kit.Kit;
import cn.sixin.store.keys.Officer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** A lost password: the printed recovery code gives an officer a new one. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class RecoverController {
    private final Kit kit;
    private final Station station;
    private final List<Officer> known;
    private final Consumer<Session> in;
    private final Runnable back;
    private NewPassword newPassword;

    @FXML
    private VBox form;

    @FXML
    private TextField code;

    @FXML
    private ComboBox<Officer> officer;

    @FXML
    private PasswordField password;

    @FXML
    private PasswordField passwordAgain;

    @FXML
    private Label passwordSaid;

    @FXML
    private Label problem;

    @FXML
    private Button enter;

    public RecoverController(Kit kit, Station station, List<Officer> known, Consumer<Session> in, Runnable back) {
        this.kit = kit;
        this.station = station;
        this.known = known;
        this.in = in;
        this.back = back;
    }

    @FXML
    void initialize() {
        officer.getItems().setAll(known);
        officer.setConverter(new StringConverter<>() {
            @Override
            public String toString(Officer one) {
                return one == null ? "" : one.name();
            }

            @Override
            public Officer fromString(String name) {
                throw new UnsupportedOperationException("it cannot be typed into");
            }
        });
        officer.getSelectionModel().selectFirst();
        newPassword = new NewPassword(password, passwordAgain, passwordSaid, kit.labels());
        enter.disableProperty()
                .bind(newPassword
                        .good()
                        .not()
                        .or(Bindings.createBooleanBinding(() -> code.getText().isBlank(), code.textProperty())));
        Focus.whenShown(code);
    }

    @FXML
    void enter() {
        if (enter.isDisabled()) {
            return;
        }
        String typed = code.getText();
        Officer who = officer.getValue();
        char[] secret = newPassword.get();
        form.setDisable(true);
        problem.setText(kit.text("sign_in.opening"));
        kit.background()
                .job(kit.text("sign_in.opening"), work -> station.recover(typed, who.id(), secret))
                .onSuccess(this::came)
                .onFinally(() -> {
                    Arrays.fill(secret, '\0');
                    form.setDisable(false);
                })
                .start();
    }

    private void came(Entry entry) {
        form.setDisable(false);
        switch (entry) {
            case Entry.In(Session session) -> in.accept(session);
            case Entry.Refused(var trouble) ->
                problem.setText(trouble.text(kit.labels()) + "\n" + trouble.remedy(kit.labels()));
            default -> {
                problem.setText(kit.text("recover.wrong"));
                code.requestFocus();
            }
        }
    }

    @FXML
    void back() {
        back.run();
    }
}
