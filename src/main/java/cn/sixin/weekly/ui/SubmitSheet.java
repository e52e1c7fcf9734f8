package cn.sixin.weekly.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.kit.Kit;
import cn.sixin.page.ui.Sheet;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Weekly;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Which 口径 a report names first, what is not in it, and a note; then it is submitted. */
final class SubmitSheet {
    private static final double WIDTH = 520;

    private final Kit kit;

    SubmitSheet(Kit kit) {
        this.kit = kit;
    }

    /** @param submit is given the definition and the note, which may be blank */
    void show(Window owner, Report report, BiConsumer<String, String> submit) {
        ToggleGroup group = new ToggleGroup();
        VBox body = new VBox(head("weekly.column.definition"));
        body.getStyleClass().add("lines");
        for (String code : Weekly.DEFINITIONS.codes()) {
            RadioButton choice = new RadioButton(Weekly.DEFINITIONS.label(code, kit.labels()));
            choice.setId("submit-" + code);
            choice.setUserData(code);
            choice.setToggleGroup(group);
            choice.setSelected(group.getToggles().size() == 1);
            body.getChildren().add(choice);
        }
        if (!report.unreported().isEmpty()) {
            body.getChildren()
                    .add(warning("weekly.submit.unreported", report.unreported().size()));
        }
        if (!report.carried().isEmpty()) {
            body.getChildren()
                    .add(warning("weekly.submit.carried", report.carried().size()));
        }
        TextField note = new TextField();
        note.setId("submit-note");
        note.setPromptText(kit.text("weekly.submit.note"));
        note.setAccessibleText(kit.text("weekly.submit.note"));
        Label keeps = new Label(kit.text("weekly.submit.keeps"));
        keeps.setWrapText(true);
        keeps.getStyleClass().add("muted");
        body.getChildren().addAll(head("weekly.column.note"), note, keeps);
        Sheet sheet =
                new Sheet(kit, owner, kit.text("weekly.submit.title", LunarDay.report(report.asOf())), body, WIDTH);
        Button ok = sheet.action(kit.text("weekly.submit.ok"), () -> {
            sheet.close();
            submit.accept((String) group.getSelectedToggle().getUserData(), note.getText());
        });
        ok.setId("submit-go");
        sheet.closedBy("page.cancel").show();
        ok.requestFocus();
    }

    private Label head(String key) {
        Label label = new Label(kit.text(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private Label warning(String key, int count) {
        Label label = new Label(kit.text(key, count));
        label.setWrapText(true);
        label.getStyleClass().add("unsaved");
        return label;
    }
}
