package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.Application;
import cn.sixin.app.sync.Joined;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.code.Town;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.sync.http.DeviceKeys;
import cn.sixin.sync.http.Membership;
import cn.sixin.sync.protocol.Protocol;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** 城市服务器: enrolling with the code that the bureau has given, and leaving. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class CityController {
    private static final long CERTIFICATE_MOST = 1024 * 1024;

    private final Kit kit;
    private final SyncModel model;
    private final ReceiptText words;
    private final Runnable sync;
    /** The same at each try, so that a lost answer is given again. */
    private DeviceKeys keys = DeviceKeys.fresh();

    private @Nullable String pem;

    @FXML
    private VBox join;

    @FXML
    private TextField address;

    @FXML
    private TextField code;

    @FXML
    private TextField device;

    @FXML
    private Button enrol;

    @FXML
    private Button keep;

    @FXML
    private VBox member;

    @FXML
    private Label known;

    @FXML
    private Label last;

    @FXML
    private CheckBox signIn;

    @FXML
    private CheckBox exit;

    @FXML
    private Label said;

    /** @param sync begins a sync and shows it */
    public CityController(Kit kit, SyncModel model, ZoneId zone, Runnable sync) {
        this.kit = kit;
        this.model = model;
        this.sync = sync;
        words = new ReceiptText(kit.labels(), zone);
    }

    @FXML
    void initialize() {
        for (Node part : new Node[] {join, member, keep, said}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        enrol.disableProperty()
                .bind(address.textProperty()
                        .isEmpty()
                        .or(code.textProperty().isEmpty())
                        .or(device.textProperty().isEmpty())
                        .or(join.disabledProperty()));
        signIn.setSelected(model.wants(SyncModel.AT_SIGN_IN));
        exit.setSelected(model.wants(SyncModel.AT_EXIT));
        signIn.selectedProperty().addListener((seen, was, is) -> model.want(SyncModel.AT_SIGN_IN, is));
        exit.selectedProperty().addListener((seen, was, is) -> model.want(SyncModel.AT_EXIT, is));
        model.standing().addListener((seen, was, now) -> show(now));
        show(model.standing().get());
    }

    public void refresh() {
        said.setText("");
        model.refresh();
    }

    private void show(SyncModel.Standing now) {
        join(now.membership().isEmpty());
        keep.setVisible(false);
        now.membership().ifPresent(this::known);
        last.setText(now.last()
                .map(receipt -> kit.text("sync.last", words.when(receipt.ended()), words.end(receipt)))
                .orElseGet(() -> kit.text("sync.never")));
    }

    private void join(boolean is) {
        join.setVisible(is);
        member.setVisible(!is);
    }

    private void known(Membership membership) {
        String town = membership.town().equals(Protocol.CITY)
                ? kit.text("sync.city.bureau")
                : Town.find(membership.town()).map(Town::name).orElse(membership.town());
        known.setText(kit.text(
                "sync.city.known", membership.server(), membership.name(), town, words.when(membership.enrolledAt())));
    }

    @FXML
    void certificate() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.text("sync.city.certificate"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        kit.text("sync.city.certificate.files"), "*.pem", "*.crt", "*.cer"));
        File chosen = chooser.showOpenDialog(said.getScene().getWindow());
        if (chosen != null) {
            certificate(chosen.toPath());
        }
    }

    void certificate(Path file) {
        kit.background()
                .job(kit.text("sync.city.certificate"), progress -> read(file))
                .quiet()
                .onSuccess(text -> {
                    pem = text.orElse(null);
                    said.setText(kit.text(
                            text.isPresent() ? "sync.city.certificate.taken" : "sync.city.certificate.none",
                            file.getFileName()));
                })
                .start();
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.size(file) > CERTIFICATE_MOST
                    ? Optional.empty()
                    : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @FXML
    void enrol() {
        Application asked =
                new Application(address.getText(), code.getText(), device.getText(), Optional.ofNullable(pem), keys);
        said.setText(kit.text("sync.city.enrolling"));
        join.setDisable(true);
        kit.background()
                .job(kit.text("sync.city.enrolling"), progress -> model.city().join(asked))
                .onSuccess(outcome -> {
                    switch (outcome) {
                        case Joined.Refused(Problem problem) ->
                            said.setText(problem.text(kit.labels()) + "  " + problem.remedy(kit.labels()));
                        case Joined.Done(Membership membership) -> joined();
                    }
                })
                .onError(failure -> said.setText(""))
                .onFinally(() -> join.setDisable(false))
                .start();
    }

    private void joined() {
        keys = DeviceKeys.fresh();
        pem = null;
        code.clear();
        said.setText(kit.text("sync.city.enrolled"));
        model.refresh();
    }

    @FXML
    void sync() {
        sync.run();
    }

    /** Another identity, or another server: asked for when the server says revoked or copied. */
    @FXML
    void again() {
        model.standing().get().membership().ifPresent(membership -> {
            address.setText(membership.server().toString());
            device.setText(membership.name());
        });
        said.setText(kit.text("sync.city.again.hint"));
        join(true);
        keep.setVisible(true);
        code.requestFocus();
    }

    @FXML
    void keep() {
        said.setText("");
        show(model.standing().get());
    }

    @FXML
    void leave() {
        long waiting = model.standing().get().counts().pending();
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("sync.city.leave"),
                        kit.text("sync.city.leave.sure", waiting),
                        kit.text("sync.city.leave"),
                        Dialogs.Weight.DANGER);
        if (sure) {
            kit.background()
                    .job(kit.text("sync.city.leave"), progress -> model.city().leave())
                    .onSuccess(trouble -> {
                        said.setText(
                                trouble.map(problem -> problem.text(kit.labels()) + "  " + problem.remedy(kit.labels()))
                                        .orElseGet(() -> kit.text("sync.city.left")));
                        model.refresh();
                    })
                    .start();
        }
    }
}
