package cn.sixin.kit.form;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A column's place in a form: its label, its control, and under it what is wrong. The binder puts the control in. */
public final class FieldBox extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Label name = new Label();
    private final Label star = new Label("*");
    private final Label problem = new Label();
    private final Label hint = new Label();
    private String column = "";

    public FieldBox() {
        getStyleClass().add("field-box");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        hint.getStyleClass().add("hint");
        star.getStyleClass().add("star");
        HBox head = new HBox(name, star, hint);
        head.getStyleClass().add("head");
        getChildren().addAll(head, problem);
        show(List.of(), Labels.of(java.util.Locale.ROOT));
    }

    /** The column's name in the ledger, as FXML gives it. */
    public String getColumn() {
        return column;
    }

    public void setColumn(String value) {
        column = value;
        setId("field-" + value);
    }

    void put(Node control, String label, boolean required) {
        name.setText(label);
        name.setLabelFor(control);
        star.setVisible(required);
        star.setManaged(required);
        control.setAccessibleText(label);
        getChildren().add(1, control);
    }

    void hint(String text) {
        hint.setText(text);
    }

    void show(List<Problem> problems, Labels labels) {
        boolean any = !problems.isEmpty();
        problem.setVisible(any);
        problem.setManaged(any);
        problem.setText(problems.stream()
                .map(found -> found.text(labels) + " · " + found.remedy(labels))
                .collect(Collectors.joining("\n")));
        if (getChildren().size() > 2) {
            Node control = getChildren().get(1);
            boolean error = problems.stream().anyMatch(Problem::isError);
            control.pseudoClassStateChanged(DANGER, error);
            control.setAccessibleHelp(problem.getText());
        }
    }
}
