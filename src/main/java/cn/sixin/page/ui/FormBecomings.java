package cn.sixin.page.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Labels;
import cn.sixin.page.Becoming;
import cn.sixin.page.LedgerPage;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/** The buttons and keys by which a form's row becomes another ledger's. */
final class FormBecomings {
    private FormBecomings() {}

    /** Puts them into a form's foot. @param keys where their keys are heard */
    static void install(Kit kit, LedgerPage page, HBox foot, Node keys, Consumer<Becoming> become) {
        Labels labels = kit.labels();
        List<Becoming> all = page.becomings();
        for (Becoming becoming : all) {
            String word = labels.text(page.ledger().name() + ".becomes." + becoming.name());
            String key = String.valueOf(becoming.key()).toUpperCase(Locale.ROOT);
            Button button = new Button(word, Icons.of("mdal-arrow_forward"));
            button.setId("become-" + becoming.name());
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setTooltip(new Tooltip(kit.text("page.becomes.tip", word, key)));
            button.setOnAction(event -> become.accept(becoming));
            foot.getChildren().add(foot.getChildren().size() - 2, button);
            new PageKeys()
                    .on(PageKeys.control(KeyCode.valueOf(key)), () -> become.accept(becoming))
                    .install(keys);
        }
    }
}
