package cn.sixin.page.ui;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.page.Desk;
import cn.sixin.store.search.Result;
import java.util.Optional;
import java.util.UUID;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** Another ledger's row, found while typing by name, pinyin initials or code; arrows and Enter choose. */
final class ReferenceEditor extends FieldEditor<UUID> {
    private static final int OFFERED = 8;
    private static final double LINE = 28;

    private final Desk desk;
    private final Ledger target;
    private final TextField field = new TextField();
    private final ListView<UUID> list = new ListView<>();
    private final Popup popup = new Popup();
    private @Nullable UUID chosen;
    private String chosenText = "";

    ReferenceEditor(Column<UUID> column, ReferenceKind kind, Desk desk) {
        super(column);
        this.desk = desk;
        target = kind.target();
        list.setId("suggestions");
        list.setFocusTraversable(false);
        list.setCellFactory(any -> new NameCell());
        list.setOnMouseClicked(event -> choose(list.getSelectionModel().getSelectedItem()));
        popup.getContent().add(list);
        popup.setAutoFix(true);
        field.textProperty().addListener((seen, before, now) -> typed(now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().addListener((seen, before, now) -> {
            if (!now) {
                popup.hide();
            }
        });
    }

    private void typed(String text) {
        if (!text.equals(chosenText)) {
            chosen = null;
            if (field.isFocused()) {
                offer(text);
            }
        }
        changed();
    }

    private void offer(String text) {
        Result found = desk.index(target).suggest(text, OFFERED);
        list.getItems().setAll(found.ids());
        if (found.count() == 0) {
            popup.hide();
            return;
        }
        list.getSelectionModel().selectFirst();
        list.setFixedCellSize(LINE);
        list.setPrefSize(Math.max(field.getWidth(), 260), found.count() * LINE + 4);
        Bounds place = field.localToScreen(field.getBoundsInLocal());
        if (place != null) {
            popup.show(field, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void key(KeyEvent event) {
        if (!popup.isShowing()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> choose(list.getSelectionModel().getSelectedItem());
            case ESCAPE -> popup.hide();
            case TAB -> {
                choose(list.getSelectionModel().getSelectedItem());
                return; // and on to the next field
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(@Nullable UUID id) {
        popup.hide();
        if (id != null) {
            show(id);
            field.end();
            changed();
        }
    }

    @Override
    Node node() {
        return field;
    }

    @Override
    TextField control() {
        return field;
    }

    @Override
    void show(@Nullable UUID value) {
        chosen = value;
        chosenText = value == null ? "" : column.kind().show(value, desk.showing());
        field.setText(chosenText);
    }

    /** A whole name or code typed without choosing counts, too. */
    @Override
    Reading<UUID> read() {
        return chosen != null ? Reading.of(chosen) : column.kind().read(Cell.of(field.getText()), desk.context());
    }

    @Override
    Optional<String> text() {
        return Optional.of(field.getText());
    }

    @Override
    void retype(String text) {
        field.setText(text);
    }

    @Override
    void settle() {
        UUID value = read().value();
        if (chosen == null && value != null) {
            show(value);
            changed();
        }
    }

    private final class NameCell extends ListCell<UUID> {
        @Override
        protected void updateItem(@Nullable UUID id, boolean empty) {
            super.updateItem(id, empty);
            setText(id == null || empty ? null : column.kind().show(id, desk.showing()));
        }
    }
}
