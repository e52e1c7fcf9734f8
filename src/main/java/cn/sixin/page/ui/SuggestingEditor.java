package cn.sixin.page.ui;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Reading;
import cn.sixin.page.Desk;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** What is found while it is typed: a list follows the text, arrows and Enter choose, the down arrow opens it. */
abstract class SuggestingEditor<T> extends FieldEditor<T> {
    private static final int LINES = 8;
    private static final double LINE = 28;
    private static final double WIDTH = 260;

    private final Desk desk;
    private final TextField field = new TextField();
    private final ListView<T> list = new ListView<>();
    private final Popup popup = new Popup();
    private @Nullable T chosen;
    private String chosenText = "";

    SuggestingEditor(Column<T> column, Desk desk) {
        super(column);
        this.desk = desk;
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

    /** What may be meant, the likeliest first. */
    abstract List<T> fitting(String typed);

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
        list.getItems().setAll(fitting(text));
        if (list.getItems().isEmpty()) {
            popup.hide();
            return;
        }
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setFixedCellSize(LINE);
        list.setPrefSize(
                Math.max(field.getWidth(), WIDTH), Math.min(list.getItems().size(), LINES) * LINE + 4);
        Bounds place = field.localToScreen(field.getBoundsInLocal());
        if (place != null) {
            popup.show(field, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void key(KeyEvent event) {
        if (!popup.isShowing()) {
            if (event.getCode() == KeyCode.DOWN && field.isEditable()) {
                offer(chosen == null ? field.getText() : "");
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
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

    private void move(int by) {
        int at = Math.clamp(
                list.getSelectionModel().getSelectedIndex() + by,
                0,
                list.getItems().size() - 1);
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - LINES / 2));
    }

    private void choose(@Nullable T value) {
        popup.hide();
        if (value != null) {
            show(value);
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
    void show(@Nullable T value) {
        chosen = value;
        chosenText = value == null ? "" : column.kind().show(value, desk.showing());
        field.setText(chosenText);
    }

    /** A whole name or code typed without choosing counts, too. */
    @Override
    Reading<T> read() {
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
        T value = read().value();
        if (chosen == null && value != null) {
            show(value);
            changed();
        }
    }

    private final class NameCell extends ListCell<T> {
        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setText(value == null || empty ? null : column.kind().show(value, desk.showing()));
        }
    }
}
