package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.page.ExportLayout;
import cn.sixin.page.ExportModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which recipient's layout a list goes out in, and the way to change one. */
final class LayoutChoice {
    private final Kit kit;
    private final ExportModel model;
    private final ComboBox<Optional<ExportLayout>> box = new ComboBox<>();

    LayoutChoice(Kit kit, ExportModel model) {
        this.kit = kit;
        this.model = model;
        box.setId("export-layout");
        box.setAccessibleText(kit.text("page.layout.title"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Names());
        show(List.of(), "");
        kit.background()
                .job(kit.text("page.loading"), progress -> model.layouts().all())
                .quiet()
                .onSuccess(layouts -> show(layouts, ""))
                .start();
    }

    /** @param chosen the name of the one to stand there; "" for none */
    private void show(List<ExportLayout> layouts, String chosen) {
        List<Optional<ExportLayout>> items = new ArrayList<>();
        items.add(Optional.empty());
        layouts.forEach(layout -> items.add(Optional.of(layout)));
        box.getItems().setAll(items);
        box.setValue(items.stream()
                .filter(item -> item.map(ExportLayout::name).orElse("").equals(chosen))
                .findFirst()
                .orElse(Optional.empty()));
    }

    Optional<ExportLayout> chosen() {
        Optional<ExportLayout> value = box.getValue();
        return value == null ? Optional.empty() : value;
    }

    HBox node(Window owner) {
        Button edit = new Button(kit.text("page.layout.edit"));
        edit.setId("layout-edit");
        edit.setOnAction(event -> new LayoutSheet(kit, model, chosen(), this::show).show(owner));
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox line = new HBox(box, edit);
        line.getStyleClass().add("history-head");
        return line;
    }

    private final class Names extends StringConverter<Optional<ExportLayout>> {
        @Override
        public String toString(@Nullable Optional<ExportLayout> layout) {
            return layout == null ? "" : layout.map(ExportLayout::name).orElse(kit.text("page.layout.none"));
        }

        @Override
        public Optional<ExportLayout> fromString(String text) {
            throw new UnsupportedOperationException("the list is not typed into");
        }
    }
}
