package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.code.Town;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Focus;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.RecoveryCode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first run: town, officer and password, recovery code, and what to begin with. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class FirstRunController {
    /** What an officer wants to begin with. */
    public enum Begin {
        IMPORT,
        DEMO,
        EMPTY
    }

    private final Kit kit;
    private final Station station;
    private final BiConsumer<Session, Begin> done;
    private TownPicker towns;
    private NewPassword newPassword;
    private List<VBox> steps = List.of();
    private @Nullable Session session;
    private @Nullable RecoveryCode code;

    @FXML
    private Label progress;

    @FXML
    private VBox townStep;

    @FXML
    private VBox officerStep;

    @FXML
    private VBox codeStep;

    @FXML
    private VBox beginStep;

    @FXML
    private TextField townSearch;

    @FXML
    private ListView<Town> townList;

    @FXML
    private Label townNone;

    @FXML
    private Button townNext;

    @FXML
    private TextField officerName;

    @FXML
    private PasswordField password;

    @FXML
    private PasswordField passwordAgain;

    @FXML
    private Label passwordSaid;

    @FXML
    private Label problem;

    @FXML
    private Button officerNext;

    @FXML
    private Label codeText;

    @FXML
    private Label codeSaid;

    @FXML
    private TextField codeTail;

    @FXML
    private Button codeNext;

    @FXML
    private Button copyCode;

    @FXML
    private Button printCode;

    public FirstRunController(Kit kit, Station station, BiConsumer<Session, Begin> done) {
        this.kit = kit;
        this.station = station;
        this.done = done;
    }

    @FXML
    void initialize() {
        steps = List.of(townStep, officerStep, codeStep, beginStep);
        towns = new TownPicker(townSearch, townList);
        townNext.disableProperty().bind(towns.chosen().isNull());
        townNone.visibleProperty().bind(Bindings.isEmpty(townList.getItems()));
        townSearch.setOnAction(event -> officer());
        newPassword = new NewPassword(password, passwordAgain, passwordSaid, kit.labels());
        officerNext
                .disableProperty()
                .bind(newPassword
                        .good()
                        .not()
                        .or(Bindings.createBooleanBinding(
                                () -> officerName.getText().isBlank(), officerName.textProperty())));
        codeNext.setDisable(true);
        codeTail.textProperty().addListener((seen, before, typed) -> codeNext.setDisable(!confirms(typed)));
        show(townStep, townSearch);
    }

    private void show(VBox step, Node focus) {
        for (VBox each : steps) {
            each.setVisible(each.equals(step));
            each.setManaged(each.equals(step));
        }
        progress.setText(kit.text("first.step", steps.indexOf(step) + 1, steps.size()));
        Focus.whenShown(focus);
    }

    @FXML
    void officer() {
        if (towns.town().isPresent()) {
            show(officerStep, officerName);
        }
    }

    @FXML
    void town() {
        show(townStep, townSearch);
    }

    /** Makes the store; the key is stretched meanwhile, which takes a good part of a second. */
    @FXML
    void found() {
        if (officerNext.isDisabled() || session != null) {
            return;
        }
        String town = town(towns);
        String lead = officerName.getText().strip();
        char[] secret = newPassword.get();
        officerStep.setDisable(true);
        problem.setText("");
        kit.background()
                .job(kit.text("first.founding"), work -> station.found(town, lead, secret))
                .onSuccess(this::founded)
                .onFinally(() -> {
                    Arrays.fill(secret, '\0');
                    officerStep.setDisable(false);
                })
                .start();
    }

    private void founded(Station.Founded founded) {
        switch (founded) {
            case Station.Founded.Made(Session made, RecoveryCode recovery) -> {
                session = made;
                code = recovery;
                newPassword.clear();
                codeText.setText(recovery.printed());
                printCode.setDisable(!CodePaper.mayPrint());
                show(codeStep, copyCode);
            }
            case Station.Founded.Refused(var trouble) ->
                problem.setText(trouble.text(kit.labels()) + "\n" + trouble.remedy(kit.labels()));
        }
    }

    @FXML
    void copy() {
        Copying.put(codeText.getText());
        codeSaid.setText(kit.text("first.code.copied"));
        codeTail.requestFocus();
    }

    @FXML
    void print() {
        RecoveryCode shown = code;
        if (shown != null && CodePaper.print(kit, codeText.getScene().getWindow(), town(towns), shown)) {
            codeSaid.setText(kit.text("first.code.printed"));
        }
        codeTail.requestFocus();
    }

    private static String town(TownPicker picked) {
        return picked.town().orElseThrow().code();
    }

    /** The last group typed back proves that the code stands somewhere outside this window. */
    private boolean confirms(String typed) {
        RecoveryCode right = code;
        return right != null && right.isTail(typed);
    }

    @FXML
    void confirmed() {
        Session made = session;
        if (made == null || codeNext.isDisabled()) {
            return;
        }
        codeNext.setDisable(true);
        OfficersModel model = new OfficersModel(made);
        kit.background()
                .job(kit.text("first.code"), work -> model.confirmRecovery())
                .quiet()
                .onSuccess(trouble -> trouble.ifPresentOrElse(this::notKept, this::kept))
                .start();
    }

    private void kept() {
        codeText.setText("");
        code = null;
        show(beginStep, beginStep.lookup("#beginImport"));
    }

    private void notKept(Problem trouble) {
        codeSaid.setText(trouble.text(kit.labels()) + "\n" + trouble.remedy(kit.labels()));
        codeNext.setDisable(false);
    }

    @FXML
    void beginImport() {
        begin(Begin.IMPORT);
    }

    @FXML
    void beginDemo() {
        begin(Begin.DEMO);
    }

    @FXML
    void beginEmpty() {
        begin(Begin.EMPTY);
    }

    private void begin(Begin what) {
        Session made = session;
        if (made != null) {
            session = null;
            done.accept(made, what);
        }
    }

    /** Whether the store is being made or is made, and the recovery code may be on screen. */
    boolean hasFounded() {
        return session != null || officerStep.isDisabled();
    }

    /** A code that was shown and not yet confirmed is on no paper perhaps: closing the window asks first. */
    boolean mayLeave() {
        return code == null
                || kit.dialogs()
                        .confirm(
                                kit.text("first.code.leave.title"),
                                kit.text("first.code.leave.text"),
                                kit.text("first.code.leave.ok"),
                                Dialogs.Weight.DANGER);
    }

    /** The window is closed before the end: the store is made and can be signed in to. */
    void leave() {
        Session made = session;
        if (made != null) {
            session = null;
            made.close();
        }
    }
}
