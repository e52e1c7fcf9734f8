package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DayTally;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.grid.GridCell;
import cn.sixin.kit.grid.GridColumn;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Under the grid: whom to call in this line, what the cell takes or what is wrong with it, and the day in counts. */
final class DispatchFoot extends VBox {
    private static final String DRAFTS = "drafts";
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Kit kit;
    private final Label who = new Label();
    private final Label phone = new Label();
    private final Button copy;
    private final Label hint = new Label();
    private final FlowPane counts = new FlowPane();
    private final Map<String, Label> labels = new HashMap<>();

    DispatchFoot(Kit kit, Runnable copyPhone) {
        this.kit = kit;
        copy = new Button(kit.text("dispatch.phone.copy"), Icons.of("mdal-content_copy"));
        copy.setId("dispatch-copy-phone");
        copy.setFocusTraversable(false);
        copy.setOnAction(event -> copyPhone.run());
        copy.setMinWidth(Region.USE_PREF_SIZE);
        who.getStyleClass().add("strong");
        who.setMinWidth(0);
        phone.setId("dispatch-phone");
        phone.setMinWidth(Region.USE_PREF_SIZE);
        hint.setId("dispatch-hint");
        hint.getStyleClass().add("dispatch-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(who, phone, copy);
        line.getStyleClass().add("dispatch-line");
        counts.getStyleClass().add("dispatch-counts");
        getStyleClass().add("dispatch-foot");
        getChildren().addAll(line, hint, counts);
    }

    /** Nothing has the cursor. */
    void none() {
        who.setText("");
        phone.setText("");
        hint.setText("");
        copy.setVisible(false);
    }

    void show(DayLine line, GridColumn column, GridCell cell, Showing showing) {
        Row enterprise = line.enterprise();
        StringJoiner person = new StringJoiner(" ");
        for (String part :
                List.of(enterprise.get(Enterprise.CONTACT, ""), enterprise.get(Enterprise.CONTACT_POST, ""))) {
            if (!part.isEmpty()) {
                person.add(part);
            }
        }
        who.setText(person.toString());
        phone.setText(Enterprise.PHONE.showMasked(enterprise, showing));
        copy.setVisible(enterprise.has(Enterprise.PHONE));
        String reason = cell.reason().replace('\n', ' ');
        hint.setText(cell.tone() == GridCell.Tone.NONE ? (options(column) + "   " + reason).strip() : reason);
        hint.pseudoClassStateChanged(ERROR, cell.tone() == GridCell.Tone.ERROR);
    }

    private String options(GridColumn column) {
        if (column.options().isEmpty()) {
            return column.figures() ? kit.text("dispatch.hint.figures") : "";
        }
        StringJoiner options = new StringJoiner("   ");
        for (int i = 0; i < column.options().size(); i++) {
            options.add((i + 1) + " " + column.options().get(i));
        }
        return options.toString();
    }

    void show(DayTally tally, int drafts) {
        count("reported", tally.reported(), tally.enterprises());
        count("called", tally.called());
        count("opened", tally.opened(), tally.due());
        count("returned", tally.returned(), tally.goingHome());
        count("hired", tally.hired());
        count("departed", tally.left());
        count("present", tally.present());
        count("short", tally.shortage());
        Label half = count(DRAFTS, drafts);
        half.setVisible(drafts > 0);
        half.setManaged(drafts > 0);
    }

    /** Its label stays: a new one is styled anew, which costs more than a key may. */
    private Label count(String what, Object... numbers) {
        Label label = labels.computeIfAbsent(what, this::label);
        label.setText(kit.text("dispatch.count." + what, numbers));
        return label;
    }

    private Label label(String what) {
        Label label = new Label();
        label.setId("dispatch-count-" + what);
        if (what.equals(DRAFTS)) {
            label.getStyleClass().add("unsaved");
        }
        label.setMinWidth(Region.USE_PREF_SIZE);
        counts.getChildren().add(label);
        return label;
    }
}
