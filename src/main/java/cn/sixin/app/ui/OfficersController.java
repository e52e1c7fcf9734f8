package cn.sixin.app.ui;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.Officer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Window;

/** 人员: who may sign in here. All may look, only a lead may change. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class OfficersController {
    private final Kit kit;
    private final OfficersModel model;

    @FXML
    private TableView<Officer> officers;

    @FXML
    private TableColumn<Officer, String> name;

    @FXML
    private TableColumn<Officer, String> role;

    @FXML
    private TableColumn<Officer, String> state;

    @FXML
    private Button add;

    @FXML
    private Button renew;

    @FXML
    private Button toggle;

    @FXML
    private Button reset;

    @FXML
    private Label said;

    public OfficersController(Kit kit, OfficersModel model) {
        this.kit = kit;
        this.model = model;
    }

    @FXML
    void initialize() {
        column(name, Officer::name);
        column(role, o -> kit.text("role." + o.role().name().toLowerCase(Locale.ROOT)));
        column(state, this::state);
        List.of(add, reset, toggle, renew).forEach(button -> {
            button.setVisible(model.leads());
            button.setManaged(model.leads());
        });
        ObservableValue<Officer> chosen = officers.getSelectionModel().selectedItemProperty();
        toggle.disableProperty()
                .bind(Bindings.isNull(officers.getSelectionModel().selectedItemProperty()));
        reset.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> Optional.ofNullable(chosen.getValue())
                                .filter(o -> !o.disabled())
                                .isEmpty(),
                        chosen));
        toggle.textProperty()
                .bind(chosen.map(o -> kit.text(o.disabled() ? "settings.officers.enable" : "settings.officers.disable"))
                        .orElse(kit.text("settings.officers.disable")));
        said.setText(model.leads() ? "" : kit.text("settings.officers.lead_only"));
        show(model.officers());
    }

    private static void column(TableColumn<Officer, String> column, Function<Officer, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    private String state(Officer officer) {
        if (officer.disabled()) {
            return kit.text("settings.officers.disabled");
        }
        return kit.text(officer.id().equals(model.self().id()) ? "settings.officers.self" : "settings.officers.active");
    }

    private void show(List<Officer> all) {
        int at = officers.getSelectionModel().getSelectedIndex();
        officers.getItems().setAll(all);
        officers.getSelectionModel().select(Math.max(0, at));
    }

    private void done(String words) {
        said.setText(words);
        show(model.officers());
    }

    @FXML
    void add() {
        OfficerSheet.forNew(kit, window())
                .show(
                        kit.text("settings.officers.add"),
                        typed -> model.add(typed.name(), typed.role(), typed.password()),
                        () -> done(kit.text("settings.officers.added")));
    }

    @FXML
    void reset() {
        give(chosen(), "settings.officers.reset", "settings.officers.reset.hint", "settings.officers.was_reset");
    }

    @FXML
    void toggle() {
        Officer officer = chosen();
        if (officer.disabled()) {
            give(officer, "settings.officers.enable", "settings.officers.enable.hint", "settings.officers.was_enabled");
        } else {
            disable(officer);
        }
    }

    private void give(Officer officer, String titleKey, String hintKey, String doneKey) {
        OfficerSheet.forReset(kit, window(), kit.text(titleKey), kit.text(hintKey, officer.name()))
                .show(
                        kit.text(titleKey),
                        typed -> model.reset(officer, typed.password()),
                        () -> done(kit.text(doneKey, officer.name())));
    }

    private void disable(Officer officer) {
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("settings.officers.disable"),
                        kit.text("settings.officers.disable.sure", officer.name()),
                        kit.text("settings.officers.disable"),
                        Dialogs.Weight.DANGER);
        if (sure) {
            kit.background()
                    .job(kit.text("settings.officers.disable"), progress -> model.disable(officer))
                    .quiet()
                    .onSuccess(trouble -> done(trouble.map(this::words)
                            .orElseGet(() -> kit.text("settings.officers.was_disabled", officer.name()))))
                    .start();
        }
    }

    @FXML
    void renew() {
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("settings.code.renew"),
                        kit.text("settings.code.sure"),
                        kit.text("settings.code.renew"),
                        Dialogs.Weight.MAIN);
        if (sure) {
            CodeSheet.renew(kit, window(), model, kit.text("settings.code.shown"));
        }
    }

    @FXML
    void changeOwn() {
        OfficerSheet.forOwn(kit, window())
                .show(
                        kit.text("settings.own.change"),
                        typed -> model.changeOwn(typed.present(), typed.password()),
                        () -> done(kit.text("settings.own.changed")));
    }

    private Officer chosen() {
        return officers.getSelectionModel().getSelectedItem();
    }

    private String words(Problem trouble) {
        return trouble.text(kit.labels()) + "  " + trouble.remedy(kit.labels());
    }

    private Window window() {
        return officers.getScene().getWindow();
    }
}
