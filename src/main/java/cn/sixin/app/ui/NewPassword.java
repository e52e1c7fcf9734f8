package cn.sixin.app.ui;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.PasswordRule;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/** A password typed twice, with what is still wrong with it said while it is typed. */
final class NewPassword {
    private final PasswordField first;
    private final PasswordField again;
    private final BooleanBinding good;

    NewPassword(PasswordField first, PasswordField again, Label said, Labels labels) {
        this.first = first;
        this.again = again;
        good = Bindings.createBooleanBinding(this::isGood, first.textProperty(), again.textProperty());
        said.textProperty()
                .bind(Bindings.createStringBinding(() -> said(labels), first.textProperty(), again.textProperty()));
        good.addListener((seen, before, now) -> tint(said, now));
    }

    BooleanBinding good() {
        return good;
    }

    /** The caller wipes it. */
    char[] get() {
        return first.getText().toCharArray();
    }

    void clear() {
        first.clear();
        again.clear();
    }

    private boolean isGood() {
        return problems().isEmpty() && first.getText().equals(again.getText());
    }

    private List<Problem> problems() {
        char[] typed = first.getText().toCharArray();
        List<Problem> problems = PasswordRule.check(typed);
        java.util.Arrays.fill(typed, '\0');
        return problems;
    }

    private String said(Labels labels) {
        if (first.getText().isEmpty()) {
            return labels.text("password.rule", PasswordRule.SHORTEST, PasswordRule.CLASSES);
        }
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            return problems.getFirst().text(labels);
        }
        if (again.getText().isEmpty()) {
            return labels.text("password.again");
        }
        return labels.text(isGood() ? "password.good" : "password.differs");
    }

    private static void tint(Label label, boolean good) {
        label.getStyleClass().remove("good");
        if (good) {
            label.getStyleClass().add("good");
        }
    }
}
