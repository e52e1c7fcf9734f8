package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.StringConverter;

/**
 * Asks for a new password, and for what belongs to it: a name and a role for a new officer, the present password for
 * one's own. It stays open, with what was typed, until the deed is done.
 */
final class OfficerSheet {

    /** What was typed. */
    record Typed(String name, Role role, char[] present, char[] password) {
        private void wipe() {
            Arrays.fill(present, '\0');
            Arrays.fill(password, '\0');
        }
    }

    /** What is to be done with it, off the FX thread; a problem keeps the sheet open. */
    @FunctionalInterface
    interface Deed {
        Optional<Problem> run(Typed typed) throws Exception;
    }

    private final Kit kit;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox form = new VBox();
    private final TextField name = new TextField();
    private final ComboBox<Role> role = new ComboBox<>();
    private final PasswordField present = new PasswordField();
    private final PasswordField password = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Label problem = new Label();
    private final NewPassword newPassword;
    private final BooleanBinding complete;

    private OfficerSheet(Kit kit, Window owner, String title, String hint) {
        this.kit = kit;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.getDialogPane().getStyleClass().add("kit-dialog");
        dialog.getDialogPane().setContent(form);
        form.getStyleClass().addAll("dialog-body", "officer-sheet");
        Label line = wrapped(hint, "muted");
        form.getChildren().add(line);
        Label said = wrapped("", "said");
        newPassword = new NewPassword(password, again, said, kit.labels());
        complete = newPassword
                .good()
                .and(Bindings.createBooleanBinding(
                        this::rest,
                        name.textProperty(),
                        present.textProperty(),
                        name.visibleProperty(),
                        present.visibleProperty()));
        name.setVisible(false);
        present.setVisible(false);
        again.setUserData(said);
    }

    /** For a new officer. */
    static OfficerSheet forNew(Kit kit, Window owner) {
        OfficerSheet sheet =
                new OfficerSheet(kit, owner, kit.text("settings.officers.add"), kit.text("settings.officers.add.hint"));
        sheet.name.setVisible(true);
        sheet.field("officer-name", "settings.officers.name", sheet.name);
        sheet.role.getItems().setAll(Role.OFFICER, Role.LEAD);
        sheet.role.setValue(Role.OFFICER);
        sheet.role.setConverter(sheet.roleNames());
        sheet.field("officer-role", "settings.officers.role", sheet.role);
        sheet.passwords();
        return sheet;
    }

    /** For an officer whose password was lost, or who comes back. */
    static OfficerSheet forReset(Kit kit, Window owner, String title, String hint) {
        OfficerSheet sheet = new OfficerSheet(kit, owner, title, hint);
        sheet.passwords();
        return sheet;
    }

    /** For one's own password. */
    static OfficerSheet forOwn(Kit kit, Window owner) {
        OfficerSheet sheet =
                new OfficerSheet(kit, owner, kit.text("settings.own.change"), kit.text("settings.own.change.hint"));
        sheet.present.setVisible(true);
        sheet.field("present-password", "settings.own.present", sheet.present);
        sheet.passwords();
        return sheet;
    }

    private void passwords() {
        field("new-password", "password.new", password);
        field("new-password-again", "password.repeat", again);
        form.getChildren().add((Node) again.getUserData());
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setId("sheet-problem");
        problem.getStyleClass().add("problem-text");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        form.getChildren().add(problem);
    }

    private void field(String id, String labelKey, javafx.scene.control.Control control) {
        control.setId(id);
        control.setAccessibleText(kit.text(labelKey));
        control.setMaxWidth(Double.MAX_VALUE);
        Label label = new Label(kit.text(labelKey));
        label.setLabelFor(control);
        VBox box = new VBox(label, control);
        box.getStyleClass().add("sheet-field");
        form.getChildren().add(box);
    }

    private boolean rest() {
        return !(name.isVisible() && name.getText().isBlank())
                && !(present.isVisible() && present.getText().isEmpty());
    }

    /** @param yes names the button @param done is told on the FX thread once it was done */
    void show(String yes, Deed deed, Runnable done) {
        ButtonType ok = new ButtonType(yes, ButtonData.OK_DONE);
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(ok, new ButtonType(kit.text("kit.cancel"), ButtonData.CANCEL_CLOSE));
        Button button = (Button) dialog.getDialogPane().lookupButton(ok);
        button.setId("sheet-ok");
        button.getStyleClass().add("accent");
        button.disableProperty().bind(complete.not().or(form.disabledProperty()));
        button.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            run(yes, deed, done);
        });
        dialog.setOnShown(event -> first().requestFocus());
        dialog.setOnHidden(event -> forget());
        dialog.show();
    }

    private Node first() {
        return name.isVisible() ? name : present.isVisible() ? present : password;
    }

    private void run(String title, Deed deed, Runnable done) {
        Typed typed = new Typed(
                name.getText(),
                role.getValue() == null ? Role.OFFICER : role.getValue(),
                present.getText().toCharArray(),
                newPassword.get());
        problem.setText("");
        form.setDisable(true);
        kit.background()
                .job(title, progress -> deed.run(typed))
                .onSuccess(trouble -> trouble.ifPresentOrElse(this::say, () -> {
                    dialog.close();
                    done.run();
                }))
                .onFinally(() -> {
                    typed.wipe();
                    form.setDisable(false);
                    first().requestFocus();
                })
                .start();
    }

    private void say(Problem trouble) {
        problem.setText(trouble.text(kit.labels()) + "\n" + trouble.remedy(kit.labels()));
        dialog.getDialogPane().getScene().getWindow().sizeToScene();
    }

    private void forget() {
        present.clear();
        newPassword.clear();
    }

    private StringConverter<Role> roleNames() {
        return new StringConverter<>() {
            @Override
            public String toString(Role one) {
                return one == null ? "" : kit.text("role." + one.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public Role fromString(String shown) {
                throw new UnsupportedOperationException("it cannot be typed into");
            }
        };
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
